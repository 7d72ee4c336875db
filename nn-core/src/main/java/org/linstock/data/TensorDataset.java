package org.linstock.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.memory.Rows;
import org.linstock.tensor.Tensor;

/**
 * Examples from tensors in memory: number {@code i} is position {@code i} of the first dimension of
 * each.
 */
public final class TensorDataset implements Dataset {
  private final List<Tensor> tensors;
  private final int size;

  /**
   * Examples from tensors whose first dimension counts them.
   *
   * @param tensors at least one, with the same first size; usually inputs and targets
   */
  public TensorDataset(Tensor... tensors) {
    boolean valid = tensors.length > 0 && tensors[0].dim() > 0;
    for (int i = 0; valid && i < tensors.length; i++) {
      valid = tensors[i].dim() > 0 && tensors[i].size(0) == tensors[0].size(0);
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "TensorDataset: got shapes %s, expected at least one tensor and the same first size"
              .formatted(Arrays.stream(tensors).map(t -> Arrays.toString(t.shape())).toList()));
    }
    this.tensors = Arrays.stream(tensors).map(t -> t.detach().contiguous()).toList();
    this.size = Math.toIntExact(tensors[0].size(0));
  }

  /** The tensors, each with all examples. */
  public List<Tensor> tensors() {
    return tensors;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<Tensor> get(int index) {
    Permutations.requireIndex("TensorDataset", index, size);
    return tensors.stream().map(tensor -> tensor.get(index)).toList();
  }

  @Override
  public List<Tensor> batch(int... indices) {
    List<Tensor> batch = new ArrayList<>();
    for (Tensor tensor : tensors) {
      long[] shape = tensor.shape();
      shape[0] = indices.length;
      NdArray rows = Allocator.allocate(tensor.dtype(), shape);
      Rows.gather(tensor.array(), indices, rows);
      batch.add(new Tensor(rows));
    }
    return batch;
  }
}
