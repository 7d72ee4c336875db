package org.linstock.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.files.Locations;
import org.linstock.jobs.pipeline.Activation;
import org.linstock.jobs.pipeline.Network;
import picocli.CommandLine.Option;

/** Which net is trained. */
final class NetworkOptions {
  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "N",
      description =
          "widths of the hidden layers, as in 256,128; default 64 if there is no --network")
  private List<Integer> layers;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "between the layers: relu, sigmoid or tanh; default relu")
  private Activation activation;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description = "the architecture as JSON, instead of --layers")
  private String network;

  @Option(
      names = "--input-shape",
      split = ",",
      paramLabel = "N",
      description =
          "how a row is shaped for the net, as in 1,28,28; default the number of features")
  private List<Integer> inputShape;

  /** Refuses options that do not fit together. */
  void check(Calls calls) {
    calls.require(layers == null || network == null, "--layers and --network: give one of them");
    calls.require(
        activation == null || network == null,
        "--activation: needs --layers, a --network has its own");
    calls.require(
        layers == null || layers.stream().allMatch(n -> n > 0),
        "--layers " + layers + ": every width must be 1 or more");
  }

  /** The architecture in the file given; null when there is none. */
  String read(Configuration hadoop) {
    if (network == null) {
      return null;
    }
    Locations.requireExisting(hadoop, "--network", network);
    Path path = new Path(network);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Network.check(json, "--network " + network);
      return json;
    } catch (IOException e) {
      throw new UserException("--network " + network + ": " + e.getMessage(), e);
    }
  }

  /**
   * The net for rows of {@code width} features; {@code architecture} is what {@link #read} gave.
   */
  Network network(String architecture, int width, int outputs) {
    List<Integer> shape = inputShape == null ? List.of(width) : inputShape;
    if (architecture != null) {
      return new Network(architecture, shape, "--network " + network);
    }
    List<Integer> hidden = layers == null ? Network.DEFAULT_LAYERS : layers;
    Activation between = activation == null ? Activation.RELU : activation;
    return Network.dense(width, hidden, between, outputs, shape);
  }
}
