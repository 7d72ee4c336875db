package org.linstock.nn;

import java.util.List;
import org.linstock.nn.EmbeddingBag.Mode;

/** Tables of vectors and attention. */
final class AttentionLayerRows {
  private AttentionLayerRows() {}

  static List<LayerTable.Row> rows() {
    LayerTable.Section section = new LayerTable.Section("layers_attention");
    tables(section);
    attention(section);
    return section.rows();
  }

  private static void tables(LayerTable.Section section) {
    EmbeddingOptions options = new EmbeddingOptions();
    section.row("Embedding", "nn.Embedding(7, 3)", () -> new Embedding(7, 3), "Embedding(7, 3)");
    section.row(
        "Embedding_padding",
        "nn.Embedding(7, 3, padding_idx=-2)",
        () -> new Embedding(7, 3, -2),
        "Embedding(7, 3, padding_idx=5)");
    section.row(
        "Embedding_max_norm",
        "nn.Embedding(7, 3, max_norm=1.0, norm_type=1.5)",
        () -> new Embedding(7, 3, options.maxNorm(1).normType(1.5)),
        "Embedding(7, 3, max_norm=1.0, norm_type=1.5)");
    section.row(
        "EmbeddingBag",
        "nn.EmbeddingBag(7, 3)",
        () -> new EmbeddingBag(7, 3),
        "EmbeddingBag(7, 3, mode='mean')");
    section.row(
        "EmbeddingBag_sum",
        "nn.EmbeddingBag(7, 3, mode='sum', padding_idx=2)",
        () -> new EmbeddingBag(7, 3, Mode.SUM, false, options.paddingIdx(2)),
        "EmbeddingBag(7, 3, mode='sum', padding_idx=2)");
    section.row(
        "EmbeddingBag_max",
        "nn.EmbeddingBag(7, 3, mode='max', max_norm=1.5)",
        () -> new EmbeddingBag(7, 3, Mode.MAX, false, options.maxNorm(1.5)),
        "EmbeddingBag(7, 3, max_norm=1.5, mode='max')");
  }

  private static void attention(LayerTable.Section section) {
    section.row(
        "MultiheadAttention",
        "MultiheadAttention(8, 2)",
        () -> new MultiheadAttention(8, 2),
        attentionText("True"));
    section.row(
        "MultiheadAttention_batch_first",
        "MultiheadAttention(8, 4, dropout=0.3, bias=False, batch_first=True).eval()",
        () ->
            new MultiheadAttention(
                    8, 4, new AttentionOptions().dropout(0.3).bias(false).batchFirst(true))
                .eval(),
        attentionText("False"));
    section.row(
        "MultiheadAttention_unbatched",
        "MultiheadAttention(8, 2)",
        () -> new MultiheadAttention(8, 2),
        attentionText("True"));
  }

  private static String attentionText(String bias) {
    return """
        MultiheadAttention(
          (out_proj): NonDynamicallyQuantizableLinear(in_features=8, out_features=8, bias=%s)
        )"""
        .formatted(bias);
  }
}
