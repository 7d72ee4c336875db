package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution through ND4J's {@code conv2d} and {@code conv2d_bp}, which use oneDNN or cuDNN where
 * they are present.
 */
final class Nd4jConvolution {
  private static final int DILATION = 1;
  private static final int EXPLICIT_PADDING = 0;
  private static final int NCHW = 0;
  private static final int OUT_IN_H_W = 1;

  private Nd4jConvolution() {}

  static void forward(INDArray x, INDArray weight, INDArray bias, Window window, INDArray z) {
    DynamicCustomOp.DynamicCustomOpsBuilder op =
        DynamicCustomOp.builder("conv2d").addIntegerArguments(arguments(window)).addOutputs(z);
    op = bias == null ? op.addInputs(x, weight) : op.addInputs(x, weight, bias);
    Nd4j.exec(op.build());
  }

  static void backward(
      NdArray gradient,
      NdArray x,
      NdArray weight,
      Window window,
      NdArray gradX,
      NdArray gradWeight,
      NdArray gradBias) {
    // The op always computes the first two; what is not wanted goes into arrays of the pool.
    INDArray first = orScratch(gradX, x);
    INDArray second = orScratch(gradWeight, weight);
    DynamicCustomOp.DynamicCustomOpsBuilder op =
        DynamicCustomOp.builder("conv2d_bp").addIntegerArguments(arguments(window));
    if (gradBias == null) {
      op.addInputs(x.nd(), weight.nd(), gradient.nd()).addOutputs(first, second);
    } else {
      op.addInputs(x.nd(), weight.nd(), gradBias.nd(), gradient.nd())
          .addOutputs(first, second, gradBias.nd());
    }
    Nd4j.exec(op.build());
  }

  private static INDArray orScratch(NdArray wanted, NdArray like) {
    return (wanted == null ? Allocator.allocate(like.dtype(), like.shape()) : wanted).nd();
  }

  private static int[] arguments(Window w) {
    return new int[] {
      w.kernelH(),
      w.kernelW(),
      w.strideH(),
      w.strideW(),
      w.padH(),
      w.padW(),
      DILATION,
      DILATION,
      EXPLICIT_PADDING,
      NCHW,
      OUT_IN_H_W
    };
  }
}
