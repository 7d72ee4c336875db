package org.linstock.spark.predict;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.config.Architecture;
import org.linstock.io.Safetensors;
import org.linstock.io.SafetensorsHeader;
import org.linstock.memory.Arena;
import org.linstock.spark.checkpoint.RoundCheck;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;
import org.linstock.tensor.Tensor;

/**
 * The files of a saved net: {@code config.json} and {@code model.safetensors}, on any Hadoop file
 * system.
 */
public final class NetFiles {
  private static final String CONFIG = "config.json";
  private static final String MODEL = "model.safetensors";
  private static final String SHAPE = "linstock.input_shape";
  private static final String LOSS = "linstock.loss";
  private static final List<String> LOSSES =
      Arrays.stream(LossKind.values()).map(LossKind::name).toList();
  private static final long MAX_CONFIG_BYTES = 64L << 20;

  private final FileSystem fs;
  private final Path directory;
  private final Configuration conf;

  public NetFiles(String directory, Configuration conf) throws IOException {
    this.directory = new Path(directory);
    this.fs = this.directory.getFileSystem(conf);
    this.conf = conf;
  }

  /**
   * Writes the net; the shape of its input goes into the safetensors metadata, which other readers
   * pass over.
   */
  public void save(TrainedNet net) throws IOException {
    NetSpec spec = net.spec();
    write(CONFIG, out -> out.write(spec.architecture().getBytes(StandardCharsets.UTF_8)));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put(SHAPE, spec.exampleShape().toString().replaceAll("[\\[\\] ]", ""));
    metadata.put(LOSS, spec.loss().name());
    try (Arena arena = Arena.open()) {
      write(MODEL, out -> Safetensors.write(out, net.build().stateDict(), metadata));
    }
  }

  /** Reads what {@link #save} wrote. */
  public TrainedNet load() throws IOException {
    Map<String, String> metadata = metadata();
    String loss = metadata.getOrDefault(LOSS, "");
    if (shape(metadata).isEmpty() || !LOSSES.contains(loss)) {
      throw new IOException(
          "%s/%s: metadata has %s=\"%s\" and %s=\"%s\", so it is not a saved model's file; load it with fromSafetensors"
              .formatted(directory, MODEL, SHAPE, metadata.get(SHAPE), LOSS, loss));
    }
    return load(List.of(), LossKind.valueOf(loss));
  }

  /**
   * Reads a net of either file's making; verifies the files first if the directory is a
   * checkpoint's round.
   *
   * @param inputShape shape of one example; empty: that of the saved net, or without one the width
   *     of the first layer
   */
  public TrainedNet load(List<Integer> inputShape, LossKind loss) throws IOException {
    RoundCheck.verify(directory, conf);
    Path config = new Path(directory, CONFIG);
    long length = length(config, "is this a saved Linstock model?");
    if (length > MAX_CONFIG_BYTES) {
      throw new IOException(config + ": " + length + " bytes are too many for an architecture");
    }
    String architecture = new String(read(config), StandardCharsets.UTF_8);
    List<Integer> shape = inputShape.isEmpty() ? shape(metadata()) : inputShape;
    try (Arena arena = Arena.open()) {
      Map<String, Tensor> state = tensors(new Path(directory, MODEL));
      refuseSizesOutOfProportion(config, architecture);
      NetSpec spec = named(config, () -> NetSpecs.of(architecture, shape, loss));
      return named(new Path(directory, MODEL), () -> TrainedNet.of(spec, state));
    }
  }

  private static <T> T named(Path file, Supplier<T> action) throws IOException {
    try {
      return action.get();
    } catch (IllegalArgumentException | LinstockException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Integer> shape(Map<String, String> metadata) {
    String shape = metadata.getOrDefault(SHAPE, "");
    return shape.matches("[0-9]{1,9}(,[0-9]{1,9})*")
        ? Arrays.stream(shape.split(",", -1)).map(Integer::valueOf).toList()
        : List.of();
  }

  /**
   * A few bytes of JSON may name a net of any size; the values beside it bound what is believed.
   */
  private void refuseSizesOutOfProportion(Path config, String architecture) throws IOException {
    long stateBytes = length(new Path(directory, MODEL), "is this a saved Linstock model?");
    named(config, () -> Architecture.fromJson(architecture, stateBytes));
  }

  /**
   * Writes a file under a temporary name and renames it, so that a name stands for a whole file.
   */
  public void write(String file, Content content) throws IOException {
    fs.mkdirs(directory);
    Path temporary = new Path(directory, ".tmp-" + file);
    try (OutputStream out = fs.create(temporary, true)) {
      content.writeTo(out);
    }
    if (!fs.rename(temporary, new Path(directory, file))) {
      throw new IOException("could not rename " + temporary + " to " + file);
    }
  }

  /** A whole file of this directory, or null if there is no such file. */
  public byte[] readIfPresent(String file) throws IOException {
    Path path = new Path(directory, file);
    return fs.exists(path) ? read(path) : null;
  }

  /** Removes the directory. */
  public void discard() throws IOException {
    fs.delete(directory, true);
  }

  /** Tensors of a safetensors file anywhere; a checkpoint's round is verified first. */
  public static Map<String, Tensor> tensors(String file, Configuration conf) throws IOException {
    Path path = new Path(file);
    NetFiles files = new NetFiles(String.valueOf(path.getParent()), conf);
    RoundCheck.verify(files.directory, conf);
    return files.tensors(path);
  }

  /**
   * The values at a path: a {@code .safetensors} file, or a directory with {@code
   * model.safetensors}, such as a saved model or a checkpoint's round.
   */
  public static Map<String, Tensor> state(String path, Configuration conf) throws IOException {
    Path at = new Path(path);
    boolean directory = at.getFileSystem(conf).getFileStatus(at).isDirectory();
    return tensors(directory ? new Path(at, MODEL).toString() : path, conf);
  }

  /** Writes one file's content. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private Map<String, Tensor> tensors(Path path) throws IOException {
    long length = length(path, "give a .safetensors file");
    try (InputStream in = fs.open(path)) {
      return Safetensors.read(in, length, path.toString());
    }
  }

  private Map<String, String> metadata() throws IOException {
    Path model = new Path(directory, MODEL);
    long length = length(model, "is this a saved Linstock model?");
    try (InputStream in = fs.open(model)) {
      return SafetensorsHeader.read(in, length, model.toString()).metadata();
    }
  }

  private long length(Path path, String hint) throws IOException {
    try {
      return fs.getFileStatus(path).getLen();
    } catch (FileNotFoundException e) {
      FileNotFoundException clear = new FileNotFoundException(path + ": no such file; " + hint);
      clear.initCause(e);
      throw clear;
    }
  }

  private byte[] read(Path path) throws IOException {
    try (InputStream in = fs.open(path)) {
      return in.readAllBytes();
    }
  }
}
