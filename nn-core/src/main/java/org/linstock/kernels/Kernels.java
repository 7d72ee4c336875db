package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.Native;
import org.linstock.memory.NdArray;

/**
 * The arithmetic behind the ops. Results go into arrays that the caller made, in row-major order;
 * arguments may be any strided views and are never changed. Shapes have been checked by the op that
 * calls.
 */
public abstract class Kernels {
  private static volatile Kernels current;

  /**
   * The kernels for this process's backend, after a check that its BLAS computes right products.
   */
  public static Kernels get() {
    Kernels kernels = current;
    return kernels != null ? kernels : start();
  }

  private static synchronized Kernels start() {
    if (current == null) {
      Kernels kernels = Native.isCpu() ? new CpuKernels() : new Nd4jKernels();
      if (Native.isCpu()) {
        SharedBlas.announce();
      }
      SelfCheck.run(kernels);
      current = kernels;
    }
    return current;
  }

  /**
   * Replaces the kernels of the whole process, so that a test can hold both implementations to one
   * table.
   */
  static synchronized void use(Kernels kernels) {
    current = kernels;
  }

  /** What runs the kernels, for provenance. */
  public abstract String describe();

  /** {@code z = op(x)}, same shapes. */
  public abstract void unary(Unary op, NdArray x, NdArray z);

  /** {@code z = op(x, y)}, {@code x} and {@code y} broadcast to {@code z}'s shape. */
  public abstract void binary(Binary op, NdArray x, NdArray y, NdArray z);

  /** {@code z = op(x, y)} with a scalar {@code y}; same shapes. */
  public abstract void scalar(Binary op, NdArray x, double y, NdArray z);

  /**
   * {@code z = x} where the condition is true, else {@code y}; the three broadcast to {@code z}'s
   * shape, the condition is of bool, the others of {@code z}'s type.
   */
  public abstract void where(NdArray condition, NdArray x, NdArray y, NdArray z);

  /** {@code z = x}, broadcast and converted to {@code z}'s type. */
  public abstract void copy(NdArray x, NdArray z);

  /** Every element of {@code z} becomes {@code value}. */
  public abstract void fill(NdArray z, double value);

  /** Folds the dimensions of {@code x} that are 1 in {@code z}; both have the same rank. */
  public abstract void reduce(Reduction op, NdArray x, NdArray z);

  /**
   * {@code c = op(a)·op(b) + beta·c} for matrices, {@code op} transposing where told; beta is 0 or
   * 1.
   */
  public abstract void gemm(
      NdArray a, boolean transposeA, NdArray b, boolean transposeB, double beta, NdArray c);

  /** Whether equal rows of a float product come out equal in each place, see {@link AlikeRows}. */
  boolean rowsAreAlike() {
    return true;
  }

  /**
   * {@code c = alpha·op(a)·op(b) + beta·c} for stacks of {@link Matrices}, one product after the
   * other. Matrices of c may have gaps between their rows.
   *
   * @param all the stack to whose matrices those of a, b and c are broadcast
   */
  public void gemms(
      NdArray a,
      boolean transposeA,
      NdArray b,
      boolean transposeB,
      double alpha,
      double beta,
      NdArray c,
      NdArray all) {
    boolean plain = alpha == 1 && Matrices.first(c).isContiguous();
    for (int i = 0; i < Matrices.count(all); i++) {
      NdArray left = Matrices.get(a, all, i);
      NdArray right = Matrices.get(b, all, i);
      NdArray target = Matrices.get(c, all, i);
      if (plain) {
        gemm(left, transposeA, right, transposeB, beta, target);
      } else {
        scaled(left, transposeA, right, transposeB, alpha, beta, target);
      }
    }
  }

  private void scaled(
      NdArray a,
      boolean transposeA,
      NdArray b,
      boolean transposeB,
      double alpha,
      double beta,
      NdArray c) {
    NdArray product = Allocator.allocate(c.dtype(), c.shape());
    gemm(a, transposeA, b, transposeB, 0, product);
    scalar(Binary.MUL, product, alpha, product);
    if (beta != 0) {
      binary(Binary.ADD, product, c, product);
    }
    copy(product, c);
  }

  /** {@code z = x·wᵀ + b}: x [n, in], w [out, in], b [out] or null, z [n, out]. */
  public abstract void linear(NdArray x, NdArray weight, NdArray bias, NdArray z);

  /** {@code z = beta·z + Σ over rows of x}: x [n, k], z [k]; beta is 0 or 1. */
  public abstract void sumRows(NdArray x, double beta, NdArray z);

  /** Row-wise softmax of a matrix, max-shifted. */
  public abstract void softmax(NdArray x, NdArray z);

  /** The gradient of {@link #softmax}, from its result: {@code z = y·(gradient − Σ gradient·y)}. */
  public abstract void softmaxGrad(NdArray gradient, NdArray y, NdArray z);

  /** Row-wise log-softmax of a matrix, max-shifted: never −∞ by underflow. */
  public abstract void logSoftmax(NdArray x, NdArray z);

  /**
   * Softmax cross-entropy of each row: {@code losses[i] = −log softmax(logits[i])[labels[i]]}.
   *
   * @param logits [n, c]
   * @param labels [n], int64, each in [0, c)
   * @param probabilities [n, c], written: the softmax, which the gradient needs
   * @param losses [n], written
   */
  public abstract void crossEntropy(
      NdArray logits, NdArray labels, NdArray probabilities, NdArray losses);

  /** {@code z[i] = scale[i]·(probabilities[i] − onehot(labels[i]))}: scale [n]. */
  public abstract void crossEntropyGrad(
      NdArray probabilities, NdArray labels, NdArray scale, NdArray z);

  /**
   * Cross-correlation: x [n, in, h, w], weight [out, in/groups, kh, kw], bias [out] or null, z [n,
   * out, oh, ow]; the shapes say how many groups there are. Windows may reach outside the images,
   * where there are zeros.
   */
  public abstract void conv2d(NdArray x, NdArray weight, NdArray bias, Window window, NdArray z);

  /**
   * The gradients of {@link #conv2d}.
   *
   * @param x null when gradWeight is
   * @param weight null when gradX is
   * @param gradX null when it is not wanted
   * @param gradWeight null when it is not wanted
   */
  public abstract void conv2dGrad(
      NdArray gradient,
      NdArray x,
      NdArray weight,
      Window window,
      NdArray gradX,
      NdArray gradWeight);

  /**
   * The position h·width + w of each window's largest value; padding never wins, the first of
   * equals does, NaN counts as largest.
   *
   * @param x [n, c, h, w]
   * @param indices [n, c, oh, ow], int64, written
   */
  public abstract void maxPool2d(NdArray x, Window window, NdArray z, NdArray indices);

  /**
   * Adds each value to the position of its plane that an index names: {@code z[p, indices[p, i]] +=
   * x[p, i]}, all else being 0.
   *
   * @param x [n, c, …]
   * @param indices of x's shape, int64
   * @param z [n, c, …]
   */
  public abstract void scatterPlanes(NdArray x, NdArray indices, NdArray z);

  /** Picks from each plane: {@code z[p, i] = x[p, indices[p, i]]}. */
  public abstract void gatherPlanes(NdArray x, NdArray indices, NdArray z);

  /** The sum of each window; outside the image there are zeros. */
  public abstract void sumPool2d(NdArray x, Window window, NdArray z);

  /** The gradient of {@link #sumPool2d}: z is what each element's windows sum up to. */
  public abstract void sumPool2dGrad(NdArray gradient, Window window, NdArray z);

  /** Means and variances (divided by the count): [statistics] each. */
  public abstract void moments(NdArray x, Norm norm, NdArray mean, NdArray variance);

  /**
   * {@code z = (x − mean)·rstd·weight + bias}.
   *
   * @param mean [statistics]
   * @param rstd [statistics], one over the standard deviation
   * @param weight [affine], or null
   * @param bias [affine], or null
   */
  public abstract void normalize(
      NdArray x, Norm norm, NdArray mean, NdArray rstd, NdArray weight, NdArray bias, NdArray z);

  /**
   * The gradients of {@link #normalize}, each null when it is not wanted.
   *
   * @param ofBatch whether mean and rstd are those of x itself, and vary with it
   */
  public abstract void normalizeGrad(
      NdArray gradient,
      NdArray x,
      Norm norm,
      NdArray mean,
      NdArray rstd,
      NdArray weight,
      boolean ofBatch,
      NdArray gradX,
      NdArray gradWeight,
      NdArray gradBias);

  /**
   * One step of an LSTM for a batch.
   *
   * @param sums [n, 4·hidden]: the input's part of the sums of input, forget, cell and output gate
   * @param fromHidden [n, 4·hidden]: the hidden state's part
   * @param bias [4·hidden], a third part; or null
   * @param cellBefore [n, hidden]
   * @param gates [n, 4·hidden], written: the activations
   * @param cell [n, hidden], written: {@code f·cellBefore + i·g}
   * @param cellTanh [n, hidden], written: {@code tanh(cell)}
   * @param hidden [n, hidden], written: {@code o·tanh(cell)}
   */
  public abstract void lstmCell(
      NdArray sums,
      NdArray fromHidden,
      NdArray bias,
      NdArray cellBefore,
      NdArray gates,
      NdArray cell,
      NdArray cellTanh,
      NdArray hidden);

  /**
   * The gradient of {@link #lstmCell}.
   *
   * @param gates the activations
   * @param gradHidden [n, hidden]
   * @param gradCell [n, hidden]: the gradient of the cell from later steps, replaced by that of
   *     {@code cellBefore}
   * @param gradGates [n, 4·hidden], written: the gradient of the sums
   */
  public abstract void lstmCellGrad(
      NdArray gates,
      NdArray cellBefore,
      NdArray cellTanh,
      NdArray gradHidden,
      NdArray gradCell,
      NdArray gradGates);

  /**
   * One step of a GRU for a batch.
   *
   * @param gates [n, 3·hidden]: the input's part of the sums of reset, update and new gate,
   *     replaced by the activations
   * @param fromHidden [n, 3·hidden]: the hidden state's part of the sums
   * @param hiddenBefore [n, hidden]
   * @param hidden [n, hidden], written: {@code (1 − z)·n + z·hiddenBefore}
   */
  public abstract void gruCell(
      NdArray gates, NdArray fromHidden, NdArray hiddenBefore, NdArray hidden);

  /**
   * The gradient of {@link #gruCell}.
   *
   * @param gates the activations
   * @param gradHidden [n, hidden], replaced by the part of {@code hiddenBefore}'s gradient that
   *     does not come through {@code fromHidden}
   * @param gradGates [n, 3·hidden], written: the gradient of the input's part
   * @param gradFromHidden [n, 3·hidden], written
   */
  public abstract void gruCellGrad(
      NdArray gates,
      NdArray fromHidden,
      NdArray hiddenBefore,
      NdArray gradHidden,
      NdArray gradGates,
      NdArray gradFromHidden);

  /**
   * Copies blocks of neighbouring elements: {@code z}'s block i is {@code x}'s block {@code at[i]},
   * or {@code missing} throughout where that is −1.
   *
   * @param x contiguous
   * @param size the number of elements of a block
   */
  public abstract void takeBlocks(NdArray x, int[] at, int size, double missing, NdArray z);

  /**
   * Adds blocks in the order of {@code x}: {@code z}'s block {@code at[i]} grows by {@code x}'s
   * block i, which is dropped where that is −1.
   *
   * @param x contiguous
   * @param size the number of elements of a block
   */
  public abstract void addBlocks(NdArray x, int[] at, int size, NdArray z);

  /**
   * Running sums along the middle dimension of x [outer, n, inner], contiguous; from the end when
   * {@code reverse}.
   */
  public abstract void cumsum(NdArray x, boolean reverse, NdArray z);

  /** One step of SGD over a vector, as PyTorch defines it; the buffer is null without momentum. */
  public abstract void sgdStep(
      NdArray parameter, NdArray gradient, NdArray buffer, SgdSettings settings);

  /** One step of Adam over a vector (Kingma and Ba, 2015), as PyTorch defines it. */
  public abstract void adamStep(
      NdArray parameter,
      NdArray gradient,
      NdArray firstMoment,
      NdArray secondMoment,
      AdamSettings settings);
}
