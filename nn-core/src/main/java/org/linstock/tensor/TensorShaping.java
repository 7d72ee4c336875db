package org.linstock.tensor;

import org.linstock.ops.Shaping;

/** Other shapes of the same elements; views where the memory allows it. */
sealed interface TensorShaping permits Tensor {
  /**
   * The same elements in another shape; one size may be −1. A view where strides can say it, else a
   * copy.
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

  /** Folds the dimensions from {@code startDim} to {@code endDim} into one. */
  default Tensor flatten(int startDim, int endDim) {
    return Shaping.flatten((Tensor) this, startDim, endDim);
  }

  /** All elements as a vector. */
  default Tensor flatten() {
    return reshape(-1);
  }

  /** One dimension as several, of sizes whose product is its own; one size may be −1. */
  default Tensor unflatten(int dim, long... sizes) {
    return Shaping.unflatten((Tensor) this, dim, sizes);
  }

  /** Drops all dimensions of size 1. */
  default Tensor squeeze() {
    return Shaping.squeeze((Tensor) this);
  }

  /** A view with one dimension at another place. */
  default Tensor movedim(int source, int destination) {
    return Shaping.movedim((Tensor) this, source, destination);
  }

  /** As {@link #transpose}. */
  default Tensor swapaxes(int axis0, int axis1) {
    return transpose(axis0, axis1);
  }

  /** {@link #view} in the other tensor's shape. */
  default Tensor viewAs(Tensor other) {
    return view(other.shape());
  }

  /** {@link #reshape} to the other tensor's shape. */
  default Tensor reshapeAs(Tensor other) {
    return reshape(other.shape());
  }

  /** {@link #expand} to the other tensor's shape. */
  default Tensor expandAs(Tensor other) {
    return expand(other.shape());
  }

  /** As {@link #expand}. */
  default Tensor broadcastTo(long... shape) {
    return expand(shape);
  }

  /** The same elements row by row without gaps; this tensor when it already is so. */
  default Tensor contiguous() {
    return Shaping.contiguous((Tensor) this);
  }
}
