package org.linstock.jobs.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.io.Safetensors;
import org.linstock.jobs.console.UserException;
import org.linstock.tensor.Tensor;

/** A safetensors file as a table: name, type and shape of every tensor. */
public final class TensorFileView {
  private TensorFileView() {}

  /**
   * The file at {@code path} as text; the whole file is read, so what is shown is known to be
   * sound.
   */
  public static String of(Configuration hadoop, String path) {
    Map<String, Tensor> tensors = read(hadoop, new Path(path));
    int widest = tensors.keySet().stream().mapToInt(String::length).max().orElse(4);
    String row = "%-" + Math.max(4, widest) + "s  %-8s %-20s %12s";
    List<String> lines = new ArrayList<>();
    lines.add(path + ": safetensors, verified");
    lines.add(String.format(row, "name", "type", "shape", "values"));
    long total = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      total += tensor.numel();
      lines.add(
          String.format(
              Locale.ROOT,
              row,
              entry.getKey(),
              tensor.dtype(),
              Arrays.toString(tensor.shape()),
              String.format(Locale.ROOT, "%,d", tensor.numel())));
    }
    lines.add(String.format(Locale.ROOT, "%d tensors, %,d values", tensors.size(), total));
    return String.join(System.lineSeparator(), lines);
  }

  /** The tensors of the file at {@code path}. */
  static Map<String, Tensor> read(Configuration hadoop, Path path) {
    try {
      FileSystem fs = path.getFileSystem(hadoop);
      try (InputStream in = fs.open(path)) {
        return Safetensors.read(in, fs.getFileStatus(path).getLen(), path.toString());
      }
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw new UserException(
          message.contains(path.getName()) ? message : "inspect " + path + ": " + message, e);
    }
  }
}
