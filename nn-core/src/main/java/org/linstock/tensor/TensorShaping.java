package org.linstock.tensor;

import org.linstock.ops.Shaping;

/** Other shapes of the same elements; views where the memory allows it. */
sealed interface TensorShaping permits Tensor {
  /**
   * The same elements in another shape; one size may be −1. A view when this tensor is contiguous.
   */
  default Tensor reshape(long... shape) {
    return Shaping.reshape((Tensor) this, shape);
  }

  /** As {@link #reshape}, but throws when it would have to copy. */
  default Tensor view(long... shape) {
    return Shaping.view((Tensor) this, shape);
  }

  /** Folds the dimensions from {@code startDim} on into one. */
  default Tensor flatten(int startDim) {
    return Shaping.flatten((Tensor) this, startDim, -1);
  }

  default Tensor unsqueeze(int dim) {
    return Shaping.unsqueeze((Tensor) this, dim);
  }

  default Tensor squeeze(int dim) {
    return Shaping.squeeze((Tensor) this, dim);
  }

  /** A view with the dimensions in another order. */
  default Tensor permute(int... dims) {
    return Shaping.permute((Tensor) this, dims);
  }

  /** A view with two dimensions exchanged. */
  default Tensor transpose(int dim0, int dim1) {
    return Shaping.transpose((Tensor) this, dim0, dim1);
  }

  /** The transpose of a matrix, a view. */
  default Tensor t() {
    return Shaping.t((Tensor) this);
  }

  /** A view in which dimensions of size 1 are repeated without copying; −1 keeps a size. */
  default Tensor expand(long... shape) {
    return Shaping.expand((Tensor) this, shape);
  }

  /** The same elements row by row without gaps; this tensor when it already is so. */
  default Tensor contiguous() {
    return Shaping.contiguous((Tensor) this);
  }
}
