package org.linstock.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a piece of work took.
 *
 * @param cpuSeconds of all threads of this process, garbage collection included
 */
record Stopwatch(double seconds, double cpuSeconds) {

  static Stopwatch time(Runnable work) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    return new Stopwatch(
        (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }

  /** The run of median length, of {@code runs}, after {@code warmUps} more. */
  static Stopwatch median(int warmUps, int runs, Runnable work) {
    List<Stopwatch> times = new ArrayList<>();
    for (int i = 0; i < warmUps + runs; i++) {
      times.add(time(work));
    }
    return times.subList(warmUps, times.size()).stream()
        .sorted(Comparator.comparingDouble(Stopwatch::seconds))
        .toList()
        .get(runs / 2);
  }
}
