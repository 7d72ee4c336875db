package org.linstock.spark;

import java.util.function.Supplier;

/**
 * Gives a uid to a stage whose superclass asks for it before a field of the stage's own can be set,
 * as MLlib's {@code Predictor} does to name the parent of its params.
 */
final class EarlyUid {
  private static final ThreadLocal<String> GIVEN = new ThreadLocal<>();

  private EarlyUid() {}

  /** Runs a constructor whose stage shall have {@code uid}. */
  static <T> T construct(String uid, Supplier<T> constructor) {
    GIVEN.set(uid);
    try {
      return constructor.get();
    } finally {
      GIVEN.remove();
    }
  }

  /** The uid for the stage under construction in this thread. */
  static String get() {
    return GIVEN.get();
  }
}
