package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/**
 * {@code y = x + net(x)} (He et al., 2016), or {@code shortcut(x) + net(x)} where the net changes
 * the shape. Shapes: y is as net(x), which must be as x or as shortcut(x).
 */
public final class Residual extends Module {
  private final Module net;
  private final Module shortcut;

  public Residual(Module net) {
    this(net, null);
  }

  /**
   * With a shortcut of its own.
   *
   * @param shortcut what x passes on its way around the net; null for x itself
   */
  public Residual(Module net, Module shortcut) {
    this.net = register("net", net);
    this.shortcut = shortcut == null ? null : register("shortcut", shortcut);
  }

  public Module net() {
    return net;
  }

  /** Null when x goes around the net as it is. */
  public Module shortcut() {
    return shortcut;
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = Trace.output(net, net.forward(x));
    Tensor around = shortcut == null ? x : Trace.output(shortcut, shortcut.forward(x));
    if (!Arrays.equals(around.shape(), y.shape())) {
      throw new IllegalArgumentException(
          "Residual: shapes %s around the net and %s through it, expected the same; give it a shortcut that maps one to the other"
              .formatted(Arrays.toString(around.shape()), Arrays.toString(y.shape())));
    }
    return around.add(y);
  }
}
