package org.linstock.kernels;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** A BLAS that computes wrong products is refused. */
class SelfCheckTest {
  /** Right but for one element of the products of one type. */
  private static final class WrongBlas extends Nd4jKernels {
    private final DType type;
    private final double error;

    WrongBlas(DType type, double error) {
      this.type = type;
      this.error = error;
    }

    @Override
    public String describe() {
      return "a broken BLAS";
    }

    @Override
    public void gemm(
        NdArray a, boolean transposeA, NdArray b, boolean transposeB, double beta, NdArray c) {
      super.gemm(a, transposeA, b, transposeB, beta, c);
      if (c.dtype() == type) {
        ArrayIo.setAt(c, ArrayIo.get(c, 200, 17) + error, 200, 17);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void refusesAWrongProductOfEitherType(DType type) {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> SelfCheck.run(new WrongBlas(type, 30)));
    assertEquals(
        "BLAS self-check: a %s product of 256×256 is wrong by 30.0 (at most %s expected) with "
                .formatted(type, type == DType.FLOAT32 ? "1e-03" : "1e-09")
            + "a broken BLAS; use OpenBLAS 0.3.31 or newer, "
            + "or set OPENBLAS_CORETYPE to an older processor",
        e.getMessage());
  }

  @Test
  void refusesNotANumber() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> SelfCheck.run(new WrongBlas(DType.FLOAT64, Double.NaN)))
            .getMessage();
    assertTrue(message.contains("wrong by NaN"), message);
  }

  @Test
  void acceptsRoundingAndTheBackendItRunsOn() {
    assertDoesNotThrow(() -> SelfCheck.run(new WrongBlas(DType.FLOAT32, 1e-6)));
    assertDoesNotThrow(() -> SelfCheck.run(Kernels.get()));
  }

  @Test
  void theBackendNamesWhatDecidesItsBits() {
    String text = Backend.describe();
    assertTrue(text.startsWith("Cpu (ND4J 1.0.0-M2.1) with OpenBLAS 0.3."), text);
    assertTrue(text.endsWith(" and Java loops"), text);
  }
}
