package org.linstock.tensor;

/**
 * Elements in order and where they were.
 *
 * @param values in the graph of the tensor that they were taken from
 * @param indices int64, of the same shape
 */
public record SortResult(Tensor values, Tensor indices) {}
