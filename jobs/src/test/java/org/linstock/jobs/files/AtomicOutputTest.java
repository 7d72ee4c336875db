package org.linstock.jobs.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.jobs.console.UserException;

class AtomicOutputTest {
  @TempDir private Path home;

  @Test
  void appearsWhenCommittedAndLeavesNothingElse() throws IOException {
    try (AtomicOutput output = open("model", false)) {
      write(output, "new");
      assertTrue(Files.notExists(home.resolve("model")), "visible before the commit");
      output.commit();
    }
    assertEquals("new", Files.readString(home.resolve("model/part")));
    assertEquals(List.of("model"), names());
  }

  @Test
  void vanishesWhenNotCommitted() throws IOException {
    try (AtomicOutput output = open("model", false)) {
      write(output, "half");
    }
    assertEquals(List.of(), names());
  }

  @Test
  void refusesWhatIsThereUnlessToldToReplaceIt() throws IOException {
    Files.createDirectories(home.resolve("model"));
    Files.writeString(home.resolve("model/part"), "old");
    UserException e = assertThrows(UserException.class, () -> open("model", false));
    assertTrue(
        e.getMessage().contains("already there") && e.getMessage().contains("--overwrite"),
        e.getMessage());
    try (AtomicOutput output = open("model", true)) {
      write(output, "new");
      assertEquals("old", Files.readString(home.resolve("model/part")));
      output.commit();
    }
    assertEquals("new", Files.readString(home.resolve("model/part")));
    assertEquals(List.of("model"), names());
  }

  @Test
  void namesThePlaceThatCannotBeWritten() throws IOException {
    Files.writeString(home.resolve("file"), "a file, not a directory");
    UserException e = assertThrows(UserException.class, () -> open("file/model", false));
    assertTrue(
        e.getMessage().contains("--model") && e.getMessage().contains("file/model"),
        e.getMessage());
  }

  private AtomicOutput open(String name, boolean overwrite) {
    return new AtomicOutput(
        new Configuration(), "--model", home.resolve(name).toString(), overwrite);
  }

  private static void write(AtomicOutput output, String content) throws IOException {
    Path directory = Files.createDirectories(Path.of(output.temporary()));
    Files.writeString(directory.resolve("part"), content);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
