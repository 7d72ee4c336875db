package org.linstock.spark.preflight;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;

/**
 * What a Spark application has, in bytes.
 *
 * @param local whether driver and executor are one JVM
 * @param slots tasks that an executor runs at once
 * @param taskCpus cores of a task
 * @param driverHeap of the driver's JVM
 * @param executorHeap of an executor's JVM
 * @param offHeap what the cluster's manager lets an executor have beside its heap; where none
 *     watches over it, no limit
 * @param arrays what JavaCPP lets native arrays have
 * @param results what the driver takes from one stage
 * @param threads {@code OMP_NUM_THREADS} of executors; empty: not set
 */
record Limits(
    boolean local,
    int slots,
    int taskCpus,
    long driverHeap,
    long executorHeap,
    long offHeap,
    long arrays,
    long results,
    String threads) {
  private static final Pattern MAX_BYTES =
      Pattern.compile("-Dorg\\.bytedeco\\.javacpp\\.maxbytes=(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final long MEGA = 1L << 20;

  /**
   * Reads a configuration.
   *
   * @param cores of this JVM for tasks, in local mode
   * @param heap of this JVM
   * @param ownArrays what JavaCPP lets this JVM have
   */
  static Limits of(SparkConf conf, int cores, long heap, long ownArrays) {
    String master = conf.get("spark.master", "local");
    boolean local = master.matches("local(\\[.*)?");
    int taskCpus = conf.getInt("spark.task.cpus", 1);
    int all = local ? cores : conf.getInt("spark.executor.cores", 1);
    long executorHeap = conf.getSizeAsMb("spark.executor.memory", "1g") * MEGA;
    long results = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
    boolean watched = master.startsWith("yarn") || master.startsWith("k8s");
    return new Limits(
        local,
        Math.max(1, all / taskCpus),
        taskCpus,
        heap,
        executorHeap,
        watched ? overhead(conf, executorHeap) : Long.MAX_VALUE,
        local ? ownArrays : arrays(conf, executorHeap),
        results == 0 ? Long.MAX_VALUE : results,
        conf.get("spark.executorEnv.OMP_NUM_THREADS", ""));
  }

  private static long overhead(SparkConf conf, long executorHeap) {
    if (conf.contains("spark.executor.memoryOverhead")) {
      return conf.getSizeAsMb("spark.executor.memoryOverhead") * MEGA;
    }
    double factor = conf.getDouble("spark.executor.memoryOverheadFactor", 0.1);
    long least = conf.getSizeAsMb("spark.executor.minMemoryOverhead", "384m") * MEGA;
    return Math.max(least, (long) (executorHeap * factor));
  }

  /** JavaCPP's own default is the size of the heap. */
  private static long arrays(SparkConf conf, long executorHeap) {
    Matcher option = MAX_BYTES.matcher(conf.get("spark.executor.extraJavaOptions", ""));
    return option.find() ? JavaUtils.byteStringAsBytes(option.group(1)) : executorHeap;
  }
}
