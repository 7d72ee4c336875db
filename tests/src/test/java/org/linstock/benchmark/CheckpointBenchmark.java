package org.linstock.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.CommitMode;
import org.linstock.spark.checkpoint.SavedState;
import org.linstock.spark.checkpoint.TrainerState;
import org.linstock.spark.pack.DataFingerprint;
import org.linstock.tensor.Tensor;

/**
 * Commits a net with Adam's state to an HDFS in this JVM, and writes as many bytes plainly, in
 * turns.
 */
final class CheckpointBenchmark {
  private static final int PARAMETERS = 10_000_000;
  private static final int TURNS = 25;
  private static final byte[] BUFFER = new byte[128 << 10];

  private CheckpointBenchmark() {}

  static String measure(Settings settings) throws IOException {
    Configuration conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, settings.results().resolve("hdfs").toString());
    // As the command line sets it: by default every file that is closed may sleep 400 ms.
    conf.set("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "20");
    MiniDFSCluster dfs = new MiniDFSCluster.Builder(conf).numDataNodes(2).build();
    try {
      dfs.waitActive();
      return measure(dfs, conf);
    } finally {
      dfs.shutdown(true);
    }
  }

  private static String measure(MiniDFSCluster dfs, Configuration conf) throws IOException {
    Tensor values = Tensor.rand(PARAMETERS);
    CheckpointStore store =
        new CheckpointStore(dfs.getURI() + "/commits", conf, CommitMode.AUTO, 1);
    store.prepare();
    List<Double> commits = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    for (int turn = 0; turn <= TURNS; turn++) {
      long start = System.nanoTime();
      store.commit(state(turn + 1, values));
      long between = System.nanoTime();
      write(dfs.getFileSystem(), 3L * Float.BYTES * PARAMETERS);
      if (turn > 0) {
        commits.add(seconds(start, between));
        plain.add(seconds(between, System.nanoTime()));
      }
    }
    return String.format(
        Locale.ROOT,
        "%,d parameters with Adam: commit %.2f s, plain write %.2f s, ratio %.2f (medians of %d)%n",
        PARAMETERS,
        median(commits),
        median(plain),
        median(commits) / median(plain),
        TURNS);
  }

  private static SavedState state(int round, Tensor values) {
    TrainerState trainer =
        new TrainerState(
            TrainerState.FORMAT,
            round,
            0,
            round,
            false,
            7,
            new DataFingerprint(1, List.of(1L), "0000000000000000"),
            null,
            Map.of(),
            0,
            List.of(),
            List.of(),
            null,
            Map.of());
    return new SavedState(
        "{}",
        () -> Map.of("weight", values),
        () -> Map.of("weight.exp_avg", values, "weight.exp_avg_sq", values),
        Optional.empty(),
        trainer);
  }

  private static void write(FileSystem fs, long bytes) throws IOException {
    try (OutputStream out = fs.create(new Path("/plain"), true)) {
      for (long left = bytes; left > 0; left -= BUFFER.length) {
        out.write(BUFFER, 0, (int) Math.min(BUFFER.length, left));
      }
    }
  }

  private static double seconds(long start, long end) {
    return (end - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
