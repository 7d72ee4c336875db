package org.linstock.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/**
 * Holds analytic gradients against central differences, {@code (f(x + h) − f(x − h)) / 2h} with h =
 * 1e-6, in float64.
 *
 * <p>An output of several values is checked through its sum weighted with 1, 2, 3, … (scaled), so
 * that no entry can hide.
 */
public final class GradCheck {
  private static final double STEP = 1e-6;
  private static final double ABSOLUTE = 1e-5;
  private static final double RELATIVE = 1e-3;

  private GradCheck() {}

  /**
   * Checks every element of every float64 input; other inputs are passed on as they are.
   *
   * @throws AssertionError naming the worst element
   */
  public static void check(Function<Tensor[], Tensor> f, Tensor... inputs) {
    Tensor[] leaves = new Tensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      boolean checked = inputs[i].dtype() == DType.FLOAT64;
      leaves[i] = checked ? inputs[i].copy().requiresGrad_(true) : inputs[i];
    }
    weighted(f.apply(leaves)).backward();
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].dtype() == DType.FLOAT64) {
        compare(f, inputs, i, analytic(leaves[i]));
      }
    }
  }

  /**
   * Checks second derivatives: the gradients of {@code f}, computed with {@code createGraph},
   * against their own central differences.
   *
   * @throws AssertionError naming the worst element
   */
  public static void checkSecond(Function<Tensor[], Tensor> f, Tensor... inputs) {
    check(x -> gradients(f, x), inputs);
  }

  /** The weighted sum of all gradients, as a function of the inputs. */
  private static Tensor gradients(Function<Tensor[], Tensor> f, Tensor... inputs) {
    try (NoGrad ng = NoGrad.suspend()) {
      Tensor[] leaves = inputs.clone();
      List<Tensor> wanted = new ArrayList<>();
      for (int i = 0; i < leaves.length; i++) {
        if (leaves[i].dtype() == DType.FLOAT64) {
          leaves[i] = leaves[i].requiresGrad() ? leaves[i] : leaves[i].copy().requiresGrad_(true);
          wanted.add(leaves[i]);
        }
      }
      Tensor output = weighted(f.apply(leaves));
      Tensor total = output.mul(0);
      for (Tensor gradient : Autograd.grad(output, wanted, null, true, true)) {
        total = gradient == null ? total : total.add(weighted(gradient.mul(gradient)));
      }
      return total;
    }
  }

  private static double[] analytic(Tensor leaf) {
    return leaf.grad() == null ? new double[(int) leaf.numel()] : leaf.grad().toDoubleArray();
  }

  private static void compare(
      Function<Tensor[], Tensor> f, Tensor[] inputs, int input, double[] analytic) {
    double worst = 0;
    String message = null;
    double[] values = inputs[input].toDoubleArray();
    for (int k = 0; k < values.length; k++) {
      double numeric = numeric(f, inputs, input, values, k);
      double error = Math.abs(numeric - analytic[k]);
      double excess = error / (ABSOLUTE + RELATIVE * Math.abs(numeric));
      if (!(excess <= Math.max(1, worst))) {
        worst = excess;
        message =
            "gradient check: input %d, element %d: analytic %s, numeric %s"
                .formatted(input, k, analytic[k], numeric);
      }
    }
    if (message != null) {
      throw new AssertionError(message);
    }
  }

  private static double numeric(
      Function<Tensor[], Tensor> f, Tensor[] inputs, int input, double[] values, int k) {
    return (evaluate(f, inputs, input, values, k, STEP)
            - evaluate(f, inputs, input, values, k, -STEP))
        / (2 * STEP);
  }

  private static double evaluate(
      Function<Tensor[], Tensor> f, Tensor[] inputs, int input, double[] values, int k, double h) {
    Tensor[] moved = inputs.clone();
    moved[input] = inputs[input].copy();
    double[] changed = values.clone();
    changed[k] += h;
    ArrayIo.set(moved[input].array(), changed);
    try (NoGrad ng = NoGrad.enter()) {
      return weighted(f.apply(moved)).item();
    }
  }

  private static Tensor weighted(Tensor output) {
    double[] weights = new double[(int) output.numel()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 + i / (double) weights.length;
    }
    return output.mul(Tensor.of(weights).reshape(output.shape())).sum();
  }
}
