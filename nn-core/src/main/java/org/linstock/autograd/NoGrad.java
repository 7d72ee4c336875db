package org.linstock.autograd;

/**
 * While open on a thread, ops record no graph.
 *
 * <pre>{@code
 * try (NoGrad ng = NoGrad.enter()) { … }
 * }</pre>
 */
public final class NoGrad implements AutoCloseable {
  private static final ThreadLocal<boolean[]> DISABLED =
      ThreadLocal.withInitial(() -> new boolean[1]);

  private final boolean[] flag;
  private final boolean before;

  private NoGrad(boolean[] flag, boolean disabled) {
    this.flag = flag;
    this.before = flag[0];
    flag[0] = disabled;
  }

  /** Switches recording off on this thread until the result is closed. */
  public static NoGrad enter() {
    return new NoGrad(DISABLED.get(), true);
  }

  /** Switches recording on again inside another scope's silence, until the result is closed. */
  public static NoGrad suspend() {
    return new NoGrad(DISABLED.get(), false);
  }

  /** Whether ops on this thread record no graph now. */
  public static boolean isActive() {
    return DISABLED.get()[0];
  }

  @Override
  public void close() {
    flag[0] = before;
  }
}
