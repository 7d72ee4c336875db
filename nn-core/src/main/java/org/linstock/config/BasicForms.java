package org.linstock.config;

import static org.linstock.config.Forms.plain;
import static org.linstock.config.Forms.settings;
import static org.linstock.config.Forms.with;

import java.util.List;
import java.util.Map;
import org.linstock.kernels.Window;
import org.linstock.nn.AvgPool2d;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.nn.Sigmoid;
import org.linstock.nn.Tanh;

/** The forms of the layers of the first nets. */
final class BasicForms {
  private static final int[] ONE = {1, 1};
  private static final int[] ZERO = {0, 0};

  private BasicForms() {}

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
        new ModuleForm<>(
            "Sequential",
            Sequential.class,
            m -> settings("layers", m.namedChildren()),
            s -> {
              Sequential sequential = new Sequential();
              s.modules("layers", sequential::add);
              return sequential;
            }),
        new ModuleForm<>(
            "LazyLinear",
            LazyLinear.class,
            m -> settings("out_features", m.outFeatures(), "bias", m.bias() != null),
            s -> new LazyLinear(s.integer("out_features"), s.bool("bias", true))),
        plain(Flatten.class, Flatten::new),
        plain(ReLU.class, ReLU::new),
        plain(Sigmoid.class, Sigmoid::new),
        plain(Tanh.class, Tanh::new));
  }

  private static Map<String, Object> window(Window w, Object... more) {
    return with(
        settings(
            "kernel_size", new int[] {w.kernelH(), w.kernelW()},
            "stride", new int[] {w.strideH(), w.strideW()},
            "padding", new int[] {w.padH(), w.padW()}),
        settings(more));
  }
}
