package org.linstock.config;

import static org.linstock.config.Forms.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linstock.nn.Module;
import org.linstock.nn.PositionalEncoding;
import org.linstock.nn.TransformerEncoder;
import org.linstock.nn.TransformerEncoderLayer;
import org.linstock.nn.TransformerOptions;

/** The forms of encoders and positions. */
final class TransformerForms {
  private TransformerForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "TransformerEncoderLayer",
            TransformerEncoderLayer.class,
            TransformerForms::encoderLayer,
            s ->
                new TransformerEncoderLayer(
                    s.integer("d_model"), s.integer("nhead"), transformerOptions(s))),
        new ModuleForm<>(
            "TransformerEncoder",
            TransformerEncoder.class,
            TransformerForms::ofEncoder,
            TransformerForms::encoder),
        new ModuleForm<>(
            "PositionalEncoding",
            PositionalEncoding.class,
            m ->
                settings(
                    "d_model", m.dModel(),
                    "dropout", m.dropout(),
                    "max_len", m.maxLen(),
                    "batch_first", m.batchFirst()),
            s ->
                new PositionalEncoding(
                    s.integer("d_model"),
                    s.number("dropout", 0.1),
                    s.integer("max_len", 5000),
                    s.bool("batch_first", false))));
  }

  private static Map<String, Object> encoderLayer(TransformerEncoderLayer m) {
    TransformerOptions o = m.options();
    return settings(
        "d_model", m.dModel(),
        "nhead", m.nhead(),
        "dim_feedforward", o.dimFeedforward(),
        "dropout", o.dropout(),
        "activation", o.activation().name().toLowerCase(Locale.ROOT),
        "layer_norm_eps", o.layerNormEps(),
        "batch_first", o.batchFirst(),
        "norm_first", o.normFirst(),
        "bias", o.bias());
  }

  private static TransformerOptions transformerOptions(Settings s) {
    String activation = s.text("activation", "relu", "relu", "gelu");
    return new TransformerOptions(
        s.integer("dim_feedforward", 2048),
        s.number("dropout", 0.1),
        TransformerOptions.Activation.valueOf(activation.toUpperCase(Locale.ROOT)),
        s.number("layer_norm_eps", 1e-5),
        s.bool("batch_first", false),
        s.bool("norm_first", false),
        s.bool("bias", true));
  }

  private static Map<String, Object> ofEncoder(TransformerEncoder m) {
    Map<String, Object> settings = settings("layer", m.layer(0), "num_layers", m.numLayers());
    if (m.norm() != null) {
      settings.put("norm", m.norm());
    }
    return settings;
  }

  private static TransformerEncoder encoder(Settings s) {
    Module layer = s.module("layer");
    if (!(layer instanceof TransformerEncoderLayer encoderLayer)) {
      throw new IllegalArgumentException(
          "\"layer\" is a %s, expected a TransformerEncoderLayer".formatted(layer.typeName()));
    }
    Module norm = s.has("norm") ? s.module("norm") : null;
    return new TransformerEncoder(encoderLayer, s.integer("num_layers"), norm);
  }
}
