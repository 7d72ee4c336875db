package org.linstock.tensor;

import org.linstock.ops.Extrema;
import org.linstock.ops.LogSums;
import org.linstock.ops.Norms;
import org.linstock.ops.Reductions;
import org.linstock.ops.Softmaxes;

/** Reductions and softmax. */
sealed interface TensorReductions permits Tensor {
  /** The sum of all elements, a scalar. */
  default Tensor sum() {
    return Reductions.sum((Tensor) this);
  }

  /** Sums over the given dimensions; without any, over all. */
  default Tensor sum(boolean keepDim, int... dims) {
    return Reductions.sum((Tensor) this, keepDim, dims);
  }

  /** Sums over one dimension. */
  default Tensor sum(int dim) {
    return Reductions.sum((Tensor) this, false, dim);
  }

  /** The mean of all elements, a scalar. */
  default Tensor mean() {
    return Reductions.mean((Tensor) this);
  }

  /** Means over the given dimensions; without any, over all. */
  default Tensor mean(boolean keepDim, int... dims) {
    return Reductions.mean((Tensor) this, keepDim, dims);
  }

  /** Means over one dimension. */
  default Tensor mean(int dim) {
    return Reductions.mean((Tensor) this, false, dim);
  }

  /** The variance of all elements, divided by n − 1. */
  default Tensor var() {
    return Reductions.var((Tensor) this, 1, false);
  }

  /** The variance over one dimension, divided by n − 1. */
  default Tensor var(int dim) {
    return Reductions.var((Tensor) this, 1, false, dim);
  }

  /**
   * The variance over the given dimensions, divided by n − correction; 1 by default, 0 for a whole
   * population.
   */
  default Tensor var(int correction, boolean keepDim, int... dims) {
    return Reductions.var((Tensor) this, correction, keepDim, dims);
  }

  /** The standard deviation of all elements, divided by n − 1. */
  default Tensor std() {
    return Reductions.std((Tensor) this, 1, false);
  }

  /** The standard deviation over one dimension, divided by n − 1. */
  default Tensor std(int dim) {
    return Reductions.std((Tensor) this, 1, false, dim);
  }

  /**
   * The standard deviation over the given dimensions, divided by n − correction; 1 by default, 0
   * for a whole population.
   */
  default Tensor std(int correction, boolean keepDim, int... dims) {
    return Reductions.std((Tensor) this, correction, keepDim, dims);
  }

  /** The product of all elements. */
  default Tensor prod() {
    return Reductions.prod((Tensor) this);
  }

  /** Products along one dimension. */
  default Tensor prod(int dim) {
    return Reductions.prod((Tensor) this, false, dim);
  }

  /** Products along one dimension. */
  default Tensor prod(boolean keepDim, int dim) {
    return Reductions.prod((Tensor) this, keepDim, dim);
  }

  /** The largest element; NaN when there is one. Equal ones share the gradient. */
  default Tensor max() {
    return Extrema.max((Tensor) this);
  }

  /**
   * The largest elements along a dimension and their positions, the first of equals, which alone
   * gets the gradient.
   */
  default MaxResult max(int dim) {
    return Extrema.max((Tensor) this, false, dim);
  }

  /** As {@link #max(int)}; the dimension stays with size 1 when {@code keepDim}. */
  default MaxResult max(boolean keepDim, int dim) {
    return Extrema.max((Tensor) this, keepDim, dim);
  }

  /** The largest elements over one dimension; equal ones share the gradient. */
  default Tensor amax(int dim) {
    return Extrema.amax((Tensor) this, false, dim);
  }

  /** The largest elements over the given dimensions; without any, over all. */
  default Tensor amax(boolean keepDim, int... dims) {
    return Extrema.amax((Tensor) this, keepDim, dims);
  }

  /** The position of the largest element among all, row by row, int64; the first of equals. */
  default Tensor argmax() {
    return Extrema.argmax((Tensor) this);
  }

  /** The positions of the largest elements along one dimension, int64; the first of equals. */
  default Tensor argmax(int dim) {
    return Extrema.argmax((Tensor) this, false, dim);
  }

  /** As {@link #argmax(int)}; the dimension stays with size 1 when {@code keepDim}. */
  default Tensor argmax(boolean keepDim, int dim) {
    return Extrema.argmax((Tensor) this, keepDim, dim);
  }

  /** The smallest element; NaN when there is one. Equal ones share the gradient. */
  default Tensor min() {
    return Extrema.min((Tensor) this);
  }

  /**
   * The smallest elements along a dimension and their positions, the first of equals, which alone
   * gets the gradient.
   */
  default MaxResult min(int dim) {
    return Extrema.min((Tensor) this, false, dim);
  }

  /** As {@link #min(int)}; the dimension stays with size 1 when {@code keepDim}. */
  default MaxResult min(boolean keepDim, int dim) {
    return Extrema.min((Tensor) this, keepDim, dim);
  }

  /** The smallest elements over one dimension; equal ones share the gradient. */
  default Tensor amin(int dim) {
    return Extrema.amin((Tensor) this, false, dim);
  }

  /** The smallest elements over the given dimensions; without any, over all. */
  default Tensor amin(boolean keepDim, int... dims) {
    return Extrema.amin((Tensor) this, keepDim, dims);
  }

  /** The position of the smallest element among all, row by row, int64; the first of equals. */
  default Tensor argmin() {
    return Extrema.argmin((Tensor) this);
  }

  /** The positions of the smallest elements along one dimension, int64; the first of equals. */
  default Tensor argmin(int dim) {
    return Extrema.argmin((Tensor) this, false, dim);
  }

  /** As {@link #argmin(int)}; the dimension stays with size 1 when {@code keepDim}. */
  default Tensor argmin(boolean keepDim, int dim) {
    return Extrema.argmin((Tensor) this, keepDim, dim);
  }

  /** Euclid's norm of all elements. */
  default Tensor norm() {
    return Norms.norm((Tensor) this, 2, false);
  }

  /** {@code (Σ |x|ᵖ)^(1/p)} of all elements; p may be 0 or infinite. */
  default Tensor norm(double p) {
    return Norms.norm((Tensor) this, p, false);
  }

  /** {@code (Σ |x|ᵖ)^(1/p)} over the given dimensions; p may be 0 or infinite. */
  default Tensor norm(double p, boolean keepDim, int... dims) {
    return Norms.norm((Tensor) this, p, keepDim, dims);
  }

  /** {@code log Σ exp(x)} over one dimension. */
  default Tensor logsumexp(int dim) {
    return LogSums.logsumexp((Tensor) this, false, dim);
  }

  /** {@code log Σ exp(x)} over the given dimensions; without any, over all. */
  default Tensor logsumexp(boolean keepDim, int... dims) {
    return LogSums.logsumexp((Tensor) this, keepDim, dims);
  }

  default Tensor softmax(int dim) {
    return Softmaxes.softmax((Tensor) this, dim);
  }

  default Tensor logSoftmax(int dim) {
    return Softmaxes.logSoftmax((Tensor) this, dim);
  }
}
