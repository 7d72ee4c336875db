package org.linstock.spark;

/** Accepts a text of at least one character. */
final class NotEmpty extends Validator<String> {
  private static final long serialVersionUID = 1L;

  @Override
  boolean accepts(String text) {
    return !text.isEmpty();
  }
}
