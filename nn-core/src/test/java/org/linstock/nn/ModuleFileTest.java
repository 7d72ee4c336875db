package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Tensor;

/** A net's state in a file. */
class ModuleFileTest {
  @TempDir Path directory;

  private static Module mlp() {
    return new Sequential(new Linear(20, 16), new ReLU(), new Linear(16, 5));
  }

  @Test
  void aCloneComputesTheSame() throws IOException {
    Path path = directory.resolve("mlp.params");
    Module net = mlp();
    Module clone = mlp();
    Tensor x = Tensor.randn(2, 20);
    net.save(path);
    clone.load(path);
    assertArrayEquals(net.forward(x).toFloatArray(), clone.forward(x).toFloatArray());
    byte[] first = Files.readAllBytes(path);
    clone.save(path);
    assertArrayEquals(first, Files.readAllBytes(path));
  }

  @Test
  void aSharedLayerIsWrittenUnderEachName() throws IOException {
    Path path = directory.resolve("tied.params");
    Module shared = new Linear(4, 4);
    Module tied = new Sequential(shared, new ReLU(), shared);
    tied.save(path);
    assertEquals(
        List.of("0.bias", "0.weight", "2.bias", "2.weight"),
        List.copyOf(Safetensors.load(path).keySet()));
    tied.load(path);
  }

  @Test
  void aLazyNetTakesItsShapesFromAFileButHasNothingToSave() throws IOException {
    Path path = directory.resolve("mlp.params");
    Module lazy = new Sequential(new LazyLinear(16), new ReLU(), new LazyLinear(5));
    assertEquals(
        "save: 0.weight of Sequential has no shape yet; run the net once on a batch",
        assertThrows(IllegalStateException.class, () -> lazy.save(path)).getMessage());
    Module net = mlp();
    net.save(path);
    lazy.load(path);
    Tensor x = Tensor.randn(2, 20);
    assertArrayEquals(net.forward(x).toFloatArray(), lazy.forward(x).toFloatArray());
  }

  @Test
  void aFileThatDoesNotFitIsNamedWithAllThatIsWrong() throws IOException {
    Path path = directory.resolve("mlp.params");
    mlp().save(path);
    Module other = new Sequential(new Linear(20, 16), new Linear(16, 4), new Linear(4, 5));
    float[] before = other.parameters().get(0).toFloatArray();
    String message =
        assertThrows(IllegalArgumentException.class, () -> other.load(path)).getMessage();
    assertTrue(
        message.startsWith("load " + path + ": loadStateDict: the state does not fit Sequential: "),
        message);
    assertTrue(
        message.contains("missing [1.bias, 1.weight]") && message.contains("2.weight"), message);
    assertArrayEquals(before, other.parameters().get(0).toFloatArray());
  }
}
