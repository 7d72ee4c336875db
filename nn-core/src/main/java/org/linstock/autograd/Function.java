package org.linstock.autograd;

import org.linstock.tensor.Tensor;

/**
 * A user's own op with its own gradient rule, after {@code torch.autograd.Function}.
 *
 * <pre>{@code
 * final class MyExp extends Function {
 *   public Tensor forward(Context ctx, Tensor... in) {
 *     Tensor y = in[0].exp();
 *     ctx.saveForBackward(y);
 *     return y;
 *   }
 *   public Tensor[] backward(Context ctx, Tensor gradOutput) {
 *     return new Tensor[] {gradOutput.mul(ctx.saved(0))};
 *   }
 * }
 * Tensor y = new MyExp().apply(x);
 * }</pre>
 */
public abstract class Function {
  /** The op's result. Nothing in here is recorded. */
  public abstract Tensor forward(Context ctx, Tensor... inputs);

  /**
   * The gradients of the inputs in their order, each of its input's shape; null where {@link
   * Context#needsInputGrad} says no.
   */
  public abstract Tensor[] backward(Context ctx, Tensor gradOutput);

  /** Calls the op and records it. */
  public final Tensor apply(Tensor... inputs) {
    Context ctx = new Context();
    Tensor result;
    try (NoGrad ng = NoGrad.enter()) {
      result = forward(ctx, inputs);
    }
    return Autograd.record(
        getClass().getSimpleName() + "Backward",
        result.array(),
        (g, n) -> backward(ctx.in(n), g),
        inputs,
        ctx.toSave(result));
  }
}
