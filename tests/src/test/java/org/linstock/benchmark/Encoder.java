package org.linstock.benchmark;

import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.TransformerEncoder;
import org.linstock.nn.TransformerEncoderLayer;
import org.linstock.nn.TransformerOptions;
import org.linstock.tensor.Tensor;

/** A transformer encoder of two layers over batch × tokens × numbers, and classes from its mean. */
final class Encoder extends Module {
  private final TransformerEncoder encoder;
  private final Linear head;

  Encoder(int width, int heads, int classes) {
    TransformerOptions options =
        new TransformerOptions().dimFeedforward(4 * width).batchFirst(true);
    encoder =
        register(
            "encoder",
            new TransformerEncoder(new TransformerEncoderLayer(width, heads, options), 2));
    head = register("head", new Linear(width, classes));
  }

  @Override
  public Tensor forward(Tensor x) {
    return head.forward(encoder.forward(x).mean(1));
  }
}
