package org.linstock.nn;

/** The answer of containers that only hold. */
final class NotCalled {
  private NotCalled() {}

  static UnsupportedOperationException container(Module container, String instead) {
    return new UnsupportedOperationException(
        "forward: a %s only holds; call %s".formatted(container.typeName(), instead));
  }
}
