package org.linstock.nn;

import java.util.Arrays;
import org.linstock.ops.HeadAttention;
import org.linstock.tensor.Tensor;

/**
 * One forward of a {@link MultiheadAttention}: its inputs checked, projected and cut into heads.
 */
final class AttentionInputs {
  private final MultiheadAttention layer;
  private final boolean batched;
  private final boolean batchFirst;
  private final Tensor query;
  private final Tensor key;
  private final Tensor value;
  private final long batch;

  AttentionInputs(MultiheadAttention layer, Tensor query, Tensor key, Tensor value) {
    this.layer = layer;
    this.batched = query.dim() == 3;
    this.batchFirst = batched && layer.options().batchFirst();
    check(query, key, value);
    this.query = batched ? query : query.unsqueeze(1);
    // One tensor for several of them stays one: it is projected by one product.
    this.key = key == query ? this.query : batched ? key : key.unsqueeze(1);
    this.value = value == key ? this.key : batched ? value : value.unsqueeze(1);
    this.batch = batchOf(this.query);
    requireEqual("key", batchOf(this.key), batch, key);
    requireEqual("value", batchOf(this.value), batch, value);
    requireEqual("value", lengthOf(this.value), lengthOf(this.key), value);
  }

  private void check(Tensor... inputs) {
    int[] features = {layer.embedDim(), layer.kdim(), layer.vdim()};
    String[] names = {"query", "key", "value"};
    for (int i = 0; i < inputs.length; i++) {
      Tensor x = inputs[i];
      boolean fits = x.dim() == inputs[0].dim() && (x.dim() == 2 || batched);
      if (!fits || x.size(-1) != features[i]) {
        String form = layer.options().batchFirst() ? "[batch, length, %d]" : "[length, batch, %d]";
        throw new IllegalArgumentException(
            "MultiheadAttention: a %s of shape %s, expected %s or [length, %d], as all three"
                .formatted(
                    names[i],
                    Arrays.toString(x.shape()),
                    form.formatted(features[i]),
                    features[i]));
      }
    }
  }

  private static void requireEqual(String name, long size, long expected, Tensor x) {
    if (size != expected) {
      throw new IllegalArgumentException(
          "MultiheadAttention: a %s of shape %s does not fit the others (%d ≠ %d)"
              .formatted(name, Arrays.toString(x.shape()), size, expected));
    }
  }

  private long batchOf(Tensor x) {
    return x.size(batchFirst ? 0 : 1);
  }

  private long lengthOf(Tensor x) {
    return x.size(batchFirst ? 1 : 0);
  }

  /** Whether there is something in all of them. */
  boolean areFull() {
    return query.numel() > 0 && key.numel() > 0;
  }

  /** Queries, keys and values, each [batch, heads, length, width]. */
  Tensor[] heads() {
    Tensor[] parts = projected();
    long width = layer.embedDim() / layer.numHeads();
    for (int i = 0; i < parts.length; i++) {
      Tensor heads = parts[i].reshape(parts[i].size(0), parts[i].size(1), layer.numHeads(), width);
      parts[i] = batchFirst ? heads.permute(0, 2, 1, 3) : heads.permute(1, 2, 0, 3);
    }
    return parts;
  }

  private Tensor[] projected() {
    return new Tensor[] {projected(query, 0, 1), projected(key, 1, 2), projected(value, 2, 3)};
  }

  /** One product for the parts from one on up to another. */
  private Tensor projected(Tensor x, int from, int to) {
    return Functional.linear(x, layer.inWeight(from, to), layer.inBias(from, to));
  }

  /** What all heads see, side by side, shaped as the query; the mask is a plain one. */
  Tensor attended(Tensor mask, double dropout) {
    int heads = layer.numHeads();
    if (!layer.isPacked() || key != value) {
      Tensor[] parts = projected();
      return HeadAttention.separate(parts[0], parts[1], parts[2], heads, batchFirst, mask, dropout);
    }
    return query == key
        ? HeadAttention.packed(projected(query, 0, 3), heads, batchFirst, mask, dropout)
        : HeadAttention.over(
            projected(query, 0, 1), projected(key, 1, 3), heads, batchFirst, mask, dropout);
  }

  /** Both masks as numbers to add, broadcast to [batch, heads, L, S]; null without masks. */
  Tensor mask(Tensor keyPaddingMask, Tensor attnMask) {
    Tensor keys = keyPaddingMask == null ? null : keyMask(keyPaddingMask);
    Tensor pairs = attnMask == null ? null : pairMask(attnMask);
    if (keys == null || pairs == null) {
      return keys == null ? pairs : keys;
    }
    return pairs.add(keys);
  }

  private Tensor keyMask(Tensor mask) {
    long[] expected = batched ? new long[] {batch, lengthOf(key)} : new long[] {lengthOf(key)};
    requireMask("key_padding_mask", mask, expected);
    return Attention.additive("MultiheadAttention", mask, false, query)
        .reshape(batch, 1, 1, lengthOf(key));
  }

  private Tensor pairMask(Tensor mask) {
    long length = lengthOf(query);
    long keys = lengthOf(key);
    Tensor added = Attention.additive("MultiheadAttention", mask, false, query);
    if (mask.dim() == 3) {
      requireMask("attn_mask", mask, batch * layer.numHeads(), length, keys);
      return added.reshape(batch, layer.numHeads(), length, keys);
    }
    requireMask("attn_mask", mask, length, keys);
    return added;
  }

  private static void requireMask(String name, Tensor mask, long... expected) {
    if (!Arrays.equals(mask.shape(), expected)) {
      throw new IllegalArgumentException(
          "MultiheadAttention: %s of shape %s, expected %s"
              .formatted(name, Arrays.toString(mask.shape()), Arrays.toString(expected)));
    }
  }

  /** From the heads' results [batch, heads, L, width] to the output, shaped as the query. */
  Tensor output(Tensor heads) {
    Tensor rows = batchFirst ? heads.permute(0, 2, 1, 3) : heads.permute(2, 0, 1, 3);
    return projectedOut(rows.reshape(query.size(0), query.size(1), layer.embedDim()));
  }

  /** The output from what all heads saw. */
  Tensor projectedOut(Tensor joined) {
    Tensor output = layer.outProj().forward(joined);
    return batched ? output : output.squeeze(1);
  }
}
