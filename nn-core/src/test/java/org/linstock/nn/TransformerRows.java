package org.linstock.nn;

import java.util.List;
import org.linstock.nn.TransformerOptions.Activation;

/** Encoder layers, encoders and positions. */
final class TransformerRows {
  private static final String LAYER =
      "nn.TransformerEncoderLayer(8, 2, dim_feedforward=6, dropout=0.0";

  private TransformerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_transformer");
    encoderLayers(section);
    encoders(section);
    positions(section);
    return section.rows();
  }

  private static void positions(LayerTable.Section section) {
    section.row(
        "PositionalEncoding",
        "PositionalEncoding(8, 0.0, 7)",
        () -> new PositionalEncoding(8, 0, 7, false),
        "PositionalEncoding(\n  (dropout): Dropout(p=0.0, inplace=False)\n)");
    section.row(
        "PositionalEncoding_batch_first",
        "PositionalEncoding(8, 0.5, 7, True).eval()",
        () -> new PositionalEncoding(8, 0.5, 7, true).eval(),
        "PositionalEncoding(\n  (dropout): Dropout(p=0.5, inplace=False)\n)");
  }

  private static void encoderLayers(LayerTable.Section section) {
    section.row(
        "TransformerEncoderLayer",
        LAYER + ")",
        () -> new TransformerEncoderLayer(8, 2, small()),
        layerText("True", "1e-05"));
    section.row(
        "TransformerEncoderLayer_norm_first",
        LAYER + ", activation='gelu', layer_norm_eps=0.001, batch_first=True, norm_first=True)",
        () ->
            new TransformerEncoderLayer(
                8,
                2,
                small()
                    .activation(Activation.GELU)
                    .layerNormEps(0.001)
                    .batchFirst(true)
                    .normFirst(true)),
        layerText("True", "0.001"));
    section.row(
        "TransformerEncoderLayer_nobias",
        LAYER + ", bias=False)",
        () -> new TransformerEncoderLayer(8, 2, small().bias(false)),
        layerText("False", "1e-05"));
  }

  private static String layerText(String bias, String eps) {
    return """
        TransformerEncoderLayer(
          (self_attn): MultiheadAttention(
            (out_proj): NonDynamicallyQuantizableLinear(in_features=8, out_features=8, bias=BIAS)
          )
          (linear1): Linear(in_features=8, out_features=6, bias=BIAS)
          (dropout): Dropout(p=0.0, inplace=False)
          (linear2): Linear(in_features=6, out_features=8, bias=BIAS)
          (norm1): LayerNorm((8,), eps=EPS, elementwise_affine=True)
          (norm2): LayerNorm((8,), eps=EPS, elementwise_affine=True)
          (dropout1): Dropout(p=0.0, inplace=False)
          (dropout2): Dropout(p=0.0, inplace=False)
        )"""
        .replace("BIAS", bias)
        .replace("EPS", eps);
  }

  private static void encoders(LayerTable.Section section) {
    section.row(
        "TransformerEncoder",
        "nn.TransformerEncoder(" + LAYER + "), 2)",
        () -> new TransformerEncoder(new TransformerEncoderLayer(8, 2, small()), 2),
        encoderText(""));
    section.row(
        "TransformerEncoder_norm",
        "nn.TransformerEncoder(" + LAYER + ", batch_first=True), 2, nn.LayerNorm(8))",
        () ->
            new TransformerEncoder(
                new TransformerEncoderLayer(8, 2, small().batchFirst(true)), 2, new LayerNorm(8)),
        encoderText("  (norm): LayerNorm((8,), eps=1e-05, elementwise_affine=True)\n"));
  }

  private static String encoderText(String norm) {
    String layer = layerText("True", "1e-05").replace("\n", "\n    ");
    return "TransformerEncoder(\n  (layers): ModuleList(\n    (0-1): 2 x "
        + layer
        + "\n  )\n"
        + norm
        + ")";
  }

  private static TransformerOptions small() {
    return new TransformerOptions().dimFeedforward(6).dropout(0);
  }
}
