/**
 * The tensor: an array, its gradient and the node of the graph that made it; random generators and
 * printing.
 *
 * <p>{@link org.linstock.tensor.Tensor} is the façade of the library: its fluent methods are
 * one-line calls of {@code autograd} and {@code ops}, and it is the only class here that knows
 * those rooms.
 */
package org.linstock.tensor;
