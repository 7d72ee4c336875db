package org.linstock.autograd;

import java.util.function.Supplier;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * While open on a thread, the first op whose result or gradient holds a NaN throws, naming the op
 * and the line of the program that called it, after {@code torch.autograd.detect_anomaly}. Slow:
 * for debugging.
 *
 * <pre>{@code
 * try (Anomaly a = Anomaly.detect()) { … }
 * }</pre>
 */
public final class Anomaly implements AutoCloseable {
  private static final ThreadLocal<boolean[]> DETECTING =
      ThreadLocal.withInitial(() -> new boolean[1]);

  /** Where the program ends and the library begins. */
  private static final String LIBRARY =
      "org\\.linstock\\.(memory|kernels|tensor|autograd|ops|nn|optim|train)\\.[A-Z].*";

  private final boolean[] flag;
  private final boolean before;

  private Anomaly(boolean detecting) {
    this.flag = DETECTING.get();
    this.before = flag[0];
    flag[0] = detecting;
  }

  /** Looks for NaN on this thread until the result is closed. */
  public static Anomaly detect() {
    return new Anomaly(true);
  }

  static boolean isDetecting() {
    return DETECTING.get()[0];
  }

  @Override
  public void close() {
    flag[0] = before;
  }

  static void checkForward(String name, NdArray result) {
    if (isDetecting() && holdsNaN(result)) {
      throw new ArithmeticException(
          "anomaly: %s produced NaN in its result, called at %s; look at its inputs"
              .formatted(operation(name), callSite()));
    }
  }

  /** A rule's gradients; what is inside it is the op's backward, not ops of the program. */
  static Tensor[] checkBackward(Node node, Supplier<Tensor[]> rule) {
    Tensor[] gradients;
    try (Anomaly paused = new Anomaly(false)) {
      gradients = rule.get();
    }
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i] != null && holdsNaN(gradients[i].array())) {
        throw new ArithmeticException(
            "anomaly: the backward of %s produced NaN in the gradient of input %d; the op was called at %s"
                .formatted(operation(node.name()), i, node.origin()));
      }
    }
    return gradients;
  }

  /** The line of the program outside the library that is running now. */
  static String callSite() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().matches(LIBRARY))
                    .findFirst()
                    .map(frame -> frame.toStackTraceElement().toString())
                    .orElse("an unknown line"));
  }

  private static String operation(String name) {
    return name.replaceFirst("Backward$", "");
  }

  private static boolean holdsNaN(NdArray array) {
    if (!array.dtype().isFloatingPoint()) {
      return false;
    }
    for (double value : ArrayIo.toDoubles(array)) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
