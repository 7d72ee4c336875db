package org.linstock.jobs.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.config.Architecture;
import org.linstock.jobs.console.UserException;
import org.linstock.nn.Module;
import org.linstock.spark.TrainingSummary;

/**
 * A saved model or pipeline as text: its stages, its net, and whether the net's numbers are sound.
 */
public final class ModelView {
  private static final String METADATA = "metadata";
  private static final String STAGES = "stages";
  private static final String CONFIG = "config.json";
  private static final String MODEL = "model.safetensors";

  private final FileSystem fs;
  private final Configuration hadoop;
  private final List<String> lines = new ArrayList<>();

  private ModelView(FileSystem fs, Configuration hadoop) {
    this.fs = fs;
    this.hadoop = hadoop;
  }

  /** Whether {@code path} is what {@code write().save(path)} of a stage or pipeline makes. */
  public static boolean isModel(Configuration hadoop, String path) {
    try {
      Path root = new Path(path);
      return root.getFileSystem(hadoop).exists(new Path(root, METADATA));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** The model at {@code path} as text. */
  public static String of(Configuration hadoop, String path) {
    try {
      Path root = new Path(path);
      ModelView view = new ModelView(root.getFileSystem(hadoop), hadoop);
      view.show(root);
      return String.join(System.lineSeparator(), view.lines);
    } catch (IOException | IllegalArgumentException e) {
      throw failure(path, e);
    }
  }

  private void show(Path root) throws IOException {
    Path stages = new Path(root, STAGES);
    if (!fs.exists(stages)) {
      lines.add(root + ": a saved " + className(root));
      net(root);
      return;
    }
    FileStatus[] children = fs.listStatus(stages);
    Arrays.sort(children);
    lines.add(root + ": a saved pipeline of " + children.length + " stages");
    for (FileStatus child : children) {
      lines.add("  " + className(child.getPath()) + columns(child.getPath()));
    }
    for (FileStatus child : children) {
      net(child.getPath());
    }
  }

  private void net(Path stage) throws IOException {
    if (!fs.exists(new Path(stage, CONFIG))) {
      return;
    }
    long stateBytes = fs.getFileStatus(new Path(stage, MODEL)).getLen();
    Module net = Architecture.fromJson(text(new Path(stage, CONFIG)), stateBytes);
    net.loadStateDict(TensorFileView.read(hadoop, new Path(stage, MODEL)));
    long parameters = net.parameters().stream().mapToLong(p -> p.numel()).sum();
    lines.add("");
    lines.add(net.toString());
    lines.add(
        String.format(
            Locale.ROOT, "%,d parameters, verified: %s", parameters, new Path(stage, MODEL)));
    TrainingSummary.read(stage.toString(), hadoop)
        .ifPresent(summary -> lines.addAll(ProvenanceView.of(summary)));
  }

  private String className(Path stage) throws IOException {
    String name = metadata(stage).path("class").asText("model");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String columns(Path stage) throws IOException {
    JsonNode params = metadata(stage).path("paramMap");
    String in = first(params, "inputCol", "inputCols", "featuresCol");
    String out = first(params, "outputCol", "predictionCol");
    return (in.isEmpty() ? "" : "  " + in) + (out.isEmpty() ? "" : " -> " + out);
  }

  private static String first(JsonNode params, String... names) {
    for (String name : names) {
      JsonNode value = params.path(name);
      if (value.isArray() && value.size() > 4) {
        return value.get(0).asText() + ", … " + value.size() + " columns";
      }
      if (!value.isMissingNode()) {
        return value.isArray() ? value.toString() : value.asText();
      }
    }
    return "";
  }

  private JsonNode metadata(Path stage) throws IOException {
    FileStatus[] parts = fs.globStatus(new Path(stage, METADATA + "/part-*"));
    if (parts == null || parts.length == 0) {
      throw new IOException(
          "no " + METADATA + " in " + stage + "; the model is incomplete, save it again");
    }
    return new ObjectMapper().readTree(text(parts[0].getPath()));
  }

  private String text(Path file) throws IOException {
    try (InputStream in = fs.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static UserException failure(String path, Exception e) {
    return new UserException("inspect " + path + ": " + e.getMessage(), e);
  }
}
