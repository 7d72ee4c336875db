package org.linstock.spark.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.spark.error.LinstockException;

/** What a configuration has, against what a net needs. */
class PreflightTest {
  private static final long MEGA = 1L << 20;
  private static final long GIGA = 1L << 30;

  /** 100 million parameters and Adam: 0.4 GB a vector. */
  private static final Footprint LARGE =
      new Footprint(1600 * MEGA, 100 * MEGA, 1200 * MEGA, 8, 1, 3);

  private static final Footprint SMALL = new Footprint(4 * MEGA, MEGA, 3 * MEGA, 8, 8, 4);

  /** Settings as {@code key=value key=value}, for a driver of 8 GB with two cores. */
  private static Limits limits(String settings) {
    SparkConf conf = new SparkConf(false);
    for (String setting : settings.split(" ", -1)) {
      String[] pair = setting.split("=", 2);
      conf.set(pair[0], pair[1]);
    }
    return Limits.of(conf, 2, 8 * GIGA, 8 * GIGA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.master=local[2]",
        "spark.master=local-cluster[2,1,1024] spark.executor.memory=1g",
        "spark.master=spark://host:7077",
        "spark.master=yarn",
        "spark.master=k8s://host spark.executor.cores=4"
      })
  void aSmallNetFitsSparksDefaults(String settings) {
    String line = Preflight.check(SMALL, limits(settings));
    assertTrue(line.startsWith("preflight: "), line);
  }

  static Stream<String[]> refused() {
    return Stream.of(
        new String[] {
          "spark.master=yarn spark.executor.memory=8g spark.executor.cores=2"
              + " spark.driver.maxResultSize=2g",
          "an executor's memory beside the heap needs 3.8 GB and has 820 MB;"
              + " add --conf spark.executor.memoryOverhead=4g"
        },
        new String[] {
          "spark.master=k8s://host spark.executor.memory=1g spark.executor.memoryOverhead=4g"
              + " spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=8g"
              + " spark.driver.maxResultSize=2g",
          "an executor's heap needs 1.5 GB and has 1.0 GB; add --conf spark.executor.memory=2g"
        },
        new String[] {
          "spark.master=spark://host:7077 spark.executor.memory=8g",
          "the results of a round needs 1.2 GB and has 1.0 GB;"
              + " add --conf spark.driver.maxResultSize=2g"
        },
        new String[] {
          "spark.master=spark://host:7077 spark.executor.memory=8g spark.driver.maxResultSize=0"
              + " spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=1g",
          "native arrays needs 1.8 GB and has 1.0 GB;"
              + " add --conf spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=2g"
        });
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatDoesNotFitIsRefusedWithTheSettingToAdd(String settings, String message) {
    assertEquals("fit: the network does not fit: " + message, refusal(LARGE, limits(settings)));
  }

  @Test
  void theDriverOfALocalMasterIsItsExecutorToo() {
    SparkConf conf = new SparkConf(false).setMaster("local[2]");
    conf.set("spark.driver.maxResultSize", "0");
    assertEquals(
        "fit: the network does not fit: the driver's heap needs 6.5 GB and has 6.0 GB; add --conf spark.driver.memory=7g",
        refusal(LARGE, Limits.of(conf, 2, 6 * GIGA, 8 * GIGA)));
  }

  @Test
  void whatExecutorsKeepTheDriverHoldsOnce() {
    SparkConf conf = new SparkConf(false).setMaster("local[2]");
    Footprint kept = new Footprint(800 * MEGA, MEGA, 600 * MEGA, 2, 0, 1);
    String line = Preflight.check(kept, Limits.of(conf, 2, 2 * GIGA, 8 * GIGA));
    assertTrue(line.endsWith("the driver's heap 900 MB"), line);
  }

  @Test
  void allThatDoesNotFitIsSaidAtOnce() {
    String message = refusal(LARGE, limits("spark.master=yarn"));
    for (String key :
        new String[] {
          "spark.executor.memory=2g",
          "spark.executor.memoryOverhead=3g",
          "spark.driver.maxResultSize=2g"
        }) {
      assertTrue(message.contains("--conf " + key), message);
    }
  }

  @Test
  void collectingTakesAsManyResultsAsPartitions() {
    Limits yarn = limits("spark.master=yarn");
    Preflight.check(new Footprint(0, 0, 3 * MEGA, 300, 300, 4), yarn);
    assertTrue(
        refusal(new Footprint(0, 0, 3 * MEGA, 400, 400, 4), yarn)
            .endsWith("add --conf spark.driver.maxResultSize=2g"));
  }

  @ParameterizedTest
  @CsvSource({
    "spark.master=yarn, not set, 1",
    "spark.master=yarn spark.task.cpus=2 spark.executorEnv.OMP_NUM_THREADS=4, 4, 2"
  })
  void threadsOfExecutorsAreCoresOfATask(String settings, String is, String expected) {
    assertEquals(
        "OMP_NUM_THREADS of executors is %s, expected the cores of a task, %s: add --conf spark.executorEnv.OMP_NUM_THREADS=%s"
            .formatted(is, expected, expected),
        Preflight.threads(limits(settings)).get());
    String right = " spark.executorEnv.OMP_NUM_THREADS=" + expected;
    assertTrue(Preflight.threads(limits(settings + right)).isEmpty());
  }

  private static String refusal(Footprint needs, Limits limits) {
    return assertThrows(LinstockException.class, () -> Preflight.check(needs, limits)).getMessage();
  }
}
