package org.linstock.kernels;

/**
 * One SGD update's numbers.
 *
 * @param firstStep whether the momentum buffer is to be started with the gradient itself, as
 *     PyTorch does
 */
public record SgdSettings(
    double lr,
    double momentum,
    double dampening,
    double weightDecay,
    boolean nesterov,
    boolean firstStep) {}
