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
  private final Exchange.Assignment first = assignment(0);
  private final Exchange exchange = new Exchange(2, first);

  private static Exchange.Assignment assignment(int round) {
    return new Exchange.Assignment(new RoundPosition(round, 0, round, 1), null);
  }

  private static Piece piece(int partition) {
    return PartReport.idle(partition, 1);
  }

  @AfterEach
  void end() {
    exchange.jobEnded();
  }

  @Test
  void driverGetsWhatAllDelivered() throws InterruptedException {
    assertSame(first, exchange.next(1));
    exchange.deliver(first, 1, List.of(piece(1)));
    assertFalse(exchange.complete());
    assertSame(first, exchange.next(0));
    exchange.deliver(first, 0, List.of(piece(0)));
    assertEquals(List.of(piece(1), piece(0)), exchange.await());
    Exchange.Assignment second = assignment(1);
    assertTrue(exchange.set(second));
    assertSame(second, exchange.next(0));
    assertSame(second, exchange.next(1));
  }

  @Test
  void secondAttemptDeliversNothingTwice() throws InterruptedException {
    exchange.next(0);
    exchange.next(1);
    exchange.deliver(first, 0, List.of(piece(0)));
    exchange.deliver(first, 0, List.of(piece(0)));
    exchange.deliver(first, 1, List.of(piece(1)));
    assertEquals(2, exchange.await().size());
  }

  @Test
  void anAttemptThatIsARoundBehindDeliversNothing() throws InterruptedException {
    exchange.next(0);
    exchange.next(1);
    exchange.deliver(first, 0, List.of(piece(0)));
    exchange.deliver(first, 1, List.of(piece(1)));
    assertTrue(exchange.set(assignment(1)));
    exchange.deliver(first, 0, List.of(piece(0)));
    exchange.jobEnded();
    assertEquals(List.of(), exchange.await());
  }

  @Test
  void taskThatBeginsLateStillDoesTheRound() throws InterruptedException {
    exchange.next(0);
    exchange.deliver(first, 0, List.of(piece(0)));
    assertNull(exchange.next(0), "waits for a task that does not begin, and leaves");
    assertSame(first, exchange.next(1));
    exchange.deliver(first, 1, List.of(piece(1)));
    assertNull(exchange.next(1));
    assertTrue(exchange.complete());
    assertFalse(exchange.set(assignment(1)), "a task has left");
  }

  @Test
  void noRoundComes() throws InterruptedException {
    exchange.next(0);
    exchange.next(1);
    exchange.deliver(first, 0, List.of(piece(0)));
    exchange.deliver(first, 1, List.of(piece(1)));
    assertNull(exchange.next(0));
    assertNull(exchange.next(1));
    assertFalse(exchange.set(assignment(1)));
  }

  @Test
  void jobEndsBeforeTheRound() throws InterruptedException {
    exchange.next(0);
    exchange.deliver(first, 0, List.of(piece(0)));
    exchange.jobEnded();
    assertEquals(1, exchange.await().size());
    assertFalse(exchange.complete());
    assertNull(Exchange.of(exchange.number()));
  }
}
