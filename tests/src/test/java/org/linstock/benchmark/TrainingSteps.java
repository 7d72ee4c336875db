package org.linstock.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link TrainingStepBenchmark} and makes one table: median milliseconds, spread, and the
 * ratio to PyTorch in the same run.
 */
final class TrainingSteps {
  private TrainingSteps() {}

  /** The table; JMH's own results go into {@code folder}. */
  static String measure(Path folder, Path pytorch)
      throws IOException, InterruptedException, RunnerException {
    Options options =
        new OptionsBuilder()
            .include(TrainingStepBenchmark.class.getName())
            .jvmArgsAppend("-Xmx2g")
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve("training-step.json").toString())
            .build();
    Map<String, Double> before = PyTorchTimes.measure(pytorch);
    Collection<RunResult> results = new Runner(options).run();
    Map<String, Double> after = PyTorchTimes.measure(pytorch);
    return table(results, before, after);
  }

  private static String table(
      Collection<RunResult> results, Map<String, Double> before, Map<String, Double> after) {
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-28s %10s %18s %14s %7s%n",
                "step, one thread",
                "median ms",
                "p10 … p90",
                "PyTorch ms",
                "ratio"));
    for (RunResult result : results) {
      var statistics = result.getPrimaryResult().getStatistics();
      String work = result.getParams().getParam("work");
      double median = statistics.getPercentile(50);
      // PyTorch is timed before and after: the mean of the two medians evens out a drifting
      // machine.
      Double python =
          before.containsKey(work) && after.containsKey(work)
              ? (before.get(work) + after.get(work)) / 2
              : null;
      table.append(
          String.format(
              Locale.ROOT,
              "%-28s %10.4f %8.4f … %7.4f %14s %7s%n",
              work,
              median,
              statistics.getPercentile(10),
              statistics.getPercentile(90),
              python == null ? "–" : String.format(Locale.ROOT, "%.4f", python),
              python == null ? "–" : String.format(Locale.ROOT, "%.2f", median / python)));
    }
    return table.toString();
  }
}
