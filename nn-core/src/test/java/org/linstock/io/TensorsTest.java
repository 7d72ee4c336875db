package org.linstock.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** One tensor, a list, a map. */
class TensorsTest {
  @TempDir Path directory;

  private Path path() {
    return directory.resolve("x.safetensors");
  }

  private String message(Executable action) {
    return assertThrows(SafetensorsException.class, action)
        .getMessage()
        .replace("safetensors file " + path() + ": ", "");
  }

  @Test
  void oneTensor() throws IOException {
    Tensors.save(path(), Tensor.arange(6).reshape(2, 3));
    Tensor x = Tensors.load(path());
    assertArrayEquals(new long[] {2, 3}, x.shape());
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, x.toFloatArray());
  }

  @Test
  void aListKeepsItsOrder() throws IOException {
    List<Tensor> list = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      list.add(i % 2 == 0 ? Tensor.ofInts(i) : Tensor.full(i, 1));
    }
    Tensors.save(path(), list);
    List<Tensor> again = Tensors.loadList(path());
    assertEquals(12, again.size());
    for (int i = 0; i < 12; i++) {
      assertEquals(i, again.get(i).item());
      assertEquals(i % 2 == 0 ? DType.INT64 : DType.FLOAT32, again.get(i).dtype());
    }
    Tensors.save(path(), List.of());
    assertEquals(List.of(), Tensors.loadList(path()));
  }

  @Test
  void aMap() throws IOException {
    Map<String, Tensor> map = new LinkedHashMap<>();
    map.put("x", Tensor.ones(2));
    map.put("0", Tensor.ofInts(3));
    Tensors.save(path(), map);
    assertEquals(map.keySet(), Tensors.loadMap(path()).keySet());
    assertEquals(3, Tensors.loadMap(path()).get("0").item());
  }

  @Test
  void anotherKindIsRefusedWithTheMethodToUse() throws IOException {
    Tensors.save(path(), Tensor.ones(2));
    assertEquals(
        "holds a single tensor (1 in all), not a list of tensors; use Tensors.load",
        message(() -> Tensors.loadList(path())));
    assertEquals(
        "holds a single tensor (1 in all), not a map of tensors; use Tensors.load",
        message(() -> Tensors.loadMap(path())));
    Tensors.save(path(), List.of(Tensor.ones(2), Tensor.ones(2)));
    assertEquals(
        "holds a list of tensors (2 in all), not a single tensor; use Tensors.loadList",
        message(() -> Tensors.load(path())));
    Tensors.save(path(), Map.of("x", Tensor.ones(2)));
    assertEquals(
        "holds a map of tensors (1 in all), not a single tensor; use Tensors.loadMap",
        message(() -> Tensors.load(path())));
    assertEquals(
        "holds a map of tensors (1 in all), not a list of tensors; use Tensors.loadMap",
        message(() -> Tensors.loadList(path())));
  }

  @Test
  void aFileWithoutTheNoteIsWhatItCanBe() throws IOException {
    Safetensors.save(path(), Map.of("0", Tensor.ones(1), "1", Tensor.full(2, 1)));
    assertEquals(2, Tensors.loadList(path()).get(1).item());
    assertEquals(2, Tensors.loadMap(path()).size());
    assertEquals(
        "holds a map of tensors (2 in all), not a single tensor; use Tensors.loadMap",
        message(() -> Tensors.load(path())));
    Safetensors.save(path(), Map.of("x", Tensor.full(5, 1)));
    assertEquals(5, Tensors.load(path()).item());
    assertEquals(
        "holds a map of tensors (1 in all), not a list of tensors; use Tensors.loadMap",
        message(() -> Tensors.loadList(path())));
  }

  @Test
  void aNoteThatDoesNotFitIsRefused() throws IOException {
    Safetensors.save(path(), Map.of(), Map.of("linstock.kind", "tensor"));
    assertEquals(
        "holds a single tensor (0 in all), not a single tensor; use Tensors.load",
        message(() -> Tensors.load(path())));
  }
}
