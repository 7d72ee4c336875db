package org.linstock.nn;

import java.util.List;

/** RNN, LSTM, GRU and their cells. */
final class RecurrentLayerRows {
  private RecurrentLayerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_recurrent");
    section.row("RNN", "nn.RNN(4, 3)", () -> new RNN(4, 3), "RNN(4, 3)");
    section.row(
        "RNN_relu",
        "nn.RNN(4, 3, nonlinearity='relu', num_layers=2)",
        () -> new RNN(4, 3, RNN.Nonlinearity.RELU, options().numLayers(2)),
        "RNN(4, 3, num_layers=2)");
    lstm(section);
    section.row("GRU", "nn.GRU(4, 3)", () -> new GRU(4, 3), "GRU(4, 3)");
    section.row(
        "GRU_deep",
        "nn.GRU(4, 3, num_layers=2, batch_first=True, bidirectional=True)",
        () -> new GRU(4, 3, options().numLayers(2).batchFirst(true).bidirectional(true)),
        "GRU(4, 3, num_layers=2, batch_first=True, bidirectional=True)");
    section.row(
        "GRU_nobias",
        "nn.GRU(4, 3, bias=False)",
        () -> new GRU(4, 3, options().bias(false)),
        "GRU(4, 3, bias=False)");
    cells(section);
    return section.rows();
  }

  private static void lstm(LayerTable.Section section) {
    section.row("LSTM", "nn.LSTM(4, 3)", () -> new LSTM(4, 3), "LSTM(4, 3)");
    section.row(
        "LSTM_deep",
        "nn.LSTM(4, 3, num_layers=2, bidirectional=True)",
        () -> new LSTM(4, 3, options().numLayers(2).bidirectional(true)),
        "LSTM(4, 3, num_layers=2, bidirectional=True)");
    section.row(
        "LSTM_nobias_batch_first",
        "nn.LSTM(4, 3, bias=False, batch_first=True)",
        () -> new LSTM(4, 3, options().bias(false).batchFirst(true)),
        "LSTM(4, 3, bias=False, batch_first=True)");
    section.row(
        "LSTM_unbatched",
        "nn.LSTM(4, 3, bidirectional=True)",
        () -> new LSTM(4, 3, options().bidirectional(true)),
        "LSTM(4, 3, bidirectional=True)");
    section.row(
        "LSTM_dropout",
        "nn.LSTM(4, 3, num_layers=2, dropout=0.5).eval()",
        () -> new LSTM(4, 3, options().numLayers(2).dropout(0.5)).eval(),
        "LSTM(4, 3, num_layers=2, dropout=0.5)");
  }

  private static void cells(LayerTable.Section section) {
    section.row("RNNCell", "nn.RNNCell(4, 3)", () -> new RNNCell(4, 3), "RNNCell(4, 3)");
    section.row(
        "RNNCell_relu",
        "nn.RNNCell(4, 3, bias=False, nonlinearity='relu')",
        () -> new RNNCell(4, 3, false, RNN.Nonlinearity.RELU),
        "RNNCell(4, 3, bias=False, nonlinearity=relu)");
    section.row("LSTMCell", "nn.LSTMCell(4, 3)", () -> new LSTMCell(4, 3), "LSTMCell(4, 3)");
    section.row(
        "LSTMCell_unbatched",
        "nn.LSTMCell(4, 3, bias=False)",
        () -> new LSTMCell(4, 3, false),
        "LSTMCell(4, 3, bias=False)");
    section.row("GRUCell", "nn.GRUCell(4, 3)", () -> new GRUCell(4, 3), "GRUCell(4, 3)");
  }

  private static RecurrentOptions options() {
    return new RecurrentOptions();
  }
}
