package org.linstock.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.linstock.tensor.Tensor;

/**
 * Tensors by name in <a href="https://github.com/huggingface/safetensors">safetensors</a> files,
 * which Python reads and writes too. Writing is deterministic: the same tensors give the same
 * bytes, and the same as Python's library gives.
 *
 * <p>Read types become the tensor type that holds all their values: F16 and BF16 become float32,
 * the small integers int64.
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

  /** Writes a file that has its name only once it is complete. */
  public static void save(Path path, Map<String, Tensor> tensors) throws IOException {
    // Not createTempFile, whose files nobody but their owner may read.
    Path temporary =
        path.resolveSibling(".%s.%s.tmp".formatted(path.getFileName(), UUID.randomUUID()));
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
        write(out, tensors, Map.of());
      }
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Reads a file. */
  public static Map<String, Tensor> load(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return read(in, Files.size(path), path.toString());
    }
  }
}
