package org.linstock.benchmark;

import org.linstock.memory.DType;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Dropout;
import org.linstock.nn.Embedding;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ModuleList;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Tensor;

/** Wide tabular data: an embedding for each column of categories, and three layers of 512. */
final class Tabular extends Module {
  static final int COLUMNS = 30;
  static final int CATEGORIES = 1000;
  private static final int DIMENSIONS = 16;
  private static final int HIDDEN = 512;

  private final ModuleList embeddings = register("embeddings", new ModuleList());
  private final Sequential layers =
      register(
          "layers",
          new Sequential(
              hidden(COLUMNS * DIMENSIONS), hidden(HIDDEN), hidden(HIDDEN), new Linear(HIDDEN, 2)));

  Tabular() {
    for (int i = 0; i < COLUMNS; i++) {
      embeddings.add(new Embedding(CATEGORIES, DIMENSIONS));
    }
  }

  private static Module hidden(int in) {
    return new Sequential(
        new Linear(in, HIDDEN), new BatchNorm1d(HIDDEN), new ReLU(), new Dropout(0.1));
  }

  /** From categories, as floats, one a column. */
  @Override
  public Tensor forward(Tensor x) {
    Tensor categories = x.to(DType.INT64);
    Tensor[] parts = new Tensor[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      parts[i] = embeddings.get(i).forward(categories.select(1, i));
    }
    return layers.forward(Tensor.cat(1, parts));
  }
}
