package org.linstock.ops;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** What the ops share: allocation of results and the checks of arguments. */
final class Ops {
  private Ops() {}

  static Tensor[] inputs(Tensor... tensors) {
    return tensors;
  }

  static Tensor[] gradients(Tensor... tensors) {
    return tensors;
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

  static void requireSameType(String operation, Tensor a, Tensor b) {
    if (a.dtype() != b.dtype()) {
      throw new IllegalArgumentException(
          "%s: types %s and %s differ; convert one with to(…)"
              .formatted(operation, a.dtype(), b.dtype()));
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

  /** For rules that call kernels and have no form as a composition of ops. */
  static void requireFirstOrder(String operation) {
    if (Autograd.isCreatingGraph()) {
      throw new UnsupportedOperationException(
          operation + ": second derivatives are not defined here; use createGraph = false");
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
