package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** Modules as a user writes them. */
final class Examples {
  private Examples() {}

  /** A layer with its own parameters. */
  static final class MyLinear extends Module {
    private final Parameter weight;
    private final Parameter bias;

    MyLinear(int in, int units) {
      weight = register("weight", Tensor.randn(in, units));
      bias = register("bias", Tensor.randn(units));
    }

    @Override
    public Tensor forward(Tensor x) {
      return Functional.relu(x.matmul(weight).add(bias));
    }
  }

  /** Constants, a shared layer, control flow. */
  static final class FixedHiddenMLP extends Module {
    private final Tensor randWeight = registerBuffer("rand_weight", Tensor.rand(20, 20));
    private final Module linear = register("linear", new Linear(20, 20));

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = linear.forward(x);
      y = Functional.relu(y.matmul(randWeight).add(1));
      y = linear.forward(y);
      while (y.abs().sum().item() > 1) {
        y = y.div(2);
      }
      return y.sum();
    }
  }

  /** LeNet as in any tutorial, for images of 32 by 32. */
  static final class LeNet extends Module {
    private final Conv2d conv1 = register("conv1", new Conv2d(1, 6, 3));
    private final Conv2d conv2 = register("conv2", new Conv2d(6, 16, 3));
    private final Linear fc1 = register("fc1", new Linear(576, 120));
    private final Linear fc2 = register("fc2", new Linear(120, 84));
    private final Linear fc3 = register("fc3", new Linear(84, 10));

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = Functional.maxPool2d(Functional.relu(conv1.forward(x)), 2);
      y = Functional.maxPool2d(Functional.relu(conv2.forward(y)), 2);
      y = y.view(-1, 576);
      y = Functional.relu(fc1.forward(y));
      y = Functional.relu(fc2.forward(y));
      return fc3.forward(y);
    }
  }

  /** Registers what the test gives it. */
  static final class Bag extends Module {
    Bag with(String name, Module child) {
      register(name, child);
      return this;
    }

    Bag with(String name, Tensor parameter) {
      register(name, parameter);
      return this;
    }

    Bag withBuffer(String name, Tensor buffer) {
      registerBuffer(name, buffer);
      return this;
    }

    @Override
    public Tensor forward(Tensor x) {
      return x;
    }
  }
}
