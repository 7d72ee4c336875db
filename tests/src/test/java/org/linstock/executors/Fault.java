package org.linstock.executors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.TaskContext;
import org.linstock.config.ModuleForm;
import org.linstock.config.ModuleForms;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/**
 * A layer that passes its input on, and in a training task brings about the faults that are armed:
 * files in a directory that executors know, each taken by one task.
 */
public final class Fault extends Module {
  /** Names the directory, in an executor's environment. */
  static final String DIRECTORY = "LINSTOCK_FAULTS";

  /** One task throws. */
  static final String THROW = "throw";

  /** One task's JVM gets SIGKILL. */
  static final String KILL = "kill";

  /** Tasks take longer, each step another time. */
  static final String DELAY = "delay";

  /** One task goes on only once it is told to end, because a copy of it was faster. */
  static final String SLOW = "slow";

  /** Every task's JVM exits. */
  static final String HALT_ALWAYS = "halt-always";

  @Override
  public Tensor forward(Tensor x) {
    String directory = System.getenv(DIRECTORY);
    if (directory == null || TaskContext.get() == null || !isTraining()) {
      return x;
    }
    Path faults = Path.of(directory);
    if (taken(faults.resolve(THROW))) {
      throw new IllegalStateException("a fault that was asked for");
    }
    if (taken(faults.resolve(KILL))) {
      kill(ProcessHandle.current().pid());
    }
    if (taken(faults.resolve(SLOW))) {
      while (!TaskContext.get().isInterrupted()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    if (Files.exists(faults.resolve(DELAY))) {
      LockSupport.parkNanos((long) (Math.random() * Duration.ofMillis(60).toNanos()));
    }
    if (Files.exists(faults.resolve(HALT_ALWAYS))) {
      Runtime.getRuntime().halt(1);
    }
    return x;
  }

  /** Takes a fault that is armed: true for one caller, in whatever JVM. */
  static boolean taken(Path fault) {
    try {
      return Files.deleteIfExists(fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void kill(long pid) {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes Fault known to Architecture. */
  public static final class Forms implements ModuleForms {
    @Override
    public List<ModuleForm<?>> forms() {
      return List.of(new ModuleForm<>("Fault", Fault.class, m -> Map.of(), s -> new Fault()));
    }
  }
}
