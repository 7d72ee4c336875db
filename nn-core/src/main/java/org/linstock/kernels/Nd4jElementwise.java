package org.linstock.kernels;

import org.linstock.memory.NdArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Ceil;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erfc;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/** The frequent elementwise functions of floats through ND4J's ops; the rest on the heap. */
final class Nd4jElementwise {
  private Nd4jElementwise() {}

  static void unary(Unary op, NdArray x, NdArray z) {
    if (z.length() == 0) {
      return;
    }
    Op known = x.dtype().isFloatingPoint() ? op(op, x.nd(), z.nd()) : null;
    if (known == null) {
      HostElementwise.unary(op, x, z);
    } else {
      Nd4j.getExecutioner().exec(known);
    }
  }

  private static Op op(Unary op, INDArray x, INDArray z) {
    return switch (op) {
      case NEG -> new Negative(x, z);
      case ABS -> new Abs(x, z);
      case EXP -> new Exp(x, z);
      case EXPM1 -> new Expm1(x, z);
      case LOG -> new Log(x, z);
      case LOG1P -> new Log1p(x, z);
      case SQRT -> new Sqrt(x, z);
      case SIN -> new Sin(x, z);
      case COS -> new Cos(x, z);
      case ERF -> new Erf(x, z);
      case ERFC -> new Erfc(x, z);
      case FLOOR -> new Floor(x, z);
      case CEIL -> new Ceil(x, z);
      case RELU -> new RectifiedLinear(x, z, 0.0);
      case SIGMOID -> new Sigmoid(x, z);
      case TANH -> new Tanh(x, z);
      default -> null;
    };
  }

  static void binary(Binary op, NdArray x, NdArray y, NdArray z) {
    boolean floats = x.dtype().isFloatingPoint() && x.dtype() == y.dtype();
    if (z.length() > 0 && !(floats && floats(op, x.nd(), y.nd(), z.nd()))) {
      HostElementwise.binary(op, x, y, z);
    }
  }

  static void scalar(Binary op, NdArray x, double y, NdArray z) {
    boolean floats = x.dtype().isFloatingPoint();
    if (z.length() > 0
        && !(floats && floats(op, x.nd(), Nd4j.scalar(x.nd().dataType(), y), z.nd()))) {
      HostElementwise.scalar(op, x, y, z);
    }
  }

  /** False when ND4J has no such op, or one that treats NaN otherwise. */
  static boolean floats(Binary op, INDArray x, INDArray y, INDArray z) {
    switch (op) {
      case ADD -> exec("add", x, y, z);
      case SUB -> exec("subtract", x, y, z);
      case MUL -> exec("multiply", x, y, z);
      case DIV -> exec("divide", x, y, z);
      case POW -> exec("Pow", x, y, z);
      case GT -> compare("greater", x, y, z);
      case GE -> compare("greater_equal", x, y, z);
      case LT -> compare("less", x, y, z);
      case LE -> compare("less_equal", x, y, z);
      case EQ -> compare("equals", x, y, z);
      case NE -> compare("not_equals", x, y, z);
      case RELU_GRAD -> reluGrad(x, y, z);
      case SIGMOID_GRAD -> z.assign(y.rsub(1).muli(y).muli(x));
      case TANH_GRAD -> z.assign(y.mul(y).rsubi(1).muli(x));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Where y is NaN, the gradient goes on: what is held back is y ≤ 0. */
  private static void reluGrad(INDArray x, INDArray y, INDArray z) {
    INDArray off = Nd4j.createUninitialized(DataType.BOOL, z.shape());
    exec("less_equal", dense(y), Nd4j.scalar(y.dataType(), 0), off);
    where(off, Nd4j.zerosLike(x), x, z);
  }

  private static void exec(String name, INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(DynamicCustomOp.builder(name).addInputs(x, y).addOutputs(z).build());
  }

  private static void compare(String name, INDArray x, INDArray y, INDArray z) {
    INDArray truth = Nd4j.createUninitialized(DataType.BOOL, z.shape());
    exec(name, dense(x), dense(y), truth);
    z.assign(truth.castTo(z.dataType()));
  }

  /** {@code z = condition ? x : y}, all of one shape. */
  static void where(INDArray condition, INDArray x, INDArray y, INDArray z) {
    INDArray chosen = Nd4j.createUninitialized(z.dataType(), z.shape());
    Nd4j.exec(
        DynamicCustomOp.builder("select")
            .addInputs(dense(condition), dense(x), dense(y))
            .addOutputs(chosen)
            .build());
    z.assign(chosen);
  }

  /** Comparisons and choices on views with gaps are wrong. */
  private static INDArray dense(INDArray x) {
    return Shape.hasDefaultStridesForShape(x) ? x : x.dup('c');
  }
}
