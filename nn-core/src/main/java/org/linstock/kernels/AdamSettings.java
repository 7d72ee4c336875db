package org.linstock.kernels;

/**
 * One Adam update's numbers.
 *
 * @param step the number of this step, from 1
 */
public record AdamSettings(
    double lr, double beta1, double beta2, double eps, double weightDecay, long step) {
  /** {@code lr / (1 − β₁ᵗ)}. */
  double stepSize() {
    return lr / (1 - Math.pow(beta1, (double) step));
  }

  /** {@code √(1 − β₂ᵗ)}. */
  double denominatorScale() {
    return Math.sqrt(1 - Math.pow(beta2, (double) step));
  }
}
