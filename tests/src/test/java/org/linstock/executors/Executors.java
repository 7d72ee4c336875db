package org.linstock.executors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A Spark cluster on this machine with two executor JVMs of one core each. */
public final class Executors implements ParameterResolver {

  /** What a test gets. */
  public static final class Handle implements AutoCloseable {
    private final SparkSession spark;
    private final Path faults;

    private Handle() {
      try {
        faults = Files.createTempDirectory("linstock-faults");
        spark =
            SparkSession.builder()
                .master("local-cluster[2,1,1024]")
                .appName("executor tests")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.executor.extraClassPath", new SparkHome().extraClassPath())
                .config("spark.executorEnv.OMP_NUM_THREADS", "1")
                .config("spark.executorEnv." + Fault.DIRECTORY, faults.toString())
                .config("spark.plugins", FaultPlugin.class.getName())
                .config("spark.deploy.maxExecutorRetries", "-1")
                .getOrCreate();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public SparkSession spark() {
      return spark;
    }

    /** Returns once both executors work, those started again included. */
    void awaitExecutors() {
      while (spark.sparkContext().statusTracker().getExecutorInfos().length < 3) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }

    /** Arms a fault; see {@link Fault}. */
    void arm(String fault) throws IOException {
      Files.createFile(faults.resolve(fault));
    }

    /** Whether an armed fault has not happened yet. */
    boolean isArmed(String fault) {
      return Files.exists(faults.resolve(fault));
    }

    /** Takes all faults back. */
    void disarm() throws IOException {
      try (Stream<Path> armed = Files.list(faults)) {
        for (Path fault : armed.toList()) {
          if (!fault.getFileName().toString().startsWith(FaultPlugin.PID)) {
            Files.deleteIfExists(fault);
          }
        }
      }
    }

    @Override
    public void close() {
      spark.stop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Handle.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Executors.class))
        .getOrComputeIfAbsent("executors", key -> new Handle(), Handle.class);
  }
}
