package org.linstock.ops;

import java.util.List;
import org.linstock.tensor.Tensor;

/** The recurrent ops: both directions, without biases, and of a single step. */
final class RecurrentRows {
  private RecurrentRows() {}

  private interface Recurrence {
    Tensor apply(Tensor[] x, Tensor bias, boolean reverse);
  }

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section("ops_recurrent");
    rows(section, "rnn_tanh", "Rnn.rnnTanh", 3, (x, b, r) -> Rnn.rnnTanh(x[0], x[1], x[2], b, r));
    rows(section, "rnn_relu", "Rnn.rnnRelu", 3, (x, b, r) -> Rnn.rnnRelu(x[0], x[1], x[2], b, r));
    rows(section, "gru", "Gru.gru", 3, (x, b, r) -> Gru.gru(x[0], x[1], x[2], b, r));
    rows(section, "lstm", "Lstm.lstm", 4, (x, b, r) -> Lstm.lstm(x[0], x[1], x[2], x[3], b, r));
    return section.rows();
  }

  private static void rows(
      OpTable.Section section, String name, String method, int bias, Recurrence op) {
    section.row(name, method, x -> op.apply(x, x[bias], false));
    section.row(name + "_reverse", method, x -> op.apply(x, x[bias], true));
    section.row(name + "_nobias", method, x -> op.apply(x, null, false));
    section.row(name + "_one_step", method, x -> op.apply(x, x[bias], false));
  }
}
