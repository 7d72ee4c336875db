package org.linstock.config;

import static org.linstock.config.Forms.plain;
import static org.linstock.config.Forms.settings;

import java.util.List;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.nn.Sigmoid;
import org.linstock.nn.Tanh;

/** The forms of the layers of the first nets. */
final class BasicForms {
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
        plain(ReLU.class, ReLU::new),
        plain(Sigmoid.class, Sigmoid::new),
        plain(Tanh.class, Tanh::new));
  }
}
