package org.linstock.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortTest {

  @ParameterizedTest(
      name = "{0} rows on {1} cores, asked for {2} partitions, batch {3}, {4} epochs")
  @CsvSource({
    // rows, cores, asked partitions, batch, epochs, then what comes out
    "150, 8, 0, 0, 0, 1, 16, 100",
    "20, 8, 0, 0, 0, 1, 16, 200",
    "1797, 2, 0, 0, 0, 1, 32, 18",
    "10000, 2, 0, 0, 0, 2, 128, 25",
    "60000, 2, 0, 0, 0, 2, 256, 10",
    "60000, 2, 2, 256, 10, 2, 256, 10",
    "10000000, 64, 0, 0, 0, 64, 256, 10",
    "150, 8, 4, 256, 3, 4, 256, 3"
  })
  void fitsTheDataUnlessFixed(
      long rows, int cores, int p, int b, int e, int partitions, int batch, int epochs) {
    Effort effort = Effort.of(rows, cores, new Effort(p, b, e, 20));
    assertEquals(new Effort(partitions, batch, epochs, 20), effort);
  }
}
