package org.linstock.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.autograd.GradCheck;
import org.linstock.config.Architecture;
import org.linstock.memory.DType;
import org.linstock.nn.Linear;
import org.linstock.nn.MSELoss;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Optimizer;
import org.linstock.optim.SGD;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Registered;

/** The code of docs/CUSTOM-MODULES.md, run; and a check that the document has just this code. */
class CustomModulesTest {
  private static final Path SOURCES = Path.of("src/test/java/org/linstock/custom");
  private static final Pattern BLOCK =
      Pattern.compile("```(?:java|text)\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyBlockOfTheDocumentIsThisCode() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("..", "docs", "CUSTOM-MODULES.md")));
    while (matcher.find()) {
      blocks.add(normalized(matcher.group(1)));
    }
    assertEquals(3, blocks.size(), "blocks of the document");
    assertEquals(normalized(Files.readString(SOURCES.resolve("NoisyGate.java"))), blocks.get(0));
    Path services = Path.of("src/test/resources/META-INF/services");
    String service = Files.readString(services.resolve("org.linstock.config.ModuleForms"));
    assertTrue(service.lines().anyMatch(blocks.get(1)::equals), service);
    String test = normalized(Files.readString(SOURCES.resolve("CustomModulesTest.java")));
    assertTrue(test.contains(blocks.get(2)), () -> "not in the test: " + blocks.get(2));
  }

  private static String normalized(String code) {
    return code.replaceAll("//[^\n\"]*\n", "\n").replaceAll("\\s+", "");
  }

  @Test
  void aCustomModuleIsUsedLikeABuiltInOne(@TempDir Path folder) throws IOException {
    Generator.manualSeed(7);
    Tensor x = Tensor.rand(64, 4);
    Tensor y = x.sum(true, 1);
    Path file = folder.resolve("net.safetensors");

    Sequential net = new Sequential(new NoisyGate(4, 8, 0.1), new ReLU(), new Linear(8, 1));
    Optimizer optimizer = new SGD(net.parameters(), 0.1);
    for (int step = 0; step < 100; step++) {
      optimizer.zeroGrad();
      new MSELoss().forward(net.forward(x), y).backward();
      optimizer.step();
    }
    net.save(file); // 0.gate, 0.running_mean, 0.linear.weight, …
    Module again = Architecture.fromJson(Architecture.toJson(net));
    again.load(file);
    assertArrayEquals(net.eval().forward(x).toFloatArray(), again.eval().forward(x).toFloatArray());

    assertTrue(new MSELoss().forward(net.forward(x), y).item() < 0.1);
    assertEquals(
        """
        NoisyGate(
          dropout=0.1
          (linear): Linear(in_features=4, out_features=8, bias=True)
        )""",
        net.get(0).toString());
  }

  @Test
  void itIsRegisteredWholeAndItsStateHasNames() {
    Module module = new NoisyGate(4, 8, 0.1);
    assertEquals(List.of(), Registered.missing(module));
    assertEquals(
        List.of("gate", "running_mean", "linear.weight", "linear.bias"),
        List.copyOf(module.stateDict().keySet()));
    assertEquals(3, module.parameters().size());
  }

  @Test
  void itsGradientsAreRight() {
    Module module = new NoisyGate(4, 3, 0.5).to(DType.FLOAT64).eval();
    GradCheck.check(x -> module.forward(x[0]), Tensor.rand(2, 4).to(DType.FLOAT64));
  }

  @Test
  void trainingModeDropsAndFollowsTheMean() {
    Module module = new NoisyGate(4, 3, 0.5);
    Tensor x = Tensor.ones(6, 4);
    assertFalse(Arrays.equals(module.forward(x).toFloatArray(), module.forward(x).toFloatArray()));
    assertArrayEquals(
        new float[] {0.19f, 0.19f, 0.19f, 0.19f},
        module.stateDict().get("running_mean").toFloatArray(),
        1e-6f);
    module.eval();
    assertArrayEquals(module.forward(x).toFloatArray(), module.forward(x).toFloatArray());
  }
}
