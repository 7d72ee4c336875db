package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Where attention finds queries, keys and values, and puts their gradients and its result. */
final class HeadInputs {
  static final int QUERY = 0;
  static final int KEY = 1;
  static final int VALUE = 2;

  private final Tensor[] tensors;
  private final Heads[] parts;
  private final Heads result;

  /**
   * Sequences that have features of several heads.
   *
   * @param tensors one with all three side by side; or the queries, and one with keys and values;
   *     or three
   */
  HeadInputs(int heads, boolean batchFirst, Tensor... tensors) {
    this.tensors = tensors;
    this.result = new Heads(heads, batchFirst, 0, 1);
    this.parts = new Heads[3];
    for (int which = 0; which < parts.length; which++) {
      int place = place(which);
      boolean shared = place == tensors.length - 1 && tensors.length < parts.length;
      parts[which] =
          shared ? new Heads(heads, batchFirst, which - place, parts.length - place) : result;
    }
  }

  /** Three stacks of matrices. */
  HeadInputs(Tensor... stacks) {
    this.tensors = stacks;
    this.result = null;
    this.parts = null;
  }

  Tensor[] tensors() {
    return tensors;
  }

  /** The tensors and one more. */
  Tensor[] with(Tensor other) {
    Tensor[] all = Arrays.copyOf(tensors, tensors.length + 1);
    all[tensors.length] = other;
    return all;
  }

  /** Which of the tensors one of the three is in. */
  private int place(int which) {
    return Math.min(which, tensors.length - 1);
  }

  /** One of the three, as a stack of matrices: of the tensors' arrays, or of others like them. */
  NdArray of(int which, NdArray... arrays) {
    NdArray array = arrays[place(which)];
    return parts == null || array == null ? array : array.part(parts[which]);
  }

  NdArray of(int which) {
    NdArray array = tensors[place(which)].array();
    return parts == null ? array : array.part(parts[which]);
  }

  /** One of the three, as ops on the tensors. */
  Tensor tensor(int which) {
    Tensor tensor = tensors[place(which)];
    return parts == null ? tensor : parts[which].of(tensor);
  }

  /** The gradients of the tensors from those of the three. */
  Tensor[] joined(Tensor... gradients) {
    if (parts == null) {
      return gradients;
    }
    Tensor[] sequences = new Tensor[gradients.length];
    Arrays.setAll(sequences, i -> parts[i].joined(gradients[i]));
    Tensor[] joined = Arrays.copyOf(sequences, tensors.length);
    int last = tensors.length - 1;
    if (last < VALUE) {
      joined[last] = Joining.cat(2, Arrays.copyOfRange(sequences, last, sequences.length));
    }
    return joined;
  }

  /** The weights' shape: as the queries, with a number for each key. */
  long[] weightsShape() {
    long[] shape = of(QUERY).shape().clone();
    long[] keys = of(KEY).shape();
    shape[shape.length - 1] = keys[keys.length - 2];
    return shape;
  }

  /** The shape of the result: as the queries, with the features of values. */
  long[] resultShape() {
    long[] shape = tensors[0].shape();
    int last = shape.length - 1;
    shape[last] = parts == null ? tensors[VALUE].size(-1) : shape[last] / parts[QUERY].parts();
    return shape;
  }

  /** A result, or its gradient, as a stack of matrices. */
  NdArray result(NdArray array) {
    return parts == null ? array : array.part(result);
  }

  /** The same as ops. */
  Tensor result(Tensor tensor) {
    return parts == null ? tensor : result.of(tensor);
  }
}
