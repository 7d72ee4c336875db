package org.linstock.config;

import static org.linstock.config.Forms.settings;
import static org.linstock.config.Forms.with;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.linstock.nn.AlphaDropout;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.BatchNorm2d;
import org.linstock.nn.Dropout;
import org.linstock.nn.Dropout1d;
import org.linstock.nn.Dropout2d;
import org.linstock.nn.GroupNorm;
import org.linstock.nn.LayerNorm;
import org.linstock.nn.LazyBatchNorm1d;
import org.linstock.nn.LazyBatchNorm2d;
import org.linstock.nn.Module;

/** The forms of the normalizations and of dropout. */
final class NormForms {
  private static final double EPS = 1e-5;

  private NormForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "BatchNorm1d",
            BatchNorm1d.class,
            m -> with(settings("num_features", m.numFeatures()), batchNorm(m)),
            s ->
                new BatchNorm1d(
                    s.integer("num_features"), eps(s), momentum(s), affine(s), tracked(s))),
        new ModuleForm<>(
            "BatchNorm2d",
            BatchNorm2d.class,
            m -> with(settings("num_features", m.numFeatures()), batchNorm(m)),
            s ->
                new BatchNorm2d(
                    s.integer("num_features"), eps(s), momentum(s), affine(s), tracked(s))),
        new ModuleForm<>(
            "LazyBatchNorm1d",
            LazyBatchNorm1d.class,
            NormForms::batchNorm,
            s -> new LazyBatchNorm1d(eps(s), momentum(s), affine(s), tracked(s))),
        new ModuleForm<>(
            "LazyBatchNorm2d",
            LazyBatchNorm2d.class,
            NormForms::batchNorm,
            s -> new LazyBatchNorm2d(eps(s), momentum(s), affine(s), tracked(s))),
        new ModuleForm<>(
            "LayerNorm",
            LayerNorm.class,
            m ->
                settings(
                    "normalized_shape",
                    m.normalizedShape(),
                    "eps",
                    m.eps(),
                    "elementwise_affine",
                    m.weight() != null,
                    "bias",
                    m.bias() != null),
            s ->
                new LayerNorm(
                    s.integers("normalized_shape"),
                    eps(s),
                    s.bool("elementwise_affine", true),
                    s.bool("bias", true))),
        new ModuleForm<>(
            "GroupNorm",
            GroupNorm.class,
            m ->
                settings(
                    "num_groups", m.numGroups(),
                    "num_channels", m.numChannels(),
                    "eps", m.eps(),
                    "affine", m.weight() != null),
            s ->
                new GroupNorm(
                    s.integer("num_groups"), s.integer("num_channels"), eps(s), affine(s))),
        dropout(Dropout.class, Dropout::p, Dropout::new),
        dropout(Dropout1d.class, Dropout1d::p, Dropout1d::new),
        dropout(Dropout2d.class, Dropout2d::p, Dropout2d::new),
        dropout(AlphaDropout.class, AlphaDropout::p, AlphaDropout::new));
  }

  private static Map<String, Object> batchNorm(BatchNorm1d m) {
    return batchNorm(m.eps(), m.momentum(), m.weight() != null, m.runningMean() != null);
  }

  private static Map<String, Object> batchNorm(BatchNorm2d m) {
    return batchNorm(m.eps(), m.momentum(), m.weight() != null, m.runningMean() != null);
  }

  private static Map<String, Object> batchNorm(
      double eps, Double momentum, boolean affine, boolean tracked) {
    return settings(
        "eps", eps, "momentum", momentum, "affine", affine, "track_running_stats", tracked);
  }

  private static double eps(Settings s) {
    return s.number("eps", EPS);
  }

  private static Double momentum(Settings s) {
    return s.isNull("momentum") ? null : Double.valueOf(s.number("momentum", 0.1));
  }

  private static boolean affine(Settings s) {
    return s.bool("affine", true);
  }

  private static boolean tracked(Settings s) {
    return s.bool("track_running_stats", true);
  }

  private static <M extends Module> ModuleForm<M> dropout(
      Class<M> type, ToDoubleFunction<M> p, DoubleFunction<M> make) {
    return new ModuleForm<>(
        type.getSimpleName(),
        type,
        m -> settings("p", p.applyAsDouble(m)),
        s -> make.apply(s.number("p", 0.5)));
  }
}
