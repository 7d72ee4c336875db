package org.linstock.spark.error;

import java.util.function.Supplier;

/** Takes the user's own error out of what Spark wraps around a failed task. */
public final class Failures {
  private Failures() {}

  /**
   * Runs {@code action}; when it fails because a task threw a {@link LinstockException}, throws
   * that exception in place of Spark's.
   */
  public static <T> T unwrapped(Supplier<T> action) {
    try {
      return action.get();
    } catch (Exception e) {
      // Not RuntimeException: Spark's SparkException is checked, and Scala throws it without
      // declaring it.
      throw unwrap(e);
    }
  }

  /**
   * The innermost {@link LinstockException} among {@code failure} and its causes; without one,
   * {@code failure} itself, wrapped only when it is checked.
   */
  public static RuntimeException unwrap(Throwable failure) {
    LinstockException own = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof LinstockException found) {
        own = found;
      }
    }
    if (own != null) {
      return own;
    }
    return failure instanceof RuntimeException e
        ? e
        : new SparkJobException("a Spark job failed: " + rootLine(failure), failure);
  }

  private static String rootLine(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }
}
