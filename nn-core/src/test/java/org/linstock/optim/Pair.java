package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import org.linstock.memory.DType;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** A net of the two parameters of a reference case, to which gradients can be given. */
final class Pair extends Module {
  private final Golden golden;
  private final String name;

  Pair(Golden golden, String name, DType dtype) {
    this.golden = golden;
    this.name = name;
    register("a", golden.get(name + "/init.0").to(dtype));
    register("b", golden.get(name + "/init.1").to(dtype));
  }

  /** The parameters' sum; only their gradients matter here. */
  @Override
  public Tensor forward(Tensor x) {
    return parameters().get(0).sum().add(parameters().get(1).sum());
  }

  /** Steps {@code from} to {@code to} (exclusive) with PyTorch's gradients. */
  void train(Optimizer optimizer, int from, int to) {
    for (int step = from; step < to; step++) {
      optimizer.zeroGrad();
      for (int i = 0; i < 2; i++) {
        Tensor p = parameters().get(i);
        if (!p.requiresGrad()) {
          continue;
        }
        Tensor gradient = golden.get(name + "/grads." + i).get(step).to(p.dtype());
        // The gradient of Σ p·g with respect to p is g.
        p.mul(gradient).sum().backward();
      }
      optimizer.step();
    }
  }

  List<double[]> values() {
    List<double[]> values = new ArrayList<>();
    parameters().forEach(p -> values.add(p.toDoubleArray()));
    return values;
  }
}
