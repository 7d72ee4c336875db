package org.linstock.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One of ND4J's ops on arrays that are there, called through one context a thread: a context a call
 * is native memory and a random number each time.
 */
final class Nd4jOp {
  private static final ThreadLocal<OpContext> CONTEXT =
      ThreadLocal.withInitial(() -> Nd4j.getExecutioner().buildContext());

  private final CustomOp op;

  Nd4jOp(String name) {
    this.op = DynamicCustomOp.builder(name).build();
  }

  /**
   * Runs it.
   *
   * @param arguments the op's whole numbers, in its own order
   */
  void run(long[] arguments, INDArray[] inputs, INDArray... outputs) {
    OpContext context = CONTEXT.get();
    try {
      context.setIArguments(arguments);
      context.setInputArrays(inputs);
      context.setOutputArrays(outputs);
      // The outputs have their shapes: nobody need compute them.
      context.shapeFunctionOverride(true);
      Nd4j.exec(op, context);
    } finally {
      context.purge();
    }
  }
}
