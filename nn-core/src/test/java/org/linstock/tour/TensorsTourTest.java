package org.linstock.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.autograd.Context;
import org.linstock.autograd.Function;
import org.linstock.autograd.GradCheck;
import org.linstock.autograd.NoGrad;
import org.linstock.memory.DType;
import org.linstock.tensor.Device;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** A tour of tensors and autograd, to be read from top to bottom. */
class TensorsTourTest {

  @Test
  void creation() {
    Tensor x = Tensor.rand(2, 20);
    assertArrayEquals(new long[] {2, 20}, x.shape());
    assertEquals(20, x.size(-1));
    assertEquals(2, x.dim());
    assertEquals(40, x.numel());
    assertEquals(DType.FLOAT32, x.dtype());
    assertEquals(Device.cpu(), x.device());

    assertEquals(0, Tensor.zeros(3).sum().item());
    assertEquals(6, Tensor.ones(2, 3).sum().item());
    assertEquals(21, Tensor.full(7, 3).sum().item());
    assertEquals(3, Tensor.eye(3).sum().item());
    assertEquals("tensor([0., 1., 2.])", Tensor.arange(3).toString());
    assertEquals(
        "tensor([[1., 2.],\n        [3., 4.]])",
        Tensor.of(new float[][] {{1, 2}, {3, 4}}).toString());
    assertEquals(DType.INT64, Tensor.ofInts(1, 2, 3).dtype());
  }

  @Test
  void arithmeticAndBackward() {
    Tensor x = Tensor.rand(2, 20);
    Tensor w = Tensor.randn(20, 5).requiresGrad_(true);

    // Broadcasting as in NumPy; scalars broadcast.
    Tensor y = x.matmul(w).add(1).relu();
    assertArrayEquals(new long[] {2, 5}, y.shape());
    assertNull(w.grad());
    y.sum().backward();
    Tensor once = w.grad().copy();

    // Gradients accumulate.
    x.matmul(w).add(1).relu().sum().backward();
    assertArrayEquals(once.mul(2).toFloatArray(), w.grad().toFloatArray());

    // The graph is freed by the first call.
    Tensor z = x.matmul(w).relu();
    z.backward(Tensor.randn(2, 5));
    String message =
        assertThrows(IllegalStateException.class, () -> z.backward(Tensor.randn(2, 5)))
            .getMessage();
    assertTrue(message.contains("retainGraph"), message);
  }

  @Test
  void theGraphCanBeRead() {
    Tensor w = Tensor.randn(20, 5).requiresGrad_(true);
    Tensor y = Tensor.rand(2, 20).matmul(w).add(1).relu();
    assertEquals("ReluBackward", y.gradFn().name());
    assertEquals("AddBackward", y.gradFn().nextFunctions().get(0).name());
    assertEquals(
        "AccumulateGrad",
        y.gradFn().nextFunctions().get(0).nextFunctions().get(0).nextFunctions().get(0).name());
    assertTrue(y.toString().endsWith("grad_fn=<ReluBackward>)"), y.toString());

    try (NoGrad ng = NoGrad.enter()) {
      assertFalse(w.mul(2).requiresGrad());
    }
    assertFalse(y.detach().requiresGrad());
  }

  @Test
  void changesInPlace() {
    Tensor x = Tensor.of(new float[] {2, 4});
    x.div_(2);
    assertArrayEquals(new float[] {1, 2}, x.toFloatArray());

    Tensor w = Tensor.of(new float[] {1, 1}).requiresGrad_(true);
    w.mul(x).sum().backward();
    w.data().sub_(w.grad().mul(0.1f));
    assertArrayEquals(new float[] {.9f, .8f}, w.toFloatArray(), 1e-6f);
    assertThrows(IllegalStateException.class, () -> w.div_(2));
  }

  @Test
  void shapes() {
    Tensor a = Tensor.arange(6).view(2, 3);
    Tensor b = Tensor.ones(2, 3);
    assertArrayEquals(new long[] {2, 6}, Tensor.cat(-1, a, b).shape());
    assertArrayEquals(new long[] {2, 2, 3}, Tensor.stack(0, a, b).shape());
    assertArrayEquals(new float[] {0, 1, 2}, a.get(0).toFloatArray());
    assertArrayEquals(new long[] {1, 3}, a.slice(0, 1, 2).shape());
    assertArrayEquals(new long[] {1, 2, 3}, a.unsqueeze(0).shape());
    assertArrayEquals(new long[] {1, 6}, a.view(-1, 6).shape());
    assertArrayEquals(new long[] {2, 3}, a.flatten(1).shape());
    assertArrayEquals(new long[] {3, 2}, a.t().shape());
    assertArrayEquals(new long[] {3, 2}, a.permute(1, 0).shape());
  }

  @Test
  void devices() {
    assertFalse(Device.isCudaAvailable());
    Tensor x = Tensor.ones(2);
    assertEquals(x, x.to(Device.cpu()));
    String message =
        assertThrows(IllegalStateException.class, () -> x.to(Device.cuda(0))).getMessage();
    assertTrue(
        message.startsWith("to: device cuda:0 is not there; this process computes on cpu"),
        message);
  }

  @Test
  void seeds() {
    Generator.manualSeed(7);
    float[] first = Tensor.randn(3).toFloatArray();
    Generator.manualSeed(7);
    assertArrayEquals(first, Tensor.randn(3).toFloatArray());
    assertArrayEquals(first, Tensor.randn(new Generator(7), 3).toFloatArray());
  }

  static final class MyExp extends Function {
    @Override
    public Tensor forward(Context ctx, Tensor... in) {
      Tensor y = in[0].exp();
      ctx.saveForBackward(y);
      return y;
    }

    @Override
    public Tensor[] backward(Context ctx, Tensor gradOutput) {
      return new Tensor[] {gradOutput.mul(ctx.saved(0))};
    }
  }

  @Test
  void anOpOfYourOwn() {
    Tensor x = Tensor.of(new double[] {.5, -1, 2});
    GradCheck.check(in -> new MyExp().apply(in), x);
    AssertionError e =
        assertThrows(
            AssertionError.class, () -> GradCheck.check(in -> in[0].mul(in[0].detach()), x));
    assertTrue(e.getMessage().startsWith("gradient check: input 0, element 2"), e.getMessage());
    assertArrayEquals(x.exp().toDoubleArray(), new MyExp().apply(x).toDoubleArray());
  }
}
