package org.linstock.executors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import scala.collection.immutable.HashMap;

/** A Spark cluster on this machine with two executor JVMs of one core each, on two hosts. */
public final class Executors implements ParameterResolver {

  /** What a test gets. */
  public static final class Handle implements AutoCloseable {
    private final StandaloneCluster cluster;
    private final SparkSession spark;
    private final Path faults;
    private List<Integer> quiet;

    private Handle() {
      try {
        faults = Files.createTempDirectory("linstock-faults");
        String classPath = new SparkHome().extraClassPath();
        cluster = new StandaloneCluster(2);
        spark =
            SparkSession.builder()
                .master(cluster.url())
                .appName("executor tests")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.executor.extraClassPath", classPath)
                .config("spark.executorEnv.OMP_NUM_THREADS", "1")
                .config("spark.executorEnv." + Fault.DIRECTORY, faults.toString())
                .config("spark.plugins", FaultPlugin.class.getName())
                .config("spark.locality.wait", "200ms")
                .config("spark.speculation", "true")
                .config("spark.speculation.interval", "50ms")
                .config("spark.speculation.quantile", "0.5")
                .config("spark.speculation.minTaskRuntime", "1s")
                .getOrCreate();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public SparkSession spark() {
      return spark;
    }

    /** Returns once there are so many executors, those started again included. */
    void awaitExecutors(int count) {
      // The list has the driver too.
      while (spark.sparkContext().statusTracker().getExecutorInfos().length != count + 1) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }

    /** Starts executors until there are two again, after one was sent away. */
    void askForTwo() {
      spark.sparkContext().requestTotalExecutors(2, 0, new HashMap<>());
    }

    /** The bits of a run that nothing disturbs. */
    List<Integer> quiet() {
      if (quiet == null) {
        quiet = Run.bits(Run.estimator().fit(Run.data(spark, 0)));
      }
      return quiet;
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
      cluster.close();
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
