package org.linstock.nn;

import java.util.function.BiConsumer;
import org.linstock.tensor.Tensor;

/** While open on a thread, tells a watcher what each built-in layer puts out. */
final class Trace implements AutoCloseable {
  private static final ThreadLocal<Trace> CURRENT = new ThreadLocal<>();

  private final BiConsumer<Module, Tensor> watcher;
  private final Trace before;

  private Trace(BiConsumer<Module, Tensor> watcher) {
    this.watcher = watcher;
    this.before = CURRENT.get();
  }

  /** Watches this thread until the result is closed. */
  static Trace watch(BiConsumer<Module, Tensor> watcher) {
    Trace trace = new Trace(watcher);
    CURRENT.set(trace);
    return trace;
  }

  /** Reports an output, and returns it. */
  static Tensor output(Module module, Tensor output) {
    Trace trace = CURRENT.get();
    if (trace != null) {
      trace.watcher.accept(module, output);
    }
    return output;
  }

  @Override
  public void close() {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
