package org.linstock.custom;

import java.util.List;
import java.util.Map;
import org.linstock.autograd.NoGrad;
import org.linstock.config.ModuleForm;
import org.linstock.config.ModuleForms;
import org.linstock.nn.Functional;
import org.linstock.nn.Init;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/** y = gate ⊙ linear(dropout(x − mean)): a running mean, a learned gate for each output. */
public final class NoisyGate extends Module {
  private final double dropout;
  private final Linear linear;
  private final Parameter gate;
  private final Tensor runningMean;

  public NoisyGate(int inFeatures, int outFeatures, double dropout) {
    this.dropout = dropout;
    linear = register("linear", new Linear(inFeatures, outFeatures)); // a child
    gate = register("gate", Tensor.zeros(outFeatures)); // a parameter
    runningMean = registerBuffer("running_mean", Tensor.zeros(inFeatures)); // saved, not learned
    resetParameters();
  }

  public void resetParameters() {
    linear.resetParameters();
    Init.normal_(gate.data(), 1, 0.02);
  }

  @Override
  public Tensor forward(Tensor x) {
    if (isTraining()) { // net.train() and net.eval() switch it
      try (NoGrad ng = NoGrad.enter()) {
        runningMean.mul_(0.9).add_(x.mean(0).mul(0.1));
      }
    }
    Tensor centered = Functional.dropout(x.sub(runningMean), dropout, isTraining());
    return linear.forward(centered).mul(gate);
  }

  @Override
  protected String extraRepr() {
    return "dropout=" + dropout;
  }

  /** Makes NoisyGate known to Architecture: named in META-INF/services. */
  public static final class Forms implements ModuleForms {
    @Override
    public List<ModuleForm<?>> forms() {
      return List.of(
          new ModuleForm<>(
              "NoisyGate",
              NoisyGate.class,
              m ->
                  Map.of(
                      "in_features", m.linear.inFeatures(),
                      "out_features", m.linear.outFeatures(),
                      "dropout", m.dropout),
              s ->
                  new NoisyGate(
                      s.integer("in_features"),
                      s.integer("out_features"),
                      s.number("dropout", 0))));
    }
  }
}
