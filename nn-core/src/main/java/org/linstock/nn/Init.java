package org.linstock.nn;

import java.util.function.DoubleSupplier;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Initial values, after {@code torch.nn.init}. All draw from this thread's default generator and
 * work in place.
 */
public final class Init {
  private static final ThreadLocal<boolean[]> SKIPPED =
      ThreadLocal.withInitial(() -> new boolean[1]);

  private Init() {}

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

  /** Uniform in [low, high). */
  public static Tensor uniform_(Tensor x, double low, double high) {
    Generator generator = Generator.threadDefault();
    return draw(x, () -> low + (high - low) * generator.uniform());
  }

  public static Tensor normal_(Tensor x, double mean, double std) {
    Generator generator = Generator.threadDefault();
    return draw(x, () -> mean + std * generator.normal());
  }

  public static Tensor constant_(Tensor x, double value) {
    Kernels.get().fill(x.array(), value);
    x.array().markChanged();
    return x;
  }

  public static Tensor zeros_(Tensor x) {
    return constant_(x, 0);
  }

  public static Tensor ones_(Tensor x) {
    return constant_(x, 1);
  }

  /** Uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
  public static Tensor xavierUniform_(Tensor x) {
    long receptive = receptiveField(x);
    double bound = Math.sqrt(6.0 / ((x.size(0) + x.size(1)) * receptive));
    return uniform_(x, -bound, bound);
  }

  /** Uniform in ±gain·√(3 / fanIn), gain = √(2 / (1 + a²)) (He et al., 2015). */
  public static Tensor kaimingUniform_(Tensor x, double a) {
    double bound = Math.sqrt(2 / (1 + a * a)) * Math.sqrt(3.0 / fanIn(x));
    return uniform_(x, -bound, bound);
  }

  /**
   * The start of a linear or convolution layer: both uniform in ±1/√fanIn; the bias may be null.
   */
  static void affine(Parameter weight, Parameter bias) {
    kaimingUniform_(weight.data(), Math.sqrt(5));
    if (bias != null) {
      double bound = 1 / Math.sqrt((double) fanIn(weight));
      uniform_(bias.data(), -bound, bound);
    }
  }

  /** Inputs of one output: size(1) times the kernel's elements. */
  private static long fanIn(Tensor weight) {
    return weight.size(1) * receptiveField(weight);
  }

  private static long receptiveField(Tensor weight) {
    if (weight.dim() < 2) {
      throw new IllegalArgumentException(
          "init: fan in and fan out need a tensor of rank 2 or more, got rank " + weight.dim());
    }
    return weight.numel() / Math.max(1, weight.size(0) * weight.size(1));
  }

  private static Tensor draw(Tensor x, DoubleSupplier next) {
    if (SKIPPED.get()[0]) {
      return x;
    }
    double[] values = new double[Math.toIntExact(x.numel())];
    for (int i = 0; i < values.length; i++) {
      values[i] = next.getAsDouble();
    }
    write(x, values);
    x.array().markChanged();
    return x;
  }

  private static void write(Tensor x, double[] values) {
    if (x.dtype() == DType.FLOAT64) {
      ArrayIo.set(x.array(), values);
      return;
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    ArrayIo.set(x.array(), floats);
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
