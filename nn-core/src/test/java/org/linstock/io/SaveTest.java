package org.linstock.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.memory.Scope;
import org.linstock.tensor.Tensor;

/** Files appear whole or not at all. */
class SaveTest {
  @TempDir Path directory;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void savesLoadsAndReplaces() throws IOException {
    Path path = directory.resolve("x.safetensors");
    Safetensors.save(path, Map.of("x", Tensor.arange(3), "y", Tensor.ofInts(7)));
    Safetensors.save(path, Map.of("x", Tensor.arange(4)));
    assertArrayEquals(new float[] {0, 1, 2, 3}, Safetensors.load(path).get("x").toFloatArray());
    assertEquals(List.of("x.safetensors"), names());
  }

  @Test
  void aFailedSaveLeavesTheOldFileAndNothingElse() throws IOException {
    Path path = directory.resolve("x.safetensors");
    Safetensors.save(path, Map.of("x", Tensor.arange(3)));
    Tensor stale;
    try (Scope scope = Scope.open()) {
      stale = Tensor.ones(2);
    }
    assertThrows(IllegalStateException.class, () -> Safetensors.save(path, Map.of("x", stale)));
    assertEquals(List.of("x.safetensors"), names());
    assertArrayEquals(new float[] {0, 1, 2}, Safetensors.load(path).get("x").toFloatArray());
    Scope.releaseThreadMemory();
  }

  @Test
  void aNameThatIsADirectoryIsAnErrorThatLeavesNothing() throws IOException {
    Path path = Files.createDirectories(directory.resolve("taken").resolve("inside")).getParent();
    assertThrows(IOException.class, () -> Safetensors.save(path, Map.of("x", Tensor.ones(1))));
    assertEquals(List.of("taken"), names());
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path path = directory.resolve("missing").resolve("x.safetensors");
    String message =
        assertThrows(
                NoSuchFileException.class,
                () -> Safetensors.save(path, Map.of("x", Tensor.ones(1))))
            .getMessage();
    assertTrue(message.contains("missing"), message);
  }

  @Test
  void aSavedFileHasThePermissionsOfAnyOther() throws IOException {
    Path path = directory.resolve("x.safetensors");
    Safetensors.save(path, Map.of("x", Tensor.ones(1)));
    Path other = Files.createFile(directory.resolve("other"));
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(path));
  }

  @Test
  void aCorruptFileIsNamedByItsPath() throws IOException {
    Path path = directory.resolve("bad.safetensors");
    Files.write(path, new byte[] {1, 2, 3});
    String message =
        assertThrows(SafetensorsException.class, () -> Safetensors.load(path)).getMessage();
    assertTrue(message.contains(path.toString()), message);
  }
}
