package org.linstock.config;

import static org.linstock.config.Forms.settings;
import static org.linstock.config.Forms.with;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.linstock.nn.Conv1d;
import org.linstock.nn.Conv2d;
import org.linstock.nn.ConvOptions;
import org.linstock.nn.ConvTranspose1d;
import org.linstock.nn.ConvTranspose2d;
import org.linstock.nn.LazyConv1d;
import org.linstock.nn.LazyConv2d;
import org.linstock.nn.LazyConvTranspose2d;
import org.linstock.nn.Module;

/** The forms of the convolutions. */
final class ConvolutionForms {
  private ConvolutionForms() {}

  /** Makes a layer whose number of input channels is known. */
  private interface Maker<M> {
    M make(int inChannels, int outChannels, int[] kernel, ConvOptions options);
  }

  /** Makes a lazy layer. */
  private interface LazyMaker<M> {
    M make(int outChannels, int[] kernel, ConvOptions options);
  }

  static List<ModuleForm<?>> all() {
    return List.of(
        form(
            Conv1d.class,
            1,
            Conv1d::inChannels,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            Conv1d::new),
        form(
            Conv2d.class,
            2,
            Conv2d::inChannels,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            Conv2d::new),
        form(
            ConvTranspose1d.class,
            1,
            ConvTranspose1d::inChannels,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            ConvTranspose1d::new),
        form(
            ConvTranspose2d.class,
            2,
            ConvTranspose2d::inChannels,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            ConvTranspose2d::new),
        lazy(
            LazyConv1d.class,
            1,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            LazyConv1d::new),
        lazy(
            LazyConv2d.class,
            2,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            LazyConv2d::new),
        lazy(
            LazyConvTranspose2d.class,
            2,
            m -> with(out(m.outChannels(), m.kernelSize()), written(m.options())),
            LazyConvTranspose2d::new));
  }

  private static <M extends Module> ModuleForm<M> form(
      Class<M> type,
      int axes,
      Function<M, Integer> inChannels,
      Function<M, Map<String, Object>> rest,
      Maker<M> maker) {
    return new ModuleForm<>(
        type.getSimpleName(),
        type,
        m -> with(settings("in_channels", inChannels.apply(m)), rest.apply(m)),
        s ->
            maker.make(
                s.integer("in_channels"), s.integer("out_channels"), kernel(s, axes), options(s)));
  }

  private static <M extends Module> ModuleForm<M> lazy(
      Class<M> type, int axes, Function<M, Map<String, Object>> rest, LazyMaker<M> maker) {
    return new ModuleForm<>(
        type.getSimpleName(),
        type,
        rest,
        s -> maker.make(s.integer("out_channels"), kernel(s, axes), options(s)));
  }

  private static int[] kernel(Settings s, int axes) {
    int[] kernel = s.integers("kernel_size");
    return kernel.length == 1 && axes == 2 ? new int[] {kernel[0], kernel[0]} : kernel;
  }

  private static Map<String, Object> out(int outChannels, int... kernel) {
    return settings("out_channels", outChannels, "kernel_size", kernel);
  }

  private static Map<String, Object> written(ConvOptions o) {
    return settings(
        "stride", o.stride(),
        "padding", o.paddingName() == null ? o.padding() : o.paddingName(),
        "dilation", o.dilation(),
        "output_padding", o.outputPadding(),
        "groups", o.groups(),
        "bias", o.bias());
  }

  private static ConvOptions options(Settings s) {
    ConvOptions options =
        new ConvOptions()
            .stride(s.integers("stride", 1))
            .dilation(s.integers("dilation", 1))
            .outputPadding(s.integers("output_padding", 0))
            .groups(s.integer("groups", 1))
            .bias(s.bool("bias", true));
    return s.isText("padding")
        ? options.padding(s.text("padding", "", "same", "valid"))
        : options.padding(s.integers("padding", 0));
  }
}
