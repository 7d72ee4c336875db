package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.autograd.NoGrad;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/**
 * States that Python saved: loaded here they give PyTorch's outputs, and saved again they are
 * Python's files byte for byte.
 */
class InteropTest {
  private static final Golden GOLDEN = Golden.load("interop");
  private static final Map<String, Supplier<Module>> NETS =
      Map.of(
          "LeNet", InteropTest::leNet,
          "LSTM", InteropTest::lstm,
          "BatchNorm", InteropTest::batchNorm,
          "TransformerEncoder", InteropTest::transformer);

  @TempDir Path directory;

  private static Module leNet() {
    return new Sequential(
        new Conv2d(1, 6, 5, 1, 2),
        new ReLU(),
        new MaxPool2d(2),
        new Conv2d(6, 16, 5),
        new ReLU(),
        new MaxPool2d(2),
        new Flatten(),
        new Linear(400, 120),
        new ReLU(),
        new Linear(120, 84),
        new ReLU(),
        new Linear(84, 10));
  }

  private static Module lstm() {
    return new LSTM(5, 6, new RecurrentOptions().numLayers(2).bidirectional(true).batchFirst(true));
  }

  private static Module batchNorm() {
    return new Sequential(
        new Conv2d(3, 4, 3),
        new BatchNorm2d(4),
        new ReLU(),
        new Flatten(),
        new Linear(64, 8),
        new BatchNorm1d(8),
        new ReLU(),
        new Linear(8, 3));
  }

  private static Module transformer() {
    TransformerOptions options = new TransformerOptions().dimFeedforward(16).batchFirst(true);
    return new TransformerEncoder(new TransformerEncoderLayer(8, 2, options), 2);
  }

  static Iterable<String> nets() {
    return NETS.keySet();
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(InteropTest.class.getResource("/interop/" + name + ".safetensors").toURI());
  }

  @ParameterizedTest
  @MethodSource("nets")
  void aStateFromPythonGivesPythonsOutputs(String name) throws Exception {
    Module net = NETS.get(name).get();
    net.load(file(name));
    try (NoGrad ng = NoGrad.enter()) {
      Tensor output = net.eval().forward(GOLDEN.get(name + "/input"));
      Golden.assertClose(name, GOLDEN.get(name + "/output"), output, 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  void savedAgainItIsPythonsFile(String name) throws Exception {
    Module net = NETS.get(name).get();
    net.load(file(name));
    for (String copy : new String[] {"first", "second"}) {
      net.save(directory.resolve(copy));
      assertArrayEquals(
          Files.readAllBytes(file(name)), Files.readAllBytes(directory.resolve(copy)));
    }
  }

  /** For {@code tests/bin/check-python}, which lets PyTorch load these and compute the same. */
  @ParameterizedTest
  @MethodSource("nets")
  void whatJavaDrewIsWrittenForPython(String name) throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "python-check"));
    Generator.manualSeed(11);
    Module net = NETS.get(name).get().eval();
    Tensor input = Tensor.randn(GOLDEN.get(name + "/input").shape());
    Tensor output;
    try (NoGrad ng = NoGrad.enter()) {
      output = net.forward(input);
    }
    net.save(folder.resolve(name + ".safetensors"));
    Safetensors.save(
        folder.resolve(name + ".io.safetensors"), Map.of("input", input, "output", output));
    Module again = NETS.get(name).get().eval();
    again.load(folder.resolve(name + ".safetensors"));
    assertArrayEquals(output.toFloatArray(), again.forward(input).toFloatArray());
  }
}
