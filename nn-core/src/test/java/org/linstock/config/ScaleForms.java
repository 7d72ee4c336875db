package org.linstock.config;

import java.util.List;
import java.util.Map;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/** An application's own module and the service that makes it known. */
public final class ScaleForms implements ModuleForms {
  /** Multiplies by a learned number for each feature. */
  public static final class Scale extends Module {
    private final Parameter factor;

    public Scale(int features) {
      factor = register("factor", Tensor.ones(features));
    }

    @Override
    public Tensor forward(Tensor x) {
      return x.mul(factor);
    }
  }

  /** Never registered. */
  public static final class Secret extends Module {
    @Override
    public Tensor forward(Tensor x) {
      return x;
    }
  }

  @Override
  public List<ModuleForm<?>> forms() {
    return List.of(
        new ModuleForm<>(
            "Scale",
            Scale.class,
            m -> Map.of("features", (int) m.factor.numel()),
            s -> new Scale(s.integer("features"))));
  }
}
