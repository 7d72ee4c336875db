package org.linstock.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linstock.tensor.Tensor;

/**
 * Tensors by name in <a href="https://github.com/huggingface/safetensors">safetensors</a> files,
 * which Python reads and writes too. Writing is deterministic: the same tensors give the same
 * bytes, and the same as Python's library gives.
 *
 * <p>Read types become the tensor type that holds all their values: F16 and BF16 become float32,
 * the integers int64. A tensor is read in pieces, straight into its array: memory never exceeds the
 * tensors asked for, the header and less than 1 MB besides.
 */
public final class Safetensors {
  private Safetensors() {}

  /** Writes the tensors; the stream stays open. */
  public static void write(
      OutputStream out, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    new SafetensorsWriter(tensors, metadata).writeTo(out);
  }

  /**
   * Reads all tensors; the stream stays open.
   *
   * @param length the length of the whole file in bytes
   * @param file what to call it in errors
   * @throws SafetensorsException when the file breaks a rule of the format
   */
  public static Map<String, Tensor> read(InputStream in, long length, String file)
      throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(in, length, file);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      tensors.put(entry.name(), TensorBytes.read(in, entry, file));
    }
    return tensors;
  }

  /**
   * Writes a file that has its name only once it is complete and on the disk; a failure leaves what
   * was there before.
   */
  public static void save(Path path, Map<String, Tensor> tensors) throws IOException {
    save(path, tensors, Map.of());
  }

  /** As {@link #save(Path, Map)}, with notes of the file's own. */
  public static void save(Path path, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(tensors, metadata);
    AtomicFile.write(path, writer::writeTo);
  }

  /**
   * Reads all tensors of a file.
   *
   * @throws SafetensorsException when the file breaks a rule of the format
   */
  public static Map<String, Tensor> load(Path path) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      return load(file, file.keys());
    }
  }

  /**
   * Reads some tensors of a file, in the given order; the memory taken is theirs and less than 1 MB
   * besides.
   *
   * @throws IllegalArgumentException when one is not there
   * @throws SafetensorsException when the file breaks a rule of the format
   */
  public static Map<String, Tensor> load(Path path, Collection<String> names) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      names.forEach(file::entry);
      return load(file, names);
    }
  }

  private static Map<String, Tensor> load(SafetensorsFile file, Collection<String> names)
      throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, file.get(name));
    }
    return tensors;
  }
}
