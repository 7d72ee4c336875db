package org.linstock.tensor;

import org.linstock.ops.Reductions;
import org.linstock.ops.Softmaxes;

/** Reductions and softmax. */
sealed interface TensorReductions permits Tensor {
  /** The sum of all elements, a scalar. */
  default Tensor sum() {
    return Reductions.sum((Tensor) this);
  }

  /** Sums over the given dimensions. */
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

  /** Means over one dimension. */
  default Tensor mean(int dim) {
    return Reductions.mean((Tensor) this, false, dim);
  }

  /** The index of the largest element along one dimension, int64; the first of equals. */
  default Tensor argmax(int dim) {
    return Reductions.argmax((Tensor) this, dim);
  }

  default Tensor softmax(int dim) {
    return Softmaxes.softmax((Tensor) this, dim);
  }

  default Tensor logSoftmax(int dim) {
    return Softmaxes.logSoftmax((Tensor) this, dim);
  }
}
