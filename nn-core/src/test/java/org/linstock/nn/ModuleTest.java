package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void printsTheTreeAsPyTorchDoes() {
    Sequential net = new Sequential(new Linear(20, 256), new ReLU(), new Linear(256, 10));
    assertEquals(
        """
        Sequential(
          (0): Linear(in_features=20, out_features=256, bias=True)
          (1): ReLU()
          (2): Linear(in_features=256, out_features=10, bias=True)
        )""",
        net.toString());
  }
}
