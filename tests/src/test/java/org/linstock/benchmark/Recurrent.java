package org.linstock.benchmark;

import org.linstock.nn.LSTM;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.RecurrentOptions;
import org.linstock.tensor.Tensor;

/** An LSTM over batch × time × inputs, and classes from its last output. */
final class Recurrent extends Module {
  private final LSTM lstm;
  private final Linear head;

  Recurrent(int inputs, int hidden, int classes) {
    lstm = register("lstm", new LSTM(inputs, hidden, new RecurrentOptions().batchFirst(true)));
    head = register("head", new Linear(hidden, classes));
  }

  @Override
  public Tensor forward(Tensor x) {
    return head.forward(lstm.forward(x).select(1, -1));
  }
}
