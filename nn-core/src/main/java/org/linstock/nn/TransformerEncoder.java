package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Encoder layers one after the other, and at the end a norm if there is one (Vaswani et al., 2017).
 *
 * <p>All layers are copies of the given one: they start with its values. Shapes: see {@link
 * TransformerEncoderLayer}.
 */
public final class TransformerEncoder extends Layer {
  private final ModuleList layers;
  private final Module norm;

  public TransformerEncoder(TransformerEncoderLayer layer, int numLayers) {
    this(layer, numLayers, null);
  }

  /**
   * With a norm.
   *
   * @param norm null for none
   */
  public TransformerEncoder(TransformerEncoderLayer layer, int numLayers, Module norm) {
    Windows.positive("TransformerEncoder", "num_layers", numLayers);
    layers = register("layers", new ModuleList());
    for (int i = 0; i < numLayers; i++) {
      layers.add(layer.copy());
    }
    this.norm = norm == null ? null : register("norm", norm);
  }

  @Override
  Tensor compute(Tensor x) {
    return encode(x, null, null);
  }

  /** With masks, which all layers get. */
  public Tensor forward(Tensor x, Tensor mask, Tensor keyPaddingMask) {
    return Trace.output(this, encode(x, mask, keyPaddingMask));
  }

  private Tensor encode(Tensor x, Tensor mask, Tensor keyPaddingMask) {
    Tensor y = x;
    for (Module layer : layers) {
      y = ((TransformerEncoderLayer) layer).forward(y, mask, keyPaddingMask);
    }
    return norm == null ? y : norm.forward(y);
  }

  public int numLayers() {
    return layers.children().size();
  }

  /** One of the layers. */
  public TransformerEncoderLayer layer(int index) {
    return (TransformerEncoderLayer) layers.get(index);
  }

  /** Null when there is none. */
  public Module norm() {
    return norm;
  }
}
