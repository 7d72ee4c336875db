package org.linstock.jobs.pipeline;

import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sigmoid;
import org.linstock.nn.Tanh;

/** The nonlinearity between two dense layers. */
public enum Activation {
  RELU,
  SIGMOID,
  TANH;

  /** A new layer of this kind. */
  Module layer() {
    return switch (this) {
      case RELU -> new ReLU();
      case SIGMOID -> new Sigmoid();
      case TANH -> new Tanh();
    };
  }
}
