package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a person sees. */
class ProgressTest {
  private static final Epoch EPOCH =
      new Epoch(
          1,
          0.25,
          OptionalDouble.of(0.875),
          OptionalDouble.of(0.5),
          OptionalDouble.of(0.75),
          60_000,
          1.25);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, nanos::get);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneLineAnEpochInAFile() {
    Progress progress = progress(false);
    progress.batch(1, 3, 1, 10, 0.7);
    progress.epoch(EPOCH, 3);
    progress.epoch(
        new Epoch(
            2,
            1e-5,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            7,
            0.04),
        3);
    assertEquals(
        """
        epoch 1/3  loss 0.2500  accuracy 0.8750  validation loss 0.5000  accuracy 0.7500  60,000 examples in 1.3 s
        epoch 2/3  loss 0.0000  7 examples in 0.0 s
        """,
        text());
  }

  @Test
  void aTerminalsLineIsRewrittenAtMostTenTimesASecond() {
    Progress progress = progress(true);
    progress.batch(1, 3, 9, 10, 10.5);
    nanos.addAndGet(99_000_000);
    progress.batch(1, 3, 10, 10, 0.7);
    nanos.addAndGet(1_000_000);
    progress.batch(1, 3, 1, 10, 0.5);
    progress.epoch(EPOCH, 3);
    progress.batch(2, 3, 1, 10, 0.4);
    assertEquals(
        "\repoch 1/3  batch 9/10  loss 10.5000"
            + "\repoch 1/3  batch 1/10  loss 0.5000 "
            + "\repoch 1/3  loss 0.2500  accuracy 0.8750  validation loss 0.5000  accuracy 0.7500  60,000 examples in 1.3 s\n"
            + "\repoch 2/3  batch 1/10  loss 0.4000",
        text());
  }
}
