package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/**
 * One forward of a {@link MultiheadAttention}: its inputs checked, projected and cut into heads.
 */
final class AttentionInputs {
  private final MultiheadAttention layer;
  private final boolean batched;
  private final boolean self;
  private final Tensor query;
  private final Tensor key;
  private final Tensor value;
  private final long batch;

  AttentionInputs(MultiheadAttention layer, Tensor query, Tensor key, Tensor value) {
    this.layer = layer;
    this.batched = query.dim() == 3;
    this.self = query == key && key == value && layer.isPacked();
    check(query, key, value);
    this.query = timeFirst(query);
    this.key = timeFirst(key);
    this.value = timeFirst(value);
    this.batch = this.query.size(1);
    requireEqual("key", this.key.size(1), batch, key);
    requireEqual("value", this.value.size(1), batch, value);
    requireEqual("value", this.value.size(0), this.key.size(0), value);
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

  private Tensor timeFirst(Tensor x) {
    if (!batched) {
      return x.unsqueeze(1);
    }
    return layer.options().batchFirst() ? x.transpose(0, 1) : x;
  }

  /** Queries, keys and values, each [batch, heads, length, width]. */
  Tensor[] heads() {
    Tensor[] parts = self ? projectedTogether() : projected();
    for (int i = 0; i < parts.length; i++) {
      long width = layer.embedDim() / layer.numHeads();
      parts[i] =
          parts[i].reshape(parts[i].size(0), batch, layer.numHeads(), width).permute(1, 2, 0, 3);
    }
    return parts;
  }

  private Tensor[] projectedTogether() {
    Tensor all = Functional.linear(query, layer.packedWeight(), layer.inBias());
    // One dimension for the three, in front: each is then a view without gaps.
    Tensor three =
        all.reshape(all.size(0), batch, 3, layer.embedDim()).permute(2, 0, 1, 3).contiguous();
    return new Tensor[] {three.get(0), three.get(1), three.get(2)};
  }

  private Tensor[] projected() {
    Tensor[] inputs = {query, key, value};
    long width = layer.embedDim();
    for (int i = 0; i < inputs.length; i++) {
      Tensor bias =
          layer.inBias() == null ? null : layer.inBias().slice(0, i * width, (i + 1) * width);
      inputs[i] = Functional.linear(inputs[i], layer.inWeight(i), bias);
    }
    return inputs;
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
    long[] expected = batched ? new long[] {batch, key.size(0)} : new long[] {key.size(0)};
    requireMask("key_padding_mask", mask, expected);
    return Attention.additive("MultiheadAttention", mask, false, query)
        .reshape(batch, 1, 1, key.size(0));
  }

  private Tensor pairMask(Tensor mask) {
    long length = query.size(0);
    long keys = key.size(0);
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
    Tensor joined = heads.permute(2, 0, 1, 3).reshape(query.size(0), batch, layer.embedDim());
    Tensor output = layer.outProj().forward(joined);
    if (!batched) {
      return output.squeeze(1);
    }
    return layer.options().batchFirst() ? output.transpose(0, 1) : output;
  }
}
