package org.linstock.spark.round;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that looks at native threads: every task thread would start a team of its own. */
public final class ThreadSettings {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadSettings.class);
  private static final AtomicBoolean CHECKED = new AtomicBoolean();

  private ThreadSettings() {}

  /** Warns, once a JVM, when nothing limits the native threads of a task. */
  public static void check() {
    if (CHECKED.compareAndSet(false, true) && System.getenv("OMP_NUM_THREADS") == null) {
      LOG.warn(
          "OMP_NUM_THREADS is not set: each task will use all {} cores at once, which is several times slower; "
              + "set spark.executorEnv.OMP_NUM_THREADS (and the driver's environment) to cores per task",
          Runtime.getRuntime().availableProcessors());
    }
  }
}
