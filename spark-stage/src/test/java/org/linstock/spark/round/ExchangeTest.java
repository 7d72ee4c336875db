package org.linstock.spark.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may wait for whom, and for how long. */
class ExchangeTest {
  private final Exchange.Assignment<String> first = assignment();
  private final Exchange exchange = new Exchange(2, first);

  private static Exchange.Assignment<String> assignment() {
    return new Exchange.Assignment<>(task -> "made");
  }

  @AfterEach
  void end() {
    exchange.jobEnded();
  }

  @Test
  void driverGetsWhatAllDelivered() throws InterruptedException {
    assertSame(first, exchange.next(1));
    exchange.deliver(first, 1, "one");
    assertSame(first, exchange.next(0));
    exchange.deliver(first, 0, "zero");
    assertTrue(exchange.await());
    assertEquals(List.of("zero", "one"), first.made());
    Exchange.Assignment<String> second = assignment();
    assertTrue(exchange.set(second));
    assertSame(second, exchange.next(0));
    assertSame(second, exchange.next(1));
  }

  @Test
  void secondAttemptDeliversNothingTwice() throws InterruptedException {
    exchange.next(0);
    exchange.next(1);
    exchange.deliver(first, 0, "zero");
    exchange.deliver(first, 0, "zero again");
    exchange.deliver(first, 1, "one");
    assertTrue(exchange.await());
    assertEquals(List.of("zero", "one"), first.made());
  }

  @Test
  void anAttemptThatIsARoundBehindDeliversNothing() throws InterruptedException {
    exchange.next(0);
    exchange.next(1);
    exchange.deliver(first, 0, "zero");
    exchange.deliver(first, 1, "one");
    Exchange.Assignment<String> second = assignment();
    assertTrue(exchange.set(second));
    exchange.deliver(first, 0, "zero");
    assertEquals(List.of(), second.made());
  }

  @Test
  void taskThatBeginsLateStillDoesTheRound() throws InterruptedException {
    exchange.next(0);
    exchange.deliver(first, 0, "zero");
    assertNull(exchange.next(0), "waits for a task that does not begin, and leaves");
    assertSame(first, exchange.next(1));
    exchange.deliver(first, 1, "one");
    assertNull(exchange.next(1));
    assertTrue(exchange.await());
    assertFalse(exchange.set(assignment()), "a task has left");
  }

  @Test
  void noRoundComes() throws InterruptedException {
    exchange.next(0);
    exchange.next(1);
    exchange.deliver(first, 0, "zero");
    exchange.deliver(first, 1, "one");
    assertNull(exchange.next(0));
    assertNull(exchange.next(1));
    assertFalse(exchange.set(assignment()));
  }

  @Test
  void jobEndsBeforeTheRound() throws InterruptedException {
    exchange.next(0);
    exchange.deliver(first, 0, "zero");
    exchange.jobEnded();
    assertFalse(exchange.await());
    assertEquals(List.of("zero"), first.made());
    assertNull(Exchange.of(exchange.number()));
  }
}
