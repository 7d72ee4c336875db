package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/**
 * Adds sines and cosines of the position, then dropout (Vaswani et al., 2017): {@code pe[pos, 2i] =
 * sin(pos / 10000^(2i/dModel))}, {@code pe[pos, 2i+1] = cos(pos / 10000^(2i/dModel))}.
 *
 * <p>Shapes: x and y [length, batch, dModel], [batch, length, dModel] with batchFirst, or [length,
 * dModel]; the buffer {@code pe} [maxLen, 1, dModel], or [1, maxLen, dModel] with batchFirst.
 * Dropout 0.1, maxLen 5000 and the length first unless set.
 */
public final class PositionalEncoding extends Layer {
  private final int dModel;
  private final int maxLen;
  private final boolean batchFirst;
  private final Dropout dropout;
  private final Tensor pe;

  public PositionalEncoding(int dModel) {
    this(dModel, 0.1);
  }

  public PositionalEncoding(int dModel, double dropout) {
    this(dModel, dropout, 5000, false);
  }

  public PositionalEncoding(int dModel, double dropout, int maxLen, boolean batchFirst) {
    this.dModel = Windows.positive("PositionalEncoding", "d_model", dModel);
    this.maxLen = Windows.positive("PositionalEncoding", "max_len", maxLen);
    this.batchFirst = batchFirst;
    this.dropout = register("dropout", new Dropout(dropout));
    long[] shape = batchFirst ? new long[] {1, maxLen, dModel} : new long[] {maxLen, 1, dModel};
    this.pe = registerBuffer("pe", Tensor.of(table(), shape));
  }

  private float[] table() {
    float[] table = new float[Math.multiplyExact(maxLen, dModel)];
    for (int i = 0; i < table.length; i++) {
      int even = i % dModel / 2 * 2;
      int position = i / dModel;
      double angle = position * Math.exp(-even * Math.log(10000) / dModel);
      table[i] = (float) (i % dModel == even ? Math.sin(angle) : Math.cos(angle));
    }
    return table;
  }

  @Override
  Tensor compute(Tensor x) {
    boolean fits = (x.dim() == 2 || x.dim() == 3) && x.size(-1) == dModel;
    int time = x.dim() == 3 && batchFirst ? 1 : 0;
    if (!fits || x.size(time) > maxLen) {
      throw new IllegalArgumentException(
          "PositionalEncoding: got shape %s, expected %s or [length, %d] with a length of at most %d"
              .formatted(
                  Arrays.toString(x.shape()),
                  (batchFirst ? "[batch, length, %d]" : "[length, batch, %d]").formatted(dModel),
                  dModel,
                  maxLen));
    }
    Tensor positions = pe.slice(batchFirst ? 1 : 0, 0, x.size(time));
    return dropout.forward(x.add(x.dim() == 2 ? positions.squeeze(batchFirst ? 0 : 1) : positions));
  }

  public int dModel() {
    return dModel;
  }

  public int maxLen() {
    return maxLen;
  }

  public boolean batchFirst() {
    return batchFirst;
  }

  /** The probability of dropout. */
  public double dropout() {
    return dropout.p();
  }
}
