package org.linstock.config;

import static org.linstock.config.Forms.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linstock.nn.AttentionOptions;
import org.linstock.nn.Bilinear;
import org.linstock.nn.Embedding;
import org.linstock.nn.EmbeddingBag;
import org.linstock.nn.EmbeddingOptions;
import org.linstock.nn.MultiheadAttention;

/** The forms of attention, tables of vectors and bilinear layers. */
final class AttentionForms {
  private AttentionForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "Embedding",
            Embedding.class,
            m -> table(m.numEmbeddings(), m.embeddingDim(), m.options()),
            s ->
                new Embedding(
                    s.integer("num_embeddings"), s.integer("embedding_dim"), tableOptions(s))),
        new ModuleForm<>(
            "EmbeddingBag",
            EmbeddingBag.class,
            m ->
                Forms.with(
                    table(m.numEmbeddings(), m.embeddingDim(), m.options()),
                    settings("mode", name(m.mode()), "include_last_offset", m.includeLastOffset())),
            AttentionForms::bag),
        new ModuleForm<>(
            "Bilinear",
            Bilinear.class,
            m ->
                settings(
                    "in1_features", m.in1Features(),
                    "in2_features", m.in2Features(),
                    "out_features", m.outFeatures(),
                    "bias", m.bias() != null),
            s ->
                new Bilinear(
                    s.integer("in1_features"),
                    s.integer("in2_features"),
                    s.integer("out_features"),
                    s.bool("bias", true))),
        new ModuleForm<>(
            "MultiheadAttention",
            MultiheadAttention.class,
            AttentionForms::attention,
            s ->
                new MultiheadAttention(
                    s.integer("embed_dim"), s.integer("num_heads"), attentionOptions(s))));
  }

  private static Map<String, Object> table(int rows, int width, EmbeddingOptions o) {
    Map<String, Object> settings = settings("num_embeddings", rows, "embedding_dim", width);
    put(settings, "padding_idx", o.paddingIdx());
    put(settings, "max_norm", o.maxNorm());
    return put(settings, "norm_type", o.normType());
  }

  private static EmbeddingOptions tableOptions(Settings s) {
    return new EmbeddingOptions(
        s.has("padding_idx") ? s.integer("padding_idx") : null,
        s.has("max_norm") ? s.number("max_norm", 0) : null,
        s.number("norm_type", 2));
  }

  private static EmbeddingBag bag(Settings s) {
    String mode = s.text("mode", "mean", "sum", "mean", "max");
    return new EmbeddingBag(
        s.integer("num_embeddings"),
        s.integer("embedding_dim"),
        EmbeddingBag.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
        s.bool("include_last_offset", false),
        tableOptions(s));
  }

  private static Map<String, Object> attention(MultiheadAttention m) {
    AttentionOptions o = m.options();
    Map<String, Object> settings =
        settings(
            "embed_dim", m.embedDim(),
            "num_heads", m.numHeads(),
            "dropout", o.dropout(),
            "bias", o.bias(),
            "batch_first", o.batchFirst());
    put(settings, "kdim", o.kdim());
    return put(settings, "vdim", o.vdim());
  }

  private static AttentionOptions attentionOptions(Settings s) {
    return new AttentionOptions(
        s.number("dropout", 0),
        s.bool("bias", true),
        s.has("kdim") ? s.integer("kdim") : null,
        s.has("vdim") ? s.integer("vdim") : null,
        s.bool("batch_first", false));
  }

  private static Map<String, Object> put(Map<String, Object> settings, String name, Object value) {
    if (value != null) {
      settings.put(name, value);
    }
    return settings;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
