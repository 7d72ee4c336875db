package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.memory.DType;
import org.linstock.nn.Init.FanMode;
import org.linstock.nn.Init.Nonlinearity;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;
import org.linstock.testkit.Moments;

/** Every function of Init has the law of PyTorch's: a million draws of each against a million. */
class InitLawsTest {
  private static final Golden GOLDEN = Golden.load("init");
  private static final Map<String, UnaryOperator<Tensor>> DRAWN = new LinkedHashMap<>();
  private static final Map<String, UnaryOperator<Tensor>> SET = new LinkedHashMap<>();
  private static final Map<String, long[]> SHAPES = new LinkedHashMap<>();

  static {
    drawn("uniform", Init::uniform_, 1000, 1000);
    drawn("uniform_bounds", x -> Init.uniform_(x, -10, 4), 1000, 1000);
    drawn("normal", Init::normal_, 1000, 1000);
    drawn("normal_mean_std", x -> Init.normal_(x, 3, 0.5), 1000, 1000);
    drawn("trunc_normal", Init::truncNormal_, 1000, 1000);
    drawn("trunc_normal_narrow", x -> Init.truncNormal_(x, 1, 2, 0.5, 2), 1000, 1000);
    drawn("trunc_normal_upper", x -> Init.truncNormal_(x, 0, 1, 1.5, 3.5), 1000, 1000);
    drawn("trunc_normal_lower", x -> Init.truncNormal_(x, 0, 1, -2, -1.9), 1000, 1000);
    drawn("xavier_uniform", Init::xavierUniform_, 500, 2000);
    drawn("xavier_uniform_gain", x -> Init.xavierUniform_(x, 2.5), 100, 400, 5, 5);
    drawn("xavier_normal", Init::xavierNormal_, 500, 2000);
    drawn("xavier_normal_gain", x -> Init.xavierNormal_(x, 2.5), 100, 400, 5, 5);
    drawn("kaiming_uniform", Init::kaimingUniform_, 500, 2000);
    drawn(
        "kaiming_uniform_out",
        x -> Init.kaimingUniform_(x, 0, FanMode.FAN_OUT, Nonlinearity.RELU),
        100,
        400,
        5,
        5);
    drawn("kaiming_uniform_slope", x -> Init.kaimingUniform_(x, 0.3), 500, 2000);
    drawn("kaiming_normal", Init::kaimingNormal_, 500, 2000);
    drawn(
        "kaiming_normal_out",
        x -> Init.kaimingNormal_(x, 0, FanMode.FAN_OUT, Nonlinearity.TANH),
        100,
        400,
        5,
        5);
    drawn("orthogonal", Init::orthogonal_, 250, 4000);
    drawn("orthogonal_gain", x -> Init.orthogonal_(x, 3), 4000, 10, 25);
    drawn("sparse", x -> Init.sparse_(x, 0.25, 2), 1000, 1000);
    set("constant", x -> Init.constant_(x, 42), 2, 3);
    set("zeros", x -> Init.zeros_(Init.ones_(x)), 2, 3);
    set("ones", Init::ones_, 2, 3);
    set("eye", Init::eye_, 2, 3);
    set("eye_tall", Init::eye_, 4, 3);
    set("dirac_1d", Init::dirac_, 3, 2, 4);
    set("dirac", Init::dirac_, 2, 3, 3, 2);
    set("dirac_groups", x -> Init.dirac_(x, 2), 6, 2, 3, 3);
    set("dirac_3d", Init::dirac_, 2, 2, 2, 3, 1);
  }

  private static void drawn(String name, UnaryOperator<Tensor> init, long... shape) {
    DRAWN.put(name, init);
    SHAPES.put(name, shape);
  }

  private static void set(String name, UnaryOperator<Tensor> init, long... shape) {
    SET.put(name, init);
    SHAPES.put(name, shape);
  }

  static List<String> drawn() {
    return List.copyOf(DRAWN.keySet());
  }

  static List<String> set() {
    return List.copyOf(SET.keySet());
  }

  @Test
  void everyReferenceHasARow() {
    assertEquals(GOLDEN.cases(), new TreeSet<>(SHAPES.keySet()));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void hasTheMeanAndTheVarianceOfPyTorchsLaw(String name) {
    Generator.manualSeed(7);
    Tensor x = DRAWN.get(name).apply(Tensor.zeros(SHAPES.get(name)));
    Moments ours = new Moments();
    for (float value : x.toFloatArray()) {
      ours.add(value);
    }
    double[] theirs = GOLDEN.get(name + "/draws").toDoubleArray();
    ours.assertWithin(name, theirs[1], theirs[2], theirs[0]);
  }

  @ParameterizedTest
  @MethodSource("set")
  void setsTheValuesThatPyTorchSets(String name) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Tensor x = SET.get(name).apply(Tensor.rand(SHAPES.get(name)).to(dtype));
      assertArrayEquals(GOLDEN.get(name + "/values").toDoubleArray(), x.toDoubleArray(), name);
    }
  }

  @Test
  void orthogonalRowsOrColumnsAreOrthonormal() {
    for (long[] shape : new long[][] {{3, 5}, {5, 3}, {4, 4}, {2, 3, 4}}) {
      Tensor x = Init.orthogonal_(Tensor.zeros(shape).to(DType.FLOAT64)).flatten(1);
      Tensor gram = x.size(0) <= x.size(1) ? x.matmul(x.t()) : x.t().matmul(x);
      double[] identity = Tensor.eye((int) gram.size(0)).toDoubleArray();
      assertArrayEquals(identity, gram.toDoubleArray(), 1e-14);
    }
  }

  @Test
  void sparseColumnsHaveTheirShareOfZeros() {
    Tensor x = Init.sparse_(Tensor.zeros(7, 50), 0.3);
    assertArrayEquals(
        Tensor.full(3, 50).toLongArray(), x.eq(0).sum(0).toLongArray(), "zeros of each column");
  }

  @Test
  void truncatedValuesStayWithinTheirBoundsFarOutInATail() {
    Generator.manualSeed(7);
    for (float v : Init.truncNormal_(Tensor.zeros(1000), 0, 1, 30, 100).toFloatArray()) {
      assertTrue(v >= 30 && v < 31, "value " + v);
    }
    for (float v : Init.truncNormal_(Tensor.zeros(1000), 0, 2, -3, 0.5).toFloatArray()) {
      assertTrue(v >= -3 && v <= 0.5, "value " + v);
    }
  }

  @Test
  void aPassedGeneratorLeavesTheDefaultOneAlone() {
    Generator.manualSeed(7);
    double next = Generator.threadDefault().uniform();
    Generator.manualSeed(7);
    List<Tensor> twice =
        List.of(new Generator(1), new Generator(1)).stream().map(InitLawsTest::everyDraw).toList();
    assertArrayEquals(twice.get(0).toFloatArray(), twice.get(1).toFloatArray());
    assertEquals(next, Generator.threadDefault().uniform());
  }

  private static Tensor everyDraw(Generator generator) {
    return Tensor.stack(
        0,
        Init.uniform_(Tensor.zeros(3, 4), 0, 1, generator),
        Init.normal_(Tensor.zeros(3, 4), 0, 1, generator),
        Init.truncNormal_(Tensor.zeros(3, 4), 0, 1, -1, 1, generator),
        Init.xavierUniform_(Tensor.zeros(3, 4), 1, generator),
        Init.xavierNormal_(Tensor.zeros(3, 4), 1, generator),
        Init.kaimingUniform_(Tensor.zeros(3, 4), 0, FanMode.FAN_IN, Nonlinearity.RELU, generator),
        Init.kaimingNormal_(Tensor.zeros(3, 4), 0, FanMode.FAN_IN, Nonlinearity.RELU, generator),
        Init.orthogonal_(Tensor.zeros(3, 4), 1, generator),
        Init.sparse_(Tensor.zeros(3, 4), 0.5, 1, generator));
  }

  @Test
  void recommendsPyTorchsGains() {
    assertEquals(1, Init.calculateGain(Nonlinearity.LINEAR));
    assertEquals(1, Init.calculateGain(Nonlinearity.CONV));
    assertEquals(1, Init.calculateGain(Nonlinearity.SIGMOID));
    assertEquals(5.0 / 3, Init.calculateGain(Nonlinearity.TANH));
    assertEquals(Math.sqrt(2), Init.calculateGain(Nonlinearity.RELU));
    assertEquals(Math.sqrt(2 / 1.0001), Init.calculateGain(Nonlinearity.LEAKY_RELU));
    assertEquals(Math.sqrt(2 / 1.04), Init.calculateGain(Nonlinearity.LEAKY_RELU, 0.2));
    assertEquals(0.75, Init.calculateGain(Nonlinearity.SELU));
  }
}
