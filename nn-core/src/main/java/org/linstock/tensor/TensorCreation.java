package org.linstock.tensor;

import org.linstock.memory.DType;

/**
 * How tensors are made. Without a {@link DType} they are float32; the random ones draw from this
 * thread's default generator unless one is given.
 */
abstract sealed class TensorCreation permits Tensor {
  // ---- from values

  /** A vector, or with a shape anything of as many elements, row by row. */
  public static Tensor of(float[] values, long... shape) {
    return TensorFactory.of(values, shape);
  }

  /** A float64 tensor; without a shape, a vector. */
  public static Tensor of(double[] values, long... shape) {
    return TensorFactory.of(values, shape);
  }

  /** A matrix from its rows. */
  public static Tensor of(float[][] rows) {
    return TensorFactory.of(rows);
  }

  /** A float64 matrix from its rows. */
  public static Tensor of(double[][] rows) {
    return TensorFactory.of(rows);
  }

  /** An int64 matrix from its rows. */
  public static Tensor of(long[][] rows) {
    return TensorFactory.of(rows);
  }

  /** A vector of int64: class labels, indices. */
  public static Tensor ofInts(long... values) {
    return TensorFactory.ofInts(values, values.length);
  }

  /** An int64 tensor of a shape, row by row. */
  public static Tensor ofInts(long[] values, long... shape) {
    return TensorFactory.ofInts(values, shape);
  }

  /** A vector of truth values. */
  public static Tensor ofBools(boolean... values) {
    return TensorFactory.ofBools(values, values.length);
  }

  /** A bool tensor of a shape, row by row. */
  public static Tensor ofBools(boolean[] values, long... shape) {
    return TensorFactory.ofBools(values, shape);
  }

  /** A tensor without dimensions. */
  public static Tensor scalar(double value) {
    return full(value);
  }

  /** A tensor without dimensions. */
  public static Tensor scalar(DType dtype, double value) {
    return full(dtype, value);
  }

  // ---- of one value

  public static Tensor zeros(long... shape) {
    return full(0, shape);
  }

  public static Tensor zeros(DType dtype, long... shape) {
    return full(dtype, 0, shape);
  }

  public static Tensor ones(long... shape) {
    return full(1, shape);
  }

  public static Tensor ones(DType dtype, long... shape) {
    return full(dtype, 1, shape);
  }

  public static Tensor full(double value, long... shape) {
    return full(DType.FLOAT32, value, shape);
  }

  public static Tensor full(DType dtype, double value, long... shape) {
    return TensorFactory.full(dtype, value, shape);
  }

  /** Undefined values, for what is written next. */
  public static Tensor empty(long... shape) {
    return empty(DType.FLOAT32, shape);
  }

  /** Undefined values, for what is written next. */
  public static Tensor empty(DType dtype, long... shape) {
    return TensorFactory.empty(dtype, shape);
  }

  // ---- of a rule

  /** 0, 1, …, end − 1. */
  public static Tensor arange(int end) {
    return arange(0, end, 1);
  }

  /** start, start + 1, … below end. */
  public static Tensor arange(double start, double end) {
    return arange(start, end, 1);
  }

  /** start, start + step, … as long as end is not reached. */
  public static Tensor arange(double start, double end, double step) {
    return arange(DType.FLOAT32, start, end, step);
  }

  /** start, start + step, … as long as end is not reached. */
  public static Tensor arange(DType dtype, double start, double end, double step) {
    return Ranges.arange(dtype, start, end, step);
  }

  /** So many values at equal distances from start to end, both included. */
  public static Tensor linspace(double start, double end, int steps) {
    return linspace(DType.FLOAT32, start, end, steps);
  }

  /** So many values at equal distances from start to end, both included. */
  public static Tensor linspace(DType dtype, double start, double end, int steps) {
    return Ranges.linspace(dtype, start, end, steps);
  }

  /** The identity matrix. */
  public static Tensor eye(int n) {
    return eye(n, n);
  }

  /** An n×m matrix with 1 on the diagonal. */
  public static Tensor eye(int n, int m) {
    return eye(DType.FLOAT32, n, m);
  }

  /** An n×m matrix with 1 on the diagonal. */
  public static Tensor eye(DType dtype, int n, int m) {
    return Ranges.eye(dtype, n, m);
  }

  // ---- random

  /** Uniform in [0, 1). */
  public static Tensor rand(long... shape) {
    return rand(Generator.threadDefault(), shape);
  }

  public static Tensor rand(Generator generator, long... shape) {
    return rand(generator, DType.FLOAT32, shape);
  }

  public static Tensor rand(DType dtype, long... shape) {
    return rand(Generator.threadDefault(), dtype, shape);
  }

  public static Tensor rand(Generator generator, DType dtype, long... shape) {
    return RandomTensors.uniform(generator, dtype, shape);
  }

  /** Standard normal. */
  public static Tensor randn(long... shape) {
    return randn(Generator.threadDefault(), shape);
  }

  public static Tensor randn(Generator generator, long... shape) {
    return randn(generator, DType.FLOAT32, shape);
  }

  public static Tensor randn(DType dtype, long... shape) {
    return randn(Generator.threadDefault(), dtype, shape);
  }

  public static Tensor randn(Generator generator, DType dtype, long... shape) {
    return RandomTensors.normal(generator, dtype, shape);
  }

  /** Uniform among the integers low … high − 1, int64. */
  public static Tensor randint(int low, int high, long... shape) {
    return randint(Generator.threadDefault(), low, high, shape);
  }

  public static Tensor randint(Generator generator, int low, int high, long... shape) {
    return RandomTensors.integers(generator, low, high, shape);
  }

  /** The integers 0 … n − 1 in random order, int64. */
  public static Tensor randperm(int n) {
    return randperm(Generator.threadDefault(), n);
  }

  public static Tensor randperm(Generator generator, int n) {
    return RandomTensors.permutation(generator, n);
  }

  // ---- of the shape and type of another

  abstract long[] likeShape();

  abstract DType likeType();

  /** Zeros with this tensor's shape and type. */
  public Tensor zerosLike() {
    return full(likeType(), 0, likeShape());
  }

  public Tensor zerosLike(DType dtype) {
    return full(dtype, 0, likeShape());
  }

  public Tensor onesLike() {
    return full(likeType(), 1, likeShape());
  }

  public Tensor onesLike(DType dtype) {
    return full(dtype, 1, likeShape());
  }

  public Tensor fullLike(double value) {
    return full(likeType(), value, likeShape());
  }

  public Tensor fullLike(DType dtype, double value) {
    return full(dtype, value, likeShape());
  }

  /** Undefined values, for what is written next. */
  public Tensor emptyLike() {
    return empty(likeType(), likeShape());
  }

  /** Uniform in [0, 1). */
  public Tensor randLike() {
    return rand(likeType(), likeShape());
  }

  public Tensor randLike(Generator generator) {
    return rand(generator, likeType(), likeShape());
  }

  /** Standard normal. */
  public Tensor randnLike() {
    return randn(likeType(), likeShape());
  }

  public Tensor randnLike(Generator generator) {
    return randn(generator, likeType(), likeShape());
  }
}
