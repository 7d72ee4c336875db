package org.linstock.nn;

/** What the dropout layers share. */
abstract class DropoutLayer extends Layer {
  private final double p;

  DropoutLayer(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s: p = %s, expected a probability from 0 to 1"
              .formatted(getClass().getSimpleName(), p));
    }
    this.p = p;
  }

  /** The probability with which values are dropped. */
  public final double p() {
    return p;
  }

  @Override
  protected final String extraRepr() {
    return "p=%s, inplace=False".formatted(Numbers.text(p));
  }
}
