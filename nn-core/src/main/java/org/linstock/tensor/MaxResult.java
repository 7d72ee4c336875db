package org.linstock.tensor;

/**
 * The largest or smallest elements along a dimension and where they are.
 *
 * @param values in the graph of the tensor they were taken from
 * @param indices int64, of the same shape
 */
public record MaxResult(Tensor values, Tensor indices) {}
