package org.linstock.ops;

import java.util.Arrays;
import java.util.function.Supplier;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** What the ops share: allocation of results and the checks of arguments. */
final class Ops {
  /** Gradients that have all been added to their places, of so many inputs; only to be read. */
  private static final Tensor[][] ADDED = {{}, {null}, {null, null}, {null, null, null}};

  private Ops() {}

  static Tensor[] inputs(Tensor... tensors) {
    return tensors;
  }

  /** One input's; null has been added to its place. */
  static Tensor[] gradients(Tensor a) {
    return a == null ? ADDED[1] : new Tensor[] {a};
  }

  /** Those of two inputs. */
  static Tensor[] gradients(Tensor a, Tensor b) {
    return a == null && b == null ? ADDED[2] : new Tensor[] {a, b};
  }

  /** Those of three inputs. */
  static Tensor[] gradients(Tensor a, Tensor b, Tensor c) {
    return a == null && b == null && c == null ? ADDED[3] : new Tensor[] {a, b, c};
  }

  /** What the gradients of a product read: each input that the other one's gradient needs. */
  static Tensor[] factors(Tensor a, Tensor b) {
    if (!b.requiresGrad()) {
      return new Tensor[] {b};
    }
    return a.requiresGrad() ? new Tensor[] {a, b} : new Tensor[] {a};
  }

  static NdArray like(Tensor x) {
    return Allocator.allocate(x.dtype(), x.array().shape());
  }

  /** Two tensors of one type. */
  record Pair(Tensor a, Tensor b) {}

  /** Both tensors in the type that their meeting has, as PyTorch promotes. */
  static Pair promote(Tensor a, Tensor b) {
    DType type = resultType(a, b);
    return new Pair(Conversion.to(a, type), Conversion.to(b, type));
  }

  /**
   * The type of a result: floats over integers over truth values, float64 over float32; a tensor
   * without dimensions gives way to one with them, unless it is of a higher kind.
   */
  static DType resultType(Tensor a, Tensor b) {
    if (a.dim() > 0 && b.dim() == 0 && kind(b.dtype()) <= kind(a.dtype())) {
      return a.dtype();
    }
    if (b.dim() > 0 && a.dim() == 0 && kind(a.dtype()) <= kind(b.dtype())) {
      return b.dtype();
    }
    return rank(a.dtype()) >= rank(b.dtype()) ? a.dtype() : b.dtype();
  }

  /** The type of a result with a number: fractions make float32 of whole numbers. */
  static DType resultType(Tensor a, double b) {
    if (a.dtype().isFloatingPoint()) {
      return a.dtype();
    }
    return isWhole(b) ? DType.INT64 : DType.FLOAT32;
  }

  static boolean isWhole(double b) {
    return b == Math.rint(b) && Math.abs(b) < 0x1p63;
  }

  /** The tensor itself, or its values as float32 when it is not of floats. */
  static Tensor floating(Tensor x) {
    return x.dtype().isFloatingPoint() ? x : Conversion.to(x, DType.FLOAT32);
  }

  /** Whether a result may be written into a tensor of a type: never into a lower kind. */
  static boolean canCast(DType from, DType to) {
    return kind(from) <= kind(to);
  }

  private static int kind(DType dtype) {
    return Math.min(rank(dtype), 2);
  }

  private static int rank(DType dtype) {
    return switch (dtype) {
      case BOOL -> 0;
      case INT64 -> 1;
      case FLOAT32 -> 2;
      case FLOAT64 -> 3;
    };
  }

  static void requireSameType(String operation, Tensor a, Tensor b) {
    if (a.dtype() != b.dtype()) {
      throw new IllegalArgumentException(
          "%s: types %s and %s differ; convert one with to(…)"
              .formatted(operation, a.dtype(), b.dtype()));
    }
  }

  /**
   * For losses, where NumPy's broadcasting of a target hides a mistake more often than it helps.
   */
  static void requireSameShape(String operation, Tensor input, Tensor target) {
    requireFloating(operation, input);
    requireSameType(operation, input, target);
    if (!Arrays.equals(input.array().shape(), target.array().shape())) {
      throw new IllegalArgumentException(
          "%s: input of shape %s and target of shape %s, expected the same; reshape one"
              .formatted(
                  operation, Arrays.toString(input.shape()), Arrays.toString(target.shape())));
    }
  }

  static void requireFloating(String operation, Tensor x) {
    if (!x.dtype().isFloatingPoint()) {
      throw new IllegalArgumentException(
          "%s: a tensor of %s, expected a floating point type; convert it with to(%s)"
              .formatted(operation, x.dtype(), DType.FLOAT32));
    }
  }

  static void requireNumbers(String operation, Tensor x) {
    if (x.dtype() == DType.BOOL) {
      throw new IllegalArgumentException(
          "%s: a tensor of bool, expected numbers; convert it with to(%s)"
              .formatted(operation, DType.INT64));
    }
  }

  /** The tensors without those that are null. */
  static Tensor[] given(Tensor... tensors) {
    int count = 0;
    for (Tensor t : tensors) {
      count += t == null ? 0 : 1;
    }
    Tensor[] given = new Tensor[count];
    for (int from = 0, to = 0; to < count; from++) {
      if (tensors[from] != null) {
        given[to++] = tensors[from];
      }
    }
    return given;
  }

  /** For checks of every call, whose texts are then made only when they are needed. */
  static void require(
      boolean condition,
      String operation,
      Tensor x,
      Supplier<String> expected,
      Supplier<String> advice) {
    if (!condition) {
      require(false, operation, x, expected.get(), advice.get());
    }
  }

  static void require(
      boolean condition, String operation, Tensor x, String expected, String advice) {
    if (!condition) {
      throw new IllegalArgumentException(
          "%s: got shape %s, expected %s%s"
              .formatted(
                  operation,
                  Arrays.toString(x.array().shape()),
                  expected,
                  advice.isEmpty() ? "" : "; " + advice));
    }
  }
}
