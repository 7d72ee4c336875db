package org.linstock.config;

import static org.linstock.config.Forms.plain;
import static org.linstock.config.Forms.settings;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.linstock.nn.ELU;
import org.linstock.nn.GELU;
import org.linstock.nn.Hardsigmoid;
import org.linstock.nn.Hardswish;
import org.linstock.nn.Hardtanh;
import org.linstock.nn.LeakyReLU;
import org.linstock.nn.LogSigmoid;
import org.linstock.nn.LogSoftmax;
import org.linstock.nn.Mish;
import org.linstock.nn.Module;
import org.linstock.nn.PReLU;
import org.linstock.nn.ReLU6;
import org.linstock.nn.SELU;
import org.linstock.nn.SiLU;
import org.linstock.nn.Softmax;
import org.linstock.nn.Softmin;
import org.linstock.nn.Softplus;
import org.linstock.nn.Softsign;

/** The forms of activations. */
final class ActivationForms {
  private ActivationForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "LeakyReLU",
            LeakyReLU.class,
            m -> settings("negative_slope", m.negativeSlope()),
            s -> new LeakyReLU(s.number("negative_slope", 0.01))),
        new ModuleForm<>(
            "PReLU",
            PReLU.class,
            m -> settings("num_parameters", m.numParameters(), "init", m.start()),
            s -> new PReLU(s.integer("num_parameters", 1), s.number("init", 0.25))),
        new ModuleForm<>(
            "ELU",
            ELU.class,
            m -> settings("alpha", m.alpha()),
            s -> new ELU(s.number("alpha", 1))),
        new ModuleForm<>(
            "GELU",
            GELU.class,
            m -> settings("approximate", m.tanh() ? "tanh" : "none"),
            s -> new GELU(s.text("approximate", "none", "none", "tanh").equals("tanh"))),
        new ModuleForm<>(
            "Hardtanh",
            Hardtanh.class,
            m -> settings("min_val", m.minVal(), "max_val", m.maxVal()),
            s -> new Hardtanh(s.number("min_val", -1), s.number("max_val", 1))),
        new ModuleForm<>(
            "Softplus",
            Softplus.class,
            m -> settings("beta", m.beta(), "threshold", m.threshold()),
            s -> new Softplus(s.number("beta", 1), s.number("threshold", 20))),
        alongDim(Softmax.class, Softmax::dim, Softmax::new),
        alongDim(LogSoftmax.class, LogSoftmax::dim, LogSoftmax::new),
        alongDim(Softmin.class, Softmin::dim, Softmin::new),
        plain(SELU.class, SELU::new),
        plain(SiLU.class, SiLU::new),
        plain(Mish.class, Mish::new),
        plain(ReLU6.class, ReLU6::new),
        plain(Hardsigmoid.class, Hardsigmoid::new),
        plain(Hardswish.class, Hardswish::new),
        plain(Softsign.class, Softsign::new),
        plain(LogSigmoid.class, LogSigmoid::new));
  }

  private static <M extends Module> ModuleForm<M> alongDim(
      Class<M> type, ToIntFunction<M> dim, IntFunction<M> make) {
    return new ModuleForm<>(
        type.getSimpleName(),
        type,
        m -> settings("dim", dim.applyAsInt(m)),
        s -> make.apply(s.integer("dim")));
  }
}
