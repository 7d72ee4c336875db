package org.linstock.kernels;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** Elementwise functions through ND4J's ops. */
final class Nd4jElementwise {
  private Nd4jElementwise() {}

  static void unary(Unary op, INDArray x, INDArray z) {
    if (z.length() == 0) {
      return;
    }
    Nd4j.getExecutioner().exec(op(op, x, z));
  }

  private static Op op(Unary op, INDArray x, INDArray z) {
    return switch (op) {
      case NEG -> new Negative(x, z);
      case ABS -> new Abs(x, z);
      case SIGN -> new Sign(x, z);
      case EXP -> new Exp(x, z);
      case LOG -> new Log(x, z);
      case SQRT -> new Sqrt(x, z);
      case RELU -> new RectifiedLinear(x, z, 0.0);
      case SIGMOID -> new Sigmoid(x, z);
      case TANH -> new Tanh(x, z);
    };
  }

  static void binary(Binary op, INDArray x, INDArray y, INDArray z) {
    if (z.length() == 0) {
      return;
    }
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
      case RELU_GRAD -> z.assign(x.mul(y.gt(0).castTo(x.dataType())));
      case SIGMOID_GRAD -> z.assign(y.rsub(1).muli(y).muli(x));
      case TANH_GRAD -> z.assign(y.mul(y).rsubi(1).muli(x));
    }
  }

  private static void exec(String name, INDArray x, INDArray y, INDArray z) {
    Nd4j.exec(DynamicCustomOp.builder(name).addInputs(x, y).addOutputs(z).build());
  }

  private static void compare(String name, INDArray x, INDArray y, INDArray z) {
    if (z.dataType() == DataType.BOOL) {
      exec(name, x, y, z);
      return;
    }
    INDArray truth = Nd4j.createUninitialized(DataType.BOOL, z.shape());
    exec(name, x, y, truth);
    z.assign(truth.castTo(z.dataType()));
  }
}
