package org.linstock.spark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Changes to files on the local file system, which keeps checksums beside them. */
final class FileTestKit {
  private FileTestKit() {}

  static void delete(Path directory) throws IOException {
    FileUtils.deleteDirectory(directory.toFile());
  }

  static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  static void change(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file, StandardCharsets.ISO_8859_1);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("nothing to change in " + file + ": " + before);
    }
    write(file, after);
  }

  static void replace(Path file, String from, String to) throws IOException {
    change(file, text -> text.replace(from, to));
  }

  static void truncate(Path file, int bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(bytes);
    }
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }

  /** Changes MLlib's metadata of a saved stage. */
  static void metadata(Path stage, UnaryOperator<String> change) throws IOException {
    try (Stream<Path> files = Files.list(stage.resolve("metadata"))) {
      for (Path part : files.filter(f -> f.getFileName().toString().startsWith("part-")).toList()) {
        change(part, change);
      }
    }
  }
}
