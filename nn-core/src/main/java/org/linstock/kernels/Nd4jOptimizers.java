package org.linstock.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Optimizer steps in PyTorch's order of operations, through ND4J's ops. */
final class Nd4jOptimizers {
  private Nd4jOptimizers() {}

  static void sgd(INDArray p, INDArray gradient, INDArray buffer, SgdSettings s) {
    INDArray g = s.weightDecay() == 0 ? gradient : gradient.add(p.mul(s.weightDecay()));
    if (buffer != null) {
      if (s.firstStep()) {
        buffer.assign(g);
      } else {
        buffer.muli(s.momentum()).addi(g.mul(1 - s.dampening()));
      }
      g = s.nesterov() ? g.add(buffer.mul(s.momentum())) : buffer;
    }
    p.subi(g.mul(s.lr()));
  }

  static void adam(INDArray p, INDArray gradient, INDArray m, INDArray v, AdamSettings s) {
    INDArray g = s.weightDecay() == 0 ? gradient : gradient.add(p.mul(s.weightDecay()));
    m.muli(s.beta1()).addi(g.mul(1 - s.beta1()));
    v.muli(s.beta2()).addi(g.mul(g).muli(1 - s.beta2()));
    INDArray denominator = Transforms.sqrt(v, true).divi(s.denominatorScale()).addi(s.eps());
    p.subi(m.div(denominator).muli(s.stepSize()));
  }
}
