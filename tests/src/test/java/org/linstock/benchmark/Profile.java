package org.linstock.benchmark;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.linstock.memory.PooledArrays;

/** Where the time of a step goes, by op and kernel, and what it allocates. */
final class Profile {
  private static final double WARM_UP_SECONDS = 10;
  private static final double SECONDS = 15;
  private static final int MIN_STEPS = 30;
  private static final List<String> SAMPLES =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  private Profile() {}

  static String measure(Settings settings) throws IOException {
    String work = settings.work();
    if (!Work.NAMES.contains(work)) {
      throw new IllegalArgumentException(
          "profile: got work \"%s\"; give one of %s with -Dbenchmark.work"
              .formatted(work, Work.NAMES));
    }
    try (Step step = Step.of(work)) {
      run(step, WARM_UP_SECONDS);
      StringBuilder report = new StringBuilder(allocations(work, step));
      Path file = settings.results().resolve("profile.jfr");
      Samples times = record(step, file);
      ProfileTable time = new ProfileTable("op", "kernel");
      ProfileTable heap = new ProfileTable("op", "class");
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        read(event, time, heap);
      }
      report.append(time.text("ms a step", times.mean()));
      return report.append(heap.text("share of the heap's bytes", 1)).toString();
    }
  }

  private static void read(RecordedEvent event, ProfileTable time, ProfileTable heap) {
    long self = Thread.currentThread().getId();
    String name = event.getEventType().getName();
    if (SAMPLES.contains(name) && event.getThread("sampledThread").getJavaThreadId() == self) {
      CallSite site = CallSite.of(event.getStackTrace());
      time.add(site.op(), site.kernel(), 1);
    } else if (name.equals(ALLOCATION) && event.getThread().getJavaThreadId() == self) {
      // A lambda's class has an address behind a +.
      String type = event.getClass("objectClass").getName().replaceFirst("\\+.*", "");
      heap.add(CallSite.of(event.getStackTrace()).op(), type, (double) event.getLong("weight"));
    }
  }

  private static String allocations(String work, Step step) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    int arrays = PooledArrays.count();
    long bytes = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < MIN_STEPS; i++) {
      step.run();
    }
    return String.format(
        Locale.ROOT,
        "%s: %,d bytes of heap a step; %d native arrays in the pool, %d new in %d steps%n",
        work,
        (threads.getThreadAllocatedBytes(thread) - bytes) / MIN_STEPS,
        arrays,
        PooledArrays.count() - arrays,
        MIN_STEPS);
  }

  private static Samples record(Step step, Path file) throws IOException {
    try (Recording recording = new Recording()) {
      SAMPLES.forEach(event -> recording.enable(event).with("period", "1 ms"));
      recording.enable(ALLOCATION).with("throttle", "off").withStackTrace();
      recording.start();
      Samples times = run(step, SECONDS);
      recording.stop();
      recording.dump(file);
      return times;
    }
  }

  private static Samples run(Step step, double seconds) {
    Samples times = new Samples();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (long now = System.nanoTime(); now < end || times.size() < MIN_STEPS; ) {
      step.run();
      long then = now;
      now = System.nanoTime();
      times.add((now - then) / 1e6, 1);
    }
    return times;
  }
}
