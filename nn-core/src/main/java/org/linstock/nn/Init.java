package org.linstock.nn;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Initial values, after {@code torch.nn.init}. All work in place, unrecorded, and return the
 * tensor; they draw from this thread's default generator or from a given one.
 */
public final class Init {
  private static final long PIECE = 1 << 16;

  private static final ThreadLocal<boolean[]> SKIPPED =
      ThreadLocal.withInitial(() -> new boolean[1]);

  private Init() {}

  /** Which connections of a unit the Kaiming laws count. */
  public enum FanMode {
    /** Those that come in: keeps the variance of the forward pass. */
    FAN_IN,
    /** Those that go out: keeps the variance of the backward pass. */
    FAN_OUT;

    long of(Tensor weight) {
      return this == FAN_IN ? Fans.in(weight) : Fans.out(weight);
    }
  }

  /** What follows a layer, for {@link #calculateGain}. */
  public enum Nonlinearity {
    /** Nothing: 1. */
    LINEAR(1),
    /** A convolution's identity: 1. */
    CONV(1),
    /** The logistic function: 1. */
    SIGMOID(1),
    /** 5/3. */
    TANH(5.0 / 3),
    /** √2. */
    RELU(Math.sqrt(2)),
    /** √(2 / (1 + slope²)). */
    LEAKY_RELU(Math.sqrt(2)),
    /** 3/4. */
    SELU(0.75);

    private final double gain;

    Nonlinearity(double gain) {
      this.gain = gain;
    }
  }

  /** While open on a thread, draws leave tensors as they are. */
  public static final class Skip implements AutoCloseable {
    private final boolean[] flag = SKIPPED.get();
    private final boolean before = flag[0];

    private Skip() {
      flag[0] = true;
    }

    @Override
    public void close() {
      flag[0] = before;
    }
  }

  /** Skips all draws on this thread until closed: for nets whose values are loaded right after. */
  public static Skip skip() {
    return new Skip();
  }

  /** Uniform in [0, 1). */
  public static Tensor uniform_(Tensor x) {
    return uniform_(x, 0, 1);
  }

  /** Uniform in [low, high). */
  public static Tensor uniform_(Tensor x, double low, double high) {
    return uniform_(x, low, high, Generator.threadDefault());
  }

  /** Uniform in [low, high), drawn from the given generator. */
  public static Tensor uniform_(Tensor x, double low, double high, Generator generator) {
    check(low <= high, "uniform_", "got low %s above high %s".formatted(low, high));
    return draw("uniform_", x, () -> low + (high - low) * generator.uniform());
  }

  /** Standard normal. */
  public static Tensor normal_(Tensor x) {
    return normal_(x, 0, 1);
  }

  /** Normal. */
  public static Tensor normal_(Tensor x, double mean, double std) {
    return normal_(x, mean, std, Generator.threadDefault());
  }

  /** Normal, drawn from the given generator. */
  public static Tensor normal_(Tensor x, double mean, double std, Generator generator) {
    requireDeviation("normal_", std);
    return draw("normal_", x, () -> mean + std * generator.normal());
  }

  /** Standard normal within [−2, 2]. */
  public static Tensor truncNormal_(Tensor x) {
    return truncNormal_(x, 0, 1, -2, 2);
  }

  /** Normal with values outside [a, b] drawn again. */
  public static Tensor truncNormal_(Tensor x, double mean, double std, double a, double b) {
    return truncNormal_(x, mean, std, a, b, Generator.threadDefault());
  }

  /** Normal with values outside [a, b] drawn again, from the given generator. */
  public static Tensor truncNormal_(
      Tensor x, double mean, double std, double a, double b, Generator generator) {
    requireDeviation("truncNormal_", std);
    check(std > 0, "truncNormal_", "got std 0, expected more; use constant_");
    check(a < b, "truncNormal_", "got bounds %s and %s, expected a < b".formatted(a, b));
    TruncatedNormal law = new TruncatedNormal((a - mean) / std, (b - mean) / std);
    return draw(
        "truncNormal_", x, () -> Math.min(b, Math.max(a, mean + std * law.draw(generator))));
  }

  /** One value everywhere. */
  public static Tensor constant_(Tensor x, double value) {
    if (x.numel() > 0) {
      Kernels.get().fill(x.array(), value);
    }
    x.array().markChanged();
    return x;
  }

  /** 0 everywhere. */
  public static Tensor zeros_(Tensor x) {
    return constant_(x, 0);
  }

  /** 1 everywhere. */
  public static Tensor ones_(Tensor x) {
    return constant_(x, 1);
  }

  /** The identity of a matrix, also of one that is not square. */
  public static Tensor eye_(Tensor x) {
    requireRank("eye_", x, 2, 2);
    double[] values = new double[Math.toIntExact(x.numel())];
    int columns = (int) x.size(1);
    for (int i = 0; i < Math.min(x.size(0), columns); i++) {
      values[i * columns + i] = 1;
    }
    return write(x, values);
  }

  /** The identity of a convolution: each output channel is the input channel of its number. */
  public static Tensor dirac_(Tensor x) {
    return dirac_(x, 1);
  }

  /**
   * The identity of a convolution in each of its groups.
   *
   * @param x a weight [out, in / groups, kernel…] with one to three kernel dimensions
   */
  public static Tensor dirac_(Tensor x, int groups) {
    requireRank("dirac_", x, 3, 5);
    check(
        groups > 0 && x.size(0) % groups == 0,
        "dirac_",
        "%d output channels do not divide into %d groups".formatted(x.size(0), groups));
    double[] values = new double[Math.toIntExact(x.numel())];
    int kernel = (int) Fans.receptiveField(x);
    int center = 0;
    for (int d = 2; d < x.dim(); d++) {
      center = center * (int) x.size(d) + (int) x.size(d) / 2;
    }
    int perGroup = (int) x.size(0) / groups;
    for (int out = 0; out < x.size(0); out++) {
      int in = out % perGroup;
      if (in < x.size(1)) {
        values[(out * (int) x.size(1) + in) * kernel + center] = 1;
      }
    }
    return write(x, values);
  }

  /** Uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
  public static Tensor xavierUniform_(Tensor x) {
    return xavierUniform_(x, 1);
  }

  /** Uniform in ±gain·√(6 / (fanIn + fanOut)). */
  public static Tensor xavierUniform_(Tensor x, double gain) {
    return xavierUniform_(x, gain, Generator.threadDefault());
  }

  /** Uniform in ±gain·√(6 / (fanIn + fanOut)), drawn from the given generator. */
  public static Tensor xavierUniform_(Tensor x, double gain, Generator generator) {
    double bound = gain * Math.sqrt(6.0 / (Fans.in(x) + Fans.out(x)));
    return uniform_(x, -Math.abs(bound), Math.abs(bound), generator);
  }

  /** Normal with deviation √(2 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
  public static Tensor xavierNormal_(Tensor x) {
    return xavierNormal_(x, 1);
  }

  /** Normal with deviation gain·√(2 / (fanIn + fanOut)). */
  public static Tensor xavierNormal_(Tensor x, double gain) {
    return xavierNormal_(x, gain, Generator.threadDefault());
  }

  /** Normal with deviation gain·√(2 / (fanIn + fanOut)), drawn from the given generator. */
  public static Tensor xavierNormal_(Tensor x, double gain, Generator generator) {
    double std = gain * Math.sqrt(2.0 / (Fans.in(x) + Fans.out(x)));
    return normal_(x, 0, Math.abs(std), generator);
  }

  /** Uniform in ±√(6 / fanIn), for a ReLU after it (He et al., 2015). */
  public static Tensor kaimingUniform_(Tensor x) {
    return kaimingUniform_(x, 0);
  }

  /** Uniform in ±gain·√(3 / fanIn), gain = √(2 / (1 + a²)), a being the slope of a LeakyReLU. */
  public static Tensor kaimingUniform_(Tensor x, double a) {
    return kaimingUniform_(x, a, FanMode.FAN_IN, Nonlinearity.LEAKY_RELU);
  }

  /** Uniform in ±gain·√(3 / fan). */
  public static Tensor kaimingUniform_(Tensor x, double a, FanMode mode, Nonlinearity f) {
    return kaimingUniform_(x, a, mode, f, Generator.threadDefault());
  }

  /**
   * Uniform in ±gain·√(3 / fan), drawn from the given generator.
   *
   * @param a the slope of a LeakyReLU; of no matter for other nonlinearities
   */
  public static Tensor kaimingUniform_(
      Tensor x, double a, FanMode mode, Nonlinearity f, Generator generator) {
    double bound = calculateGain(f, a) * Math.sqrt(3.0 / mode.of(x));
    return uniform_(x, -bound, bound, generator);
  }

  /** Normal with deviation √(2 / fanIn), for a ReLU after it (He et al., 2015). */
  public static Tensor kaimingNormal_(Tensor x) {
    return kaimingNormal_(x, 0, FanMode.FAN_IN, Nonlinearity.LEAKY_RELU);
  }

  /** Normal with deviation gain / √fan. */
  public static Tensor kaimingNormal_(Tensor x, double a, FanMode mode, Nonlinearity f) {
    return kaimingNormal_(x, a, mode, f, Generator.threadDefault());
  }

  /**
   * Normal with deviation gain / √fan, drawn from the given generator.
   *
   * @param a the slope of a LeakyReLU; of no matter for other nonlinearities
   */
  public static Tensor kaimingNormal_(
      Tensor x, double a, FanMode mode, Nonlinearity f, Generator generator) {
    return normal_(x, 0, calculateGain(f, a) / Math.sqrt((double) mode.of(x)), generator);
  }

  /** A matrix whose rows, or columns if they are fewer, are orthonormal (Saxe et al., 2013). */
  public static Tensor orthogonal_(Tensor x) {
    return orthogonal_(x, 1);
  }

  /** An orthogonal matrix times a gain. */
  public static Tensor orthogonal_(Tensor x, double gain) {
    return orthogonal_(x, gain, Generator.threadDefault());
  }

  /**
   * An orthogonal matrix times a gain, drawn uniformly from the given generator. Dimensions after
   * the first count as one.
   */
  public static Tensor orthogonal_(Tensor x, double gain, Generator generator) {
    requireRank("orthogonal_", x, 2, Integer.MAX_VALUE);
    if (SKIPPED.get()[0] || x.numel() == 0) {
      return x;
    }
    int rows = (int) x.size(0);
    int columns = Math.toIntExact(x.numel() / rows);
    return write(x, Orthogonal.draw(rows, columns, gain, generator));
  }

  /** Normal values with deviation 0.01, a fraction of each column being 0 (Martens, 2010). */
  public static Tensor sparse_(Tensor x, double sparsity) {
    return sparse_(x, sparsity, 0.01);
  }

  /** Normal values, a fraction of each column being 0. */
  public static Tensor sparse_(Tensor x, double sparsity, double std) {
    return sparse_(x, sparsity, std, Generator.threadDefault());
  }

  /**
   * Normal values, ⌈sparsity·rows⌉ places of each column being 0, drawn from the given generator.
   */
  public static Tensor sparse_(Tensor x, double sparsity, double std, Generator generator) {
    requireRank("sparse_", x, 2, 2);
    requireDeviation("sparse_", std);
    check(
        sparsity >= 0 && sparsity <= 1,
        "sparse_",
        "got sparsity %s, expected 0 to 1".formatted(sparsity));
    int rows = (int) x.size(0);
    int columns = (int) x.size(1);
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> std * generator.normal());
    for (int column = 0; column < columns; column++) {
      for (int i = 0; i < Math.ceil(sparsity * rows); i++) {
        int j = i + generator.below(rows - i);
        int row = order[j];
        order[j] = order[i];
        order[i] = row;
        values[row * columns + column] = 0;
      }
    }
    return SKIPPED.get()[0] ? x : write(x, values);
  }

  /** The recommended gain before a nonlinearity. */
  public static double calculateGain(Nonlinearity f) {
    return calculateGain(f, 0.01);
  }

  /**
   * The recommended gain before a nonlinearity.
   *
   * @param slope the slope of a LeakyReLU; of no matter for others
   */
  public static double calculateGain(Nonlinearity f, double slope) {
    return f == Nonlinearity.LEAKY_RELU ? Math.sqrt(2 / (1 + slope * slope)) : f.gain;
  }

  /**
   * The start of a linear or convolution layer: both uniform in ±1/√fanIn; the bias may be null.
   */
  static void affine(Parameter weight, Parameter bias) {
    kaimingUniform_(weight.data(), Math.sqrt(5));
    if (bias != null) {
      double bound = 1 / Math.sqrt((double) Fans.in(weight));
      uniform_(bias.data(), -bound, bound);
    }
  }

  private static Tensor draw(String operation, Tensor x, DoubleSupplier next) {
    requireFloating(operation, x);
    if (SKIPPED.get()[0]) {
      return x;
    }
    NdArray array = x.array();
    if (!array.isContiguous()) {
      return write(x, drawn(x.numel(), next));
    }
    for (long from = 0; from < x.numel(); from += PIECE) {
      double[] piece = drawn(Math.min(PIECE, x.numel() - from), next);
      ArrayIo.set(array.range(from, piece.length), piece);
    }
    array.markChanged();
    return x;
  }

  private static double[] drawn(long count, DoubleSupplier next) {
    double[] values = new double[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = next.getAsDouble();
    }
    return values;
  }

  private static Tensor write(Tensor x, double... values) {
    ArrayIo.set(x.array(), values);
    x.array().markChanged();
    return x;
  }

  private static void requireFloating(String operation, Tensor x) {
    check(
        x.dtype().isFloatingPoint(),
        operation,
        "a tensor of %s, expected a floating point type".formatted(x.dtype()));
  }

  private static void requireRank(String operation, Tensor x, int least, int most) {
    requireFloating(operation, x);
    String expected = most > 5 ? least + " or more" : least + (most > least ? " to " + most : "");
    check(
        x.dim() >= least && x.dim() <= most,
        operation,
        "got shape %s, expected rank %s".formatted(Arrays.toString(x.shape()), expected));
  }

  private static void requireDeviation(String operation, double std) {
    check(std >= 0, operation, "got std %s, expected 0 or more".formatted(std));
  }

  private static void check(boolean condition, String operation, String message) {
    if (!condition) {
      throw new IllegalArgumentException(operation + ": " + message);
    }
  }

  /** The values in memory that outlives any scope. */
  static NdArray persistent(Tensor values) {
    NdArray array = Allocator.allocatePersistent(values.dtype(), values.shape());
    if (array.length() > 0) {
      Kernels.get().copy(values.array(), array);
    }
    return array;
  }
}
