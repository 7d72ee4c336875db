package org.linstock.executors;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/**
 * Spark's own master and workers in this JVM, as {@code local-cluster} starts them, but each worker
 * on a host of its own: Spark starts no speculative copy on the host of the first attempt.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final int MEGABYTES = 1024;

  private final List<RpcEnv> servers = new ArrayList<>();
  private final String url;

  /** Starts a worker of one core on each of 127.0.0.1, 127.0.0.2, and so on. */
  StandaloneCluster(int workers) {
    SparkConf conf =
        new SparkConf()
            .set("spark.master.rest.enabled", "false")
            .set("spark.deploy.maxExecutorRetries", "-1");
    RpcEnv master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf)._1();
    url = master.address().toSparkURL();
    for (int i = 1; i <= workers; i++) {
      servers.add(
          Worker.startRpcEnvAndEndpoint(
              "127.0.0." + i,
              0,
              0,
              1,
              MEGABYTES,
              new String[] {url},
              null,
              Option.apply(i),
              conf,
              Option.empty()));
    }
    servers.add(master);
  }

  /** For {@code spark.master}. */
  String url() {
    return url;
  }

  /** Ends the workers, then the master. */
  @Override
  public void close() {
    for (RpcEnv server : servers) {
      server.shutdown();
      server.awaitTermination();
    }
  }
}
