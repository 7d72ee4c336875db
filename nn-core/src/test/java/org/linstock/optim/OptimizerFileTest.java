package org.linstock.optim;

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
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** An optimizer's state in a file. */
class OptimizerFileTest {
  @TempDir Path directory;

  private static void steps(Module net, Optimizer optimizer, int from, int to) {
    for (int i = from; i < to; i++) {
      optimizer.zeroGrad();
      net.forward(Tensor.randn(new Generator(i), 8, 4)).pow(2).mean().backward();
      optimizer.step();
    }
  }

  private static Module net() {
    Generator.manualSeed(5);
    return new Linear(4, 3);
  }

  @Test
  void trainingGoesOnFromFilesAsIfItHadNotStopped() throws IOException {
    Path model = directory.resolve("model.safetensors");
    Path state = directory.resolve("optimizer.safetensors");
    Module whole = net();
    Optimizer adam = new Adam(whole.parameters(), 0.01);
    steps(whole, adam, 0, 5);
    whole.save(model);
    adam.save(state);
    steps(whole, adam, 5, 10);

    Module resumed = new Linear(4, 3);
    Optimizer again = new Adam(resumed.parameters(), 0.5);
    resumed.load(model);
    again.load(state);
    byte[] first = Files.readAllBytes(state);
    again.save(state);
    assertArrayEquals(first, Files.readAllBytes(state));
    assertEquals(0.01, again.lr());
    steps(resumed, again, 5, 10);
    for (String name : List.of("weight", "bias")) {
      assertArrayEquals(
          whole.stateDict().get(name).toFloatArray(), resumed.stateDict().get(name).toFloatArray());
    }
  }

  @Test
  void aFileThatDoesNotFitIsNamed() throws IOException {
    Path state = directory.resolve("optimizer.safetensors");
    Module net = net();
    Optimizer adam = new Adam(net.parameters(), 0.01);
    steps(net, adam, 0, 1);
    adam.save(state);
    Optimizer other = new Adam(new Linear(5, 3).parameters(), 0.01);
    String message =
        assertThrows(IllegalArgumentException.class, () -> other.load(state)).getMessage();
    assertTrue(message.startsWith("load " + state + ": "), message);
  }
}
