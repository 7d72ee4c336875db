package org.linstock.config;

import static org.linstock.config.Forms.plain;
import static org.linstock.config.Forms.settings;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.linstock.nn.AdaptiveAvgPool1d;
import org.linstock.nn.AdaptiveAvgPool2d;
import org.linstock.nn.AdaptiveMaxPool2d;
import org.linstock.nn.AvgPool1d;
import org.linstock.nn.AvgPool2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Identity;
import org.linstock.nn.MaxPool1d;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.PoolOptions;
import org.linstock.nn.Unflatten;

/** The forms of the poolings and of the layers that only change shapes. */
final class PoolingForms {
  private PoolingForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        form(MaxPool1d.class, m -> maxima(m.kernelSize(), m.options()), MaxPool1d::new),
        form(MaxPool2d.class, m -> maxima(m.kernelSize(), m.options()), MaxPool2d::new),
        form(AvgPool1d.class, m -> means(m.kernelSize(), m.options()), AvgPool1d::new),
        form(AvgPool2d.class, m -> means(m.kernelSize(), m.options()), AvgPool2d::new),
        new ModuleForm<>(
            "AdaptiveAvgPool1d",
            AdaptiveAvgPool1d.class,
            m -> settings("output_size", m.outputSize()[0]),
            s -> new AdaptiveAvgPool1d(s.integer("output_size"))),
        new ModuleForm<>(
            "AdaptiveAvgPool2d",
            AdaptiveAvgPool2d.class,
            m -> settings("output_size", m.outputSize()),
            s -> new AdaptiveAvgPool2d(s.integers("output_size"))),
        new ModuleForm<>(
            "AdaptiveMaxPool2d",
            AdaptiveMaxPool2d.class,
            m -> settings("output_size", m.outputSize()),
            s -> new AdaptiveMaxPool2d(s.integers("output_size"))),
        new ModuleForm<>(
            "Flatten",
            Flatten.class,
            m -> settings("start_dim", m.startDim(), "end_dim", m.endDim()),
            s -> new Flatten(s.integer("start_dim", 1), s.integer("end_dim", -1))),
        new ModuleForm<>(
            "Unflatten",
            Unflatten.class,
            m -> settings("dim", m.dimension(), "unflattened_size", m.sizes()),
            s -> new Unflatten(s.integer("dim"), s.integers("unflattened_size"))),
        plain(Identity.class, Identity::new));
  }

  private static <M extends Module> ModuleForm<M> form(
      Class<M> type,
      Function<M, Map<String, Object>> written,
      BiFunction<int[], PoolOptions, M> make) {
    return new ModuleForm<>(
        type.getSimpleName(),
        type,
        written,
        s -> make.apply(s.integers("kernel_size"), options(s)));
  }

  private static Map<String, Object> maxima(int[] kernel, PoolOptions o) {
    return settings(
        "kernel_size", kernel,
        "stride", o.stride() == null ? kernel : o.stride(),
        "padding", o.padding(),
        "dilation", o.dilation(),
        "ceil_mode", o.ceilMode());
  }

  private static Map<String, Object> means(int[] kernel, PoolOptions o) {
    Map<String, Object> settings =
        settings(
            "kernel_size", kernel,
            "stride", o.stride() == null ? kernel : o.stride(),
            "padding", o.padding(),
            "ceil_mode", o.ceilMode(),
            "count_include_pad", o.countIncludePad());
    if (o.divisorOverride() != 0) {
      settings.put("divisor_override", o.divisorOverride());
    }
    return settings;
  }

  private static PoolOptions options(Settings s) {
    PoolOptions options =
        new PoolOptions()
            .stride(s.integers("stride", s.integers("kernel_size")))
            .padding(s.integers("padding", 0))
            .dilation(s.integers("dilation", 1))
            .ceilMode(s.bool("ceil_mode", false))
            .countIncludePad(s.bool("count_include_pad", true));
    int divisor = s.integer("divisor_override", 0);
    return divisor == 0 ? options : options.divisorOverride(divisor);
  }
}
