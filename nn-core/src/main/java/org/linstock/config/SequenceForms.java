package org.linstock.config;

import static org.linstock.config.Forms.settings;
import static org.linstock.config.Forms.with;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linstock.nn.GRU;
import org.linstock.nn.GRUCell;
import org.linstock.nn.LSTM;
import org.linstock.nn.LSTMCell;
import org.linstock.nn.RNN;
import org.linstock.nn.RNNCell;
import org.linstock.nn.RecurrentCell;
import org.linstock.nn.RecurrentLayer;
import org.linstock.nn.RecurrentOptions;

/** The forms of layers over sequences. */
final class SequenceForms {
  private SequenceForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "RNN",
            RNN.class,
            m -> with(recurrent(m), settings("nonlinearity", name(m.nonlinearity()))),
            s ->
                new RNN(
                    s.integer("input_size"),
                    s.integer("hidden_size"),
                    nonlinearity(s),
                    options(s))),
        new ModuleForm<>(
            "LSTM",
            LSTM.class,
            SequenceForms::recurrent,
            s -> new LSTM(s.integer("input_size"), s.integer("hidden_size"), options(s))),
        new ModuleForm<>(
            "GRU",
            GRU.class,
            SequenceForms::recurrent,
            s -> new GRU(s.integer("input_size"), s.integer("hidden_size"), options(s))),
        new ModuleForm<>(
            "RNNCell",
            RNNCell.class,
            m -> with(cell(m), settings("nonlinearity", name(m.nonlinearity()))),
            s ->
                new RNNCell(
                    s.integer("input_size"),
                    s.integer("hidden_size"),
                    s.bool("bias", true),
                    nonlinearity(s))),
        new ModuleForm<>(
            "LSTMCell",
            LSTMCell.class,
            SequenceForms::cell,
            s ->
                new LSTMCell(
                    s.integer("input_size"), s.integer("hidden_size"), s.bool("bias", true))),
        new ModuleForm<>(
            "GRUCell",
            GRUCell.class,
            SequenceForms::cell,
            s ->
                new GRUCell(
                    s.integer("input_size"), s.integer("hidden_size"), s.bool("bias", true))));
  }

  private static Map<String, Object> recurrent(RecurrentLayer m) {
    RecurrentOptions o = m.options();
    return settings(
        "input_size", m.inputSize(),
        "hidden_size", m.hiddenSize(),
        "num_layers", o.numLayers(),
        "bias", o.bias(),
        "batch_first", o.batchFirst(),
        "dropout", o.dropout(),
        "bidirectional", o.bidirectional());
  }

  private static RecurrentOptions options(Settings s) {
    return new RecurrentOptions(
        s.integer("num_layers", 1),
        s.bool("bias", true),
        s.bool("batch_first", false),
        s.number("dropout", 0),
        s.bool("bidirectional", false));
  }

  private static Map<String, Object> cell(RecurrentCell m) {
    return settings(
        "input_size", m.inputSize(), "hidden_size", m.hiddenSize(), "bias", m.biasIh() != null);
  }

  private static String name(RNN.Nonlinearity nonlinearity) {
    return nonlinearity.name().toLowerCase(Locale.ROOT);
  }

  private static RNN.Nonlinearity nonlinearity(Settings s) {
    String name = s.text("nonlinearity", "tanh", "tanh", "relu");
    return RNN.Nonlinearity.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
