package org.linstock.tensor;

import org.linstock.ops.Elementwise;

/** Functions of one tensor, element by element. */
sealed interface TensorElementwise permits Tensor {
  default Tensor neg() {
    return Elementwise.neg((Tensor) this);
  }

  default Tensor abs() {
    return Elementwise.abs((Tensor) this);
  }

  default Tensor exp() {
    return Elementwise.exp((Tensor) this);
  }

  default Tensor log() {
    return Elementwise.log((Tensor) this);
  }

  default Tensor sqrt() {
    return Elementwise.sqrt((Tensor) this);
  }

  default Tensor relu() {
    return Elementwise.relu((Tensor) this);
  }

  default Tensor sigmoid() {
    return Elementwise.sigmoid((Tensor) this);
  }

  default Tensor tanh() {
    return Elementwise.tanh((Tensor) this);
  }
}
