package org.linstock.nn;

import java.util.Map;
import org.linstock.nn.TransformerOptions.Activation;
import org.linstock.tensor.Tensor;

/**
 * Self-attention and a feed-forward net, each with a residual sum and a norm (Vaswani et al.,
 * 2017).
 *
 * <pre>
 * x = norm1(x + attention(x));  x = norm2(x + linear2(activation(linear1(x))))   or, normFirst,
 * x = x + attention(norm1(x));  x = x + linear2(activation(linear1(norm2(x))))
 * </pre>
 *
 * <p>Shapes: x and y [length, batch, dModel], [batch, length, dModel] with {@code batchFirst}, or
 * [length, dModel].
 */
public final class TransformerEncoderLayer extends Layer {
  private final int dModel;
  private final int nhead;
  private final TransformerOptions options;
  private final MultiheadAttention selfAttention;
  private final Linear linear1;
  private final Dropout dropout;
  private final Linear linear2;
  private final LayerNorm norm1;
  private final LayerNorm norm2;
  private final Dropout dropout1;
  private final Dropout dropout2;

  public TransformerEncoderLayer(int dModel, int nhead) {
    this(dModel, nhead, new TransformerOptions());
  }

  public TransformerEncoderLayer(int dModel, int nhead, TransformerOptions options) {
    this.dModel = dModel;
    this.nhead = nhead;
    this.options = options;
    AttentionOptions attention =
        new AttentionOptions()
            .dropout(options.dropout())
            .bias(options.bias())
            .batchFirst(options.batchFirst());
    selfAttention = register("self_attn", new MultiheadAttention(dModel, nhead, attention));
    int inner = options.dimFeedforward();
    linear1 = register("linear1", new Linear(dModel, inner, options.bias()));
    dropout = register("dropout", new Dropout(options.dropout()));
    linear2 = register("linear2", new Linear(inner, dModel, options.bias()));
    norm1 = register("norm1", norm());
    norm2 = register("norm2", norm());
    dropout1 = register("dropout1", new Dropout(options.dropout()));
    dropout2 = register("dropout2", new Dropout(options.dropout()));
  }

  private LayerNorm norm() {
    return new LayerNorm(new int[] {dModel}, options.layerNormEps(), true, options.bias());
  }

  /** Another layer of the same settings, values, type and mode, frozen where this one is. */
  TransformerEncoderLayer copy() {
    TransformerEncoderLayer copy;
    try (Init.Skip skip = Init.skip()) {
      copy = new TransformerEncoderLayer(dModel, nhead, options);
    }
    copy.to(linear1.weight().dtype()).train(isTraining()).loadStateDict(stateDict());
    Map<String, Parameter> own = namedParameters();
    copy.namedParameters().forEach((name, p) -> p.requiresGrad_(own.get(name).requiresGrad()));
    return copy;
  }

  @Override
  Tensor compute(Tensor x) {
    return encode(x, null, null);
  }

  /**
   * With masks.
   *
   * @param mask [length, length] or [batch·heads, length, length], true where a query may not look,
   *     or numbers to add; null for none
   * @param keyPaddingMask [batch, length], true for what no query may look at; null for none
   */
  public Tensor forward(Tensor x, Tensor mask, Tensor keyPaddingMask) {
    return Trace.output(this, encode(x, mask, keyPaddingMask));
  }

  private Tensor encode(Tensor x, Tensor mask, Tensor keyPaddingMask) {
    if (options.normFirst()) {
      Tensor y = x.add(attend(norm1.forward(x), mask, keyPaddingMask));
      return y.add(feedForward(norm2.forward(y)));
    }
    Tensor y = norm1.forward(x.add(attend(x, mask, keyPaddingMask)));
    return norm2.forward(y.add(feedForward(y)));
  }

  private Tensor attend(Tensor x, Tensor mask, Tensor keyPaddingMask) {
    Tensor y = selfAttention.forward(x, x, x, keyPaddingMask, false, mask, false).output();
    return dropout1.forward(y);
  }

  private Tensor feedForward(Tensor x) {
    Tensor inner = linear1.forward(x);
    Tensor active =
        options.activation() == Activation.RELU ? Functional.relu(inner) : Functional.gelu(inner);
    return dropout2.forward(linear2.forward(dropout.forward(active)));
  }

  public MultiheadAttention selfAttn() {
    return selfAttention;
  }

  /** From dModel to dimFeedforward features. */
  public Linear linear1() {
    return linear1;
  }

  /** From dimFeedforward to dModel features. */
  public Linear linear2() {
    return linear2;
  }

  public int dModel() {
    return dModel;
  }

  public int nhead() {
    return nhead;
  }

  public TransformerOptions options() {
    return options;
  }
}
