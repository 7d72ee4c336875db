package org.linstock.spark.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.linstock.kernels.Backend;
import org.linstock.spark.error.LinstockException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses a training that will not fit, and says which settings make it fit. */
public final class Preflight {
  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
  private static final String MAX_BYTES = "-Dorg.bytedeco.javacpp.maxbytes=";
  private static final long GIGA = 1L << 30;

  private final Footprint needs;
  private final Limits limits;
  private final int slots;
  private final List<String> problems = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();

  private Preflight(Footprint needs, Limits limits) {
    this.needs = needs;
    this.limits = limits;
    this.slots = Math.min(limits.slots(), needs.partitions());
  }

  /**
   * Checks.
   *
   * @throws LinstockException if something does not fit, with the settings to add
   */
  public static void check(Footprint needs, SparkContext context) {
    check(needs, limits(context));
  }

  /** Checks, and logs one line of what is needed, and what will be slow. */
  public static void report(Footprint needs, SparkContext context) {
    Limits limits = limits(context);
    LOG.info(check(needs, limits));
    threads(limits).ifPresent(LOG::warn);
  }

  private static Limits limits(SparkContext context) {
    return Limits.of(
        context.getConf(),
        context.defaultParallelism(),
        Runtime.getRuntime().maxMemory(),
        Backend.maxBytes());
  }

  /** The line to log. */
  static String check(Footprint needs, Limits limits) {
    Preflight preflight = new Preflight(needs, limits);
    preflight.driver();
    if (!limits.local()) {
      preflight.executor();
    }
    preflight.arrays();
    if (!preflight.problems.isEmpty()) {
      throw new LinstockException(
          "fit: the network does not fit: %s; add %s"
              .formatted(
                  String.join(", ", preflight.problems), String.join(" ", preflight.settings)));
    }
    return "preflight: %d task(s) at once an executor, native arrays %s, a round's results %s, the driver's heap %s"
        .formatted(
            preflight.slots,
            text(needs.arrays(preflight.slots)),
            text(needs.results()),
            text(needs.driverHeap()));
  }

  /** What is wrong with the native threads of executors, which makes them slow only. */
  static Optional<String> threads(Limits limits) {
    String right = Integer.toString(limits.taskCpus());
    return limits.local() || limits.threads().equals(right)
        ? Optional.empty()
        : Optional.of(
            "OMP_NUM_THREADS of executors is %s, expected the cores of a task, %s: add --conf spark.executorEnv.OMP_NUM_THREADS=%s"
                .formatted(
                    limits.threads().isEmpty() ? "not set" : limits.threads(), right, right));
  }

  private void driver() {
    long heap = needs.driverHeap() + (limits.local() ? needs.executorHeap(slots) : 0);
    require("the driver's heap", heap, limits.driverHeap(), "spark.driver.memory=");
    require(
        "the results of a round", needs.results(), limits.results(), "spark.driver.maxResultSize=");
  }

  private void executor() {
    require(
        "an executor's heap",
        needs.executorHeap(slots),
        limits.executorHeap(),
        "spark.executor.memory=");
    require(
        "an executor's memory beside the heap",
        needs.offHeap(slots),
        limits.offHeap(),
        "spark.executor.memoryOverhead=");
  }

  private void arrays() {
    String jvm = limits.local() ? "driver" : "executor";
    require(
        "native arrays",
        needs.arrays(slots),
        limits.arrays(),
        "spark.%s.extraJavaOptions=%s".formatted(jvm, MAX_BYTES));
  }

  private void require(String what, long needed, long available, String setting) {
    if (needed > available) {
      problems.add("%s needs %s and has %s".formatted(what, text(needed), text(available)));
      settings.add("--conf " + setting + (needed + GIGA - 1) / GIGA + "g");
    }
  }

  private static String text(long bytes) {
    return bytes < GIGA
        ? String.format(Locale.ROOT, "%,d MB", (bytes + (1 << 20) - 1) >> 20)
        : String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGA);
  }
}
