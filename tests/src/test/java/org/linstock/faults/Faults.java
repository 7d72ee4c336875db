package org.linstock.faults;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Counts the operations of {@link FaultyFileSystem} and {@link ObjectStore}, and spoils one. A plan
 * is for the whole JVM, because Hadoop makes its file systems itself.
 */
final class Faults {
  /** What becomes of the chosen operation. */
  enum Kind {
    /** It throws and does nothing. */
    FAIL_BEFORE,
    /** It is done, and throws: the answer was lost. */
    FAIL_AFTER,
    /** It does nothing, and says that it did or returns false. */
    LIE,
    /** It and all that follow throw and do nothing, as if the process were gone. */
    DIE,
    /** {@link Faults#hang}. */
    HANG
  }

  /** What {@link #hang} prints. */
  static final String HANGING = "hanging";

  /** An operation of a file system. */
  interface Operation<T> {
    T run() throws IOException;
  }

  private static volatile Faults plan;

  private final Predicate<String> chosen;
  private final int at;
  private final Kind kind;
  private final Runnable observer;
  private int count;

  private Faults(Predicate<String> chosen, int at, Kind kind, Runnable observer) {
    this.chosen = chosen;
    this.at = at;
    this.kind = kind;
    this.observer = observer;
  }

  /** Spoils the operation number {@code at}, from 0, among those whose name is chosen. */
  static void arm(Predicate<String> chosen, int at, Kind kind) {
    plan = new Faults(chosen, at, kind, () -> {});
  }

  /** Spoils nothing, and lets {@code observer} look before every operation but its own. */
  static void observe(Runnable observer) {
    plan = new Faults(name -> true, -1, Kind.FAIL_BEFORE, observer);
  }

  /** Ends the plan; gives the number of chosen operations so far. */
  static int disarm() {
    int operations = plan.count;
    plan = null;
    return operations;
  }

  /** Says so on the standard output and waits to be killed. */
  static void hang() {
    while (true) {
      System.out.println(HANGING);
      LockSupport.park();
    }
  }

  /**
   * Runs an operation as the plan has it.
   *
   * @param lie what it returns when it lies
   */
  static <T> T around(String name, Operation<T> operation, T lie) throws IOException {
    Faults current = plan;
    return current == null || !current.chosen.test(name)
        ? operation.run()
        : current.run(name, operation, lie);
  }

  private <T> T run(String name, Operation<T> operation, T lie) throws IOException {
    observed();
    int number = count++;
    if (number == at || (number > at && kind == Kind.DIE)) {
      return spoiled(name, operation, lie);
    }
    return operation.run();
  }

  private void observed() {
    plan = null;
    observer.run();
    plan = this;
  }

  private <T> T spoiled(String name, Operation<T> operation, T lie) throws IOException {
    if (kind == Kind.LIE) {
      return lie;
    }
    if (kind == Kind.FAIL_AFTER) {
      operation.run();
    }
    if (kind == Kind.HANG) {
      hang();
    }
    throw new IOException("injected fault at " + name);
  }
}
