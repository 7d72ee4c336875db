package org.linstock.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing half-written keeps a file's name, whatever fails. */
class AtomicFileTest {
  @TempDir Path directory;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWriterThatFailsInTheMiddleLeavesNothing() throws IOException {
    Path path = directory.resolve("x");
    AtomicFile.Content failing =
        out -> {
          out.write(new byte[100_000]);
          assertEquals(1, names().size());
          throw new IOException("disk full");
        };
    assertEquals(
        "disk full",
        assertThrows(IOException.class, () -> AtomicFile.write(path, failing)).getMessage());
    assertEquals(List.of(), names());
  }

  @Test
  void aWriterThatFailsLeavesTheOldFile() throws IOException {
    Path path = directory.resolve("x");
    AtomicFile.write(path, out -> text(out, "old"));
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                path,
                out -> {
                  text(out, "new");
                  throw new IllegalStateException();
                }));
    assertEquals("old", Files.readString(path));
    assertEquals(List.of("x"), names());
  }

  @Test
  void theNameAppearsOnlyWhenAllIsWritten() throws IOException {
    Path path = directory.resolve("x");
    AtomicFile.write(
        path,
        out -> {
          text(out, "all");
          out.flush();
          assertEquals(false, Files.exists(path));
        });
    assertEquals("all", Files.readString(path));
    AtomicFile.write(path, out -> text(out, "again"));
    assertEquals("again", Files.readString(path));
    assertEquals(List.of("x"), names());
  }

  @Test
  void aBareNameIsOneInTheWorkingDirectory() throws IOException {
    Path path = Path.of("atomic-file-test-" + directory.getFileName());
    try {
      AtomicFile.write(path, out -> text(out, "here"));
      assertEquals("here", Files.readString(path.toAbsolutePath()));
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
