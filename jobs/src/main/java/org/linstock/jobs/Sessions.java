package org.linstock.jobs;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Makes the Spark and Hadoop configuration of a run out of its options. */
final class Sessions {
  private static final String HADOOP_PREFIX = "spark.hadoop.";
  private static final String CLOSE_DELAY =
      "dfs.client.block.write.locateFollowingBlock.initial.delay.ms";
  private static final String EXECUTOR_THREADS = "spark.executorEnv.OMP_NUM_THREADS";

  private Sessions() {}

  /** A running session; the caller closes it. */
  static Running start(SessionOptions options, String name) {
    return new Running(SparkSession.builder().config(conf(options, name)).getOrCreate());
  }

  /** Hadoop's configuration as Spark will have it, for looking at files before Spark is started. */
  static Configuration hadoop(SessionOptions options) {
    Configuration hadoop = new Configuration();
    for (Tuple2<String, String> entry : conf(options, "").getAll()) {
      if (entry._1().startsWith(HADOOP_PREFIX)) {
        hadoop.set(entry._1().substring(HADOOP_PREFIX.length()), entry._2());
      }
    }
    return hadoop;
  }

  static SparkConf conf(SessionOptions options, String name) {
    // spark-submit hands its own settings over as system properties, which a new SparkConf reads.
    SparkConf conf = new SparkConf();
    for (Map.Entry<String, String> entry : options.conf().entrySet()) {
      conf.set(entry.getKey(), entry.getValue());
    }
    if (!conf.contains("spark.master")) {
      conf.setMaster(options.master() == null ? "local[*]" : options.master());
    }
    conf.setIfMissing("spark.app.name", "linstock " + name);
    conf.setIfMissing(EXECUTOR_THREADS, conf.get("spark.task.cpus", "1"));
    // A state of some megabytes comes with its task's end, not by a fetch of its own afterwards.
    conf.setIfMissing("spark.task.maxDirectResultSize", "16m");
    // Parameters hardly compress.
    conf.setIfMissing("spark.broadcast.compress", "false");
    // What a client of HDFS sleeps where the NameNode has not heard of a closed file's last block.
    conf.setIfMissing(HADOOP_PREFIX + CLOSE_DELAY, "20");
    if (conf.get("spark.master").startsWith("local")) {
      local(conf);
    }
    return conf;
  }

  /** One JVM on one machine: nothing of it need be seen from outside. */
  private static void local(SparkConf conf) {
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    conf.setIfMissing("spark.sql.shuffle.partitions", "4");
  }
}
