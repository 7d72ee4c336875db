package org.linstock.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.linstock.kernels.Window;
import org.linstock.nn.AvgPool2d;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sigmoid;
import org.linstock.nn.Tanh;

/**
 * The forms of Linstock's own layers: one entry each. {@code Sequential} is handled by {@link
 * Architecture} itself.
 */
final class BuiltInForms {
  private static final int[] ONE = {1, 1};
  private static final int[] ZERO = {0, 0};

  private BuiltInForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "Linear",
            Linear.class,
            m ->
                settings(
                    "in_features", m.inFeatures(),
                    "out_features", m.outFeatures(),
                    "bias", m.bias() != null),
            s ->
                new Linear(
                    s.integer("in_features"), s.integer("out_features"), s.bool("bias", true))),
        new ModuleForm<>(
            "Conv2d",
            Conv2d.class,
            m ->
                with(
                    settings("in_channels", m.inChannels(), "out_channels", m.outChannels()),
                    window(m.window(), "bias", m.bias() != null)),
            s ->
                new Conv2d(
                    s.integer("in_channels"),
                    s.integer("out_channels"),
                    s.pair("kernel_size"),
                    s.pair("stride", ONE),
                    s.pair("padding", ZERO),
                    s.bool("bias", true))),
        new ModuleForm<>(
            "MaxPool2d",
            MaxPool2d.class,
            m -> window(m.window()),
            s -> {
              int[] kernel = s.pair("kernel_size");
              return new MaxPool2d(kernel, s.pair("stride", kernel), s.pair("padding", ZERO));
            }),
        new ModuleForm<>(
            "AvgPool2d",
            AvgPool2d.class,
            m -> window(m.window()),
            s -> {
              int[] kernel = s.pair("kernel_size");
              return new AvgPool2d(kernel, s.pair("stride", kernel), s.pair("padding", ZERO));
            }),
        plain(Flatten.class, Flatten::new),
        plain(ReLU.class, ReLU::new),
        plain(Sigmoid.class, Sigmoid::new),
        plain(Tanh.class, Tanh::new));
  }

  /** A module without settings. */
  private static <M extends Module> ModuleForm<M> plain(Class<M> type, Supplier<M> make) {
    return new ModuleForm<>(type.getSimpleName(), type, m -> settings(), s -> make.get());
  }

  private static Map<String, Object> window(Window w, Object... more) {
    return with(
        settings(
            "kernel_size", new int[] {w.kernelH(), w.kernelW()},
            "stride", new int[] {w.strideH(), w.strideW()},
            "padding", new int[] {w.padH(), w.padW()}),
        settings(more));
  }

  private static Map<String, Object> with(Map<String, Object> first, Map<String, Object> second) {
    first.putAll(second);
    return first;
  }

  private static Map<String, Object> settings(Object... namesAndValues) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return settings;
  }
}
