package org.linstock.tensor;

import org.linstock.ops.BatchedMatMul;
import org.linstock.ops.MatMul;

/** Products of vectors, matrices and stacks of matrices. */
sealed interface TensorProducts permits Tensor {
  /**
   * The product of vectors, matrices or stacks of matrices: [k]·[k] is a scalar, [n, k]·[k] is [n],
   * [k]·[k, m] is [m], […, n, k]·[…, k, m] is […, n, m] with the leading dimensions broadcast.
   */
  default Tensor matmul(Tensor other) {
    return MatMul.matmul((Tensor) this, other);
  }

  /** The product of two stacks of as many matrices: [b, n, k]·[b, k, m] is [b, n, m]. */
  default Tensor bmm(Tensor other) {
    return BatchedMatMul.bmm((Tensor) this, other);
  }

  /** The dot product of two vectors. */
  default Tensor dot(Tensor other) {
    return MatMul.dot((Tensor) this, other);
  }

  /** This matrix times a vector. */
  default Tensor mv(Tensor vector) {
    return MatMul.mv((Tensor) this, vector);
  }

  /** The products of each element of this vector with each of the other, a matrix. */
  default Tensor outer(Tensor other) {
    return MatMul.outer((Tensor) this, other);
  }

  /** This, broadcast, plus the product of two matrices. */
  default Tensor addmm(Tensor a, Tensor b) {
    return addmm(a, b, 1, 1);
  }

  /** {@code beta·this + alpha·(a·b)} for matrices. */
  default Tensor addmm(Tensor a, Tensor b, double beta, double alpha) {
    return MatMul.addmm((Tensor) this, a, b, beta, alpha);
  }

  /** This, broadcast, plus the product of two stacks of matrices. */
  default Tensor baddbmm(Tensor a, Tensor b) {
    return baddbmm(a, b, 1, 1);
  }

  /** {@code beta·this + alpha·(a·b)} for stacks of matrices. */
  default Tensor baddbmm(Tensor a, Tensor b, double beta, double alpha) {
    return BatchedMatMul.baddbmm((Tensor) this, a, b, beta, alpha);
  }
}
