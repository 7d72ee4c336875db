package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.DiskBlockManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.Sequential;
import org.linstock.spark.Cluster;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/** 200 rounds leave no more behind than 20: files, broadcasts, heap, native memory. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario23FlatTest {
  private static final int EARLY = 20;
  private static final int ROUNDS = 200;
  private static final long MEGABYTE = 1 << 20;
  private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");

  /** 115,000 parameters, 460 kB: with its gradients a net kept each round would be 160 MB. */
  private static final int HIDDEN = 16_384;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isFlatAfterRound20(int depth, Cluster.Handle cluster) {
    List<Sample> samples = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onRound(RoundReport report) {
            if (report.round() == EARLY) {
              samples.add(Sample.take(Integer.MAX_VALUE));
            } else if (report.round() == ROUNDS) {
              samples.add(Sample.take(samples.get(0).files));
            }
          }
        };
    SmallTraining.estimator("")
        .setNetwork(new Sequential(new Linear(4, HIDDEN), new Linear(HIDDEN, 2)))
        .setAggregationDepth(depth)
        .setMaxIter(ROUNDS)
        .setTrainingListener(listener)
        .fit(SmallTraining.data(cluster.spark()));
    Sample early = samples.get(0);
    Sample late = samples.get(1);
    String both = early + " " + late;
    assertTrue(late.files <= early.files, both);
    assertEquals(0, late.broadcasts, both);
    assertTrue(late.heap < early.heap + 8 * MEGABYTE, both);
    assertTrue(late.offHeap < early.offHeap + 100 * MEGABYTE, both);
  }

  /**
   * What is there between two rounds.
   *
   * @param files of blocks and shuffles
   * @param broadcasts that live
   * @param heap in use, in bytes
   * @param offHeap resident bytes that are not the heap's
   */
  private record Sample(int files, int broadcasts, long heap, long offHeap) {

    /**
     * Spark removes in the background: files when a round tells it to, its own broadcasts, and the
     * files of earlier fits, once they have been collected. What never goes makes this give up.
     *
     * @param files to be there before anything is collected
     */
    static Sample take(int files) {
      BlockManager blocks = SparkEnv.get().blockManager();
      DiskBlockManager disk = blocks.diskBlockManager();
      await(() -> disk.getAllFiles().size() <= files);
      int uncollected = disk.getAllFiles().size();
      await(
          () -> {
            // Again, as tasks that wait for the next round end meanwhile, and their job with them.
            System.gc();
            return broadcasts(blocks) == 0;
          });
      return new Sample(
          uncollected <= files ? disk.getAllFiles().size() : uncollected,
          broadcasts(blocks),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          resident());
    }

    private static int broadcasts(BlockManager blocks) {
      return blocks.getMatchingBlockIds(id -> id.isBroadcast()).size();
    }

    private static void await(BooleanSupplier done) {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!done.getAsBoolean() && System.nanoTime() < end) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }

    /** Of the kernel's list of mappings; with compressed oops the heap lies below 32 GB. */
    private static long resident() {
      long kilobytes = 0;
      boolean heap = false;
      try {
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
          Matcher mapping = MAPPING.matcher(line);
          if (mapping.lookingAt()) {
            heap = Long.parseUnsignedLong(mapping.group(1), 16) < 32L << 30;
          } else if (line.startsWith("Rss:") && !heap) {
            kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return kilobytes * 1024;
    }
  }
}
