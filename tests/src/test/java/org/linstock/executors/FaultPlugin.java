package org.linstock.executors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Kills the other executors when a reducer starts: {@code kill-others-at-reduce}. Their map outputs
 * are gone before the reducer asks for them.
 */
public final class FaultPlugin implements SparkPlugin {
  static final String KILL_OTHERS_AT_REDUCE = "kill-others-at-reduce";

  static final String PID = "pid-";

  @Override
  public DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new InExecutor();
  }

  private static final class InExecutor implements ExecutorPlugin {
    private Path faults;

    @Override
    public void init(PluginContext context, Map<String, String> extraConf) {
      faults = Path.of(System.getenv(Fault.DIRECTORY));
      try {
        Files.createFile(faults.resolve(PID + ProcessHandle.current().pid()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onTaskStart() {
      // A small net has one slice, and so one reducer; nothing else here has one task.
      if (TaskContext.get().numPartitions() == 1
          && Fault.taken(faults.resolve(KILL_OTHERS_AT_REDUCE))) {
        others().forEach(InExecutor::killed);
      }
    }

    private List<Long> others() {
      try (Stream<Path> files = Files.list(faults)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith(PID))
            .map(name -> Long.valueOf(name.substring(PID.length())))
            .filter(pid -> pid != ProcessHandle.current().pid())
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void killed(long pid) {
      Fault.kill(pid);
      ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }
  }
}
