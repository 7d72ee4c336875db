package org.linstock.kernels;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.linstock.memory.DType;
import org.linstock.memory.Native;
import org.linstock.memory.NdArray;

/** Matrix products straight through CBLAS, row major, on the arrays' own memory. */
final class Blas {
  private Blas() {}

  /**
   * What decides the bits of a product: OpenBLAS's version and the processor whose kernels it
   * chose, or MKL's version.
   */
  static String describe() {
    return Native.isMkl() ? mkl() : openblas();
  }

  /** Its version is that of the jar; asking the library itself would take one more. */
  private static String mkl() {
    try {
      String version =
          Class.forName("org.bytedeco.mkl.presets.mkl_rt", false, Blas.class.getClassLoader())
              .getPackage()
              .getImplementationVersion();
      return "MKL " + version;
    } catch (ClassNotFoundException e) {
      return "MKL";
    }
  }

  private static String openblas() {
    try {
      // By name, because the older presets of the CUDA backend lack this class.
      Class<?> full = Class.forName("org.bytedeco.openblas.global.openblas_full");
      BytePointer config = (BytePointer) full.getMethod("openblas_get_config").invoke(null);
      return config.getString().strip();
    } catch (ReflectiveOperationException | LinkageError e) {
      return "OpenBLAS";
    }
  }

  static void gemm(
      NdArray a, boolean transposeA, NdArray b, boolean transposeB, double beta, NdArray c) {
    Product product = Product.of(a, transposeA, b, transposeB, c);
    if (c.dtype() == DType.FLOAT32) {
      product.floats(
          product.m, 1, a.floatPointer(), b.floatPointer(), (float) beta, c.floatPointer());
    } else {
      product.doubles(a.doublePointer(), b.doublePointer(), beta, c.doublePointer());
    }
  }

  /** A product of float matrices, so many of its rows at a time. */
  static void sgemm(
      NdArray a,
      boolean transposeA,
      NdArray b,
      boolean transposeB,
      float beta,
      NdArray c,
      int rows) {
    Product product = Product.of(a, transposeA, b, transposeB, c);
    long step = a.strides()[transposeA ? 1 : 0];
    Cursor pa = Scratch.current().cursor(0);
    Cursor pc = Scratch.current().cursor(2);
    for (int i = 0; i < product.m; i += rows) {
      pa.at(a.floatPointer(), a.offset() + i * step);
      pc.at(c.floatPointer(), c.offset() + (long) i * product.n);
      product.floats(rows, 1, pa, b.floatPointer(), beta, pc);
    }
  }

  /** One product after the other, through pointers that are moved. */
  static void sgemms(
      NdArray a,
      boolean transposeA,
      NdArray b,
      boolean transposeB,
      float alpha,
      float beta,
      NdArray c,
      NdArray all) {
    Product product =
        Product.of(Matrices.first(a), transposeA, Matrices.first(b), transposeB, Matrices.first(c));
    Cursor pa = Scratch.current().cursor(0);
    Cursor pb = Scratch.current().cursor(1);
    Cursor pc = Scratch.current().cursor(2);
    int count = Matrices.count(all);
    for (int i = 0; i < count; i++) {
      pa.at(a.floatPointer(), Matrices.offset(a, all, i));
      pb.at(b.floatPointer(), Matrices.offset(b, all, i));
      pc.at(c.floatPointer(), Matrices.offset(c, all, i));
      product.floats(product.m, alpha, pa, pb, beta, pc);
    }
  }

  /** A product [m, k]·[k, n], and how its matrices lie in memory; the thread's only one. */
  private static final class Product {
    private static final ThreadLocal<Product> CURRENT = ThreadLocal.withInitial(Product::new);

    private int ta;
    private int tb;
    private int m;
    private int n;
    private int k;
    private int lda;
    private int ldb;
    private int ldc;

    static Product of(NdArray a, boolean transposeA, NdArray b, boolean transposeB, NdArray c) {
      Product p = CURRENT.get();
      p.ta = transposeA != stored(a) ? CblasTrans : CblasNoTrans;
      p.tb = transposeB != stored(b) ? CblasTrans : CblasNoTrans;
      p.m = (int) c.shape()[0];
      p.n = (int) c.shape()[1];
      p.k = (int) a.shape()[transposeA ? 0 : 1];
      p.lda = leading(a);
      p.ldb = leading(b);
      p.ldc = leading(c);
      return p;
    }

    /** Of so many rows. */
    void floats(int rows, float alpha, FloatPointer a, FloatPointer b, float beta, FloatPointer c) {
      openblas.cblas_sgemm(CblasRowMajor, ta, tb, rows, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    void doubles(DoublePointer a, DoublePointer b, double beta, DoublePointer c) {
      openblas.cblas_dgemm(CblasRowMajor, ta, tb, m, n, k, 1d, a, lda, b, ldb, beta, c, ldc);
    }
  }

  /** Whether a product takes this matrix as it lies in memory: dense rows or dense columns. */
  static boolean takes(NdArray matrix) {
    return matrix.hasDenseRows() || matrix.hasDenseColumns();
  }

  /** {@code c = op(a)·op(b) + beta·c} for dense matrices: op(a) [m, k], op(b) [k, n]. */
  static void sgemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      FloatPointer a,
      FloatPointer b,
      float beta,
      FloatPointer c) {
    openblas.cblas_sgemm(
        CblasRowMajor,
        transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        m,
        n,
        k,
        1f,
        a,
        transposeA ? m : k,
        b,
        transposeB ? k : n,
        beta,
        c,
        n);
  }

  /** Whether the matrix lies transposed in memory. */
  private static boolean stored(NdArray matrix) {
    return !matrix.hasDenseRows();
  }

  /** The distance between the lines in memory; that of a single line is not defined by its view. */
  private static int leading(NdArray matrix) {
    int line = stored(matrix) ? 1 : 0;
    long width = Math.max(1, matrix.shape()[1 - line]);
    return Math.toIntExact(matrix.shape()[line] == 1 ? width : matrix.strides()[line]);
  }
}
