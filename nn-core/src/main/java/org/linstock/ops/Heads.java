package org.linstock.ops;

import org.linstock.memory.NdArray;
import org.linstock.memory.Part;
import org.linstock.tensor.Tensor;

/**
 * Heads side by side in the features of a sequence, as a stack [batch, heads, length, width].
 *
 * @param heads the number of heads
 * @param batchFirst whether a sequence is [batch, length, features] and not [length, batch,
 *     features]
 * @param part which of the parts of the features
 * @param parts the number of parts of one size: queries, keys and values for instance
 */
record Heads(int heads, boolean batchFirst, int part, int parts) implements Part {
  @Override
  public NdArray of(NdArray sequence) {
    long[] shape = sequence.shape();
    long[] strides = sequence.strides();
    long width = shape[2] / parts / heads;
    int batch = batchFirst ? 0 : 1;
    int length = 1 - batch;
    return sequence.view(
        part * (heads * width) * strides[2],
        new long[] {shape[batch], heads, shape[length], width},
        new long[] {strides[batch], width * strides[2], strides[length], strides[2]});
  }

  /** The same as ops. */
  Tensor of(Tensor sequence) {
    long features = sequence.size(2) / parts;
    Tensor own = Slicing.narrow(sequence, 2, part * features, features);
    Tensor split = Shaping.reshape(own, own.size(0), own.size(1), heads, features / heads);
    return batchFirst ? Shaping.permute(split, 0, 2, 1, 3) : Shaping.permute(split, 1, 2, 0, 3);
  }

  /** A stack put back, as a sequence of this part alone. */
  Tensor joined(Tensor stack) {
    Tensor split =
        batchFirst ? Shaping.permute(stack, 0, 2, 1, 3) : Shaping.permute(stack, 2, 0, 1, 3);
    return Shaping.reshape(split, split.size(0), split.size(1), split.size(2) * split.size(3));
  }
}
