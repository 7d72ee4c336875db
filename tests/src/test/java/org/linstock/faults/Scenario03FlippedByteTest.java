package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.LoadedState;

/**
 * One byte of the newest round is another: it is refused, the file named, the one before loaded.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario03FlippedByteTest {
  private final Random random = new Random(3);

  @Test
  void everyByteOfEveryFile(Cluster.Handle cluster) throws IOException {
    RoundBytes round = commitTwo(Storage.OBJECTS.path(cluster, "flipped"));
    for (Map.Entry<String, byte[]> file : round.files().entrySet()) {
      for (int at = 0; at < file.getValue().length; at++) {
        assertRefused(Storage.OBJECTS.path(cluster, "flipped"), round, file.getKey(), at);
      }
    }
  }

  @Test
  void firstMiddleAndLastByteOfEveryFileOnHdfs(Cluster.Handle cluster) throws IOException {
    RoundBytes round = commitTwo(Storage.HDFS.path(cluster, "flipped"));
    for (Map.Entry<String, byte[]> file : round.files().entrySet()) {
      int length = file.getValue().length;
      for (int at : IntStream.of(0, length / 2, length - 1).toArray()) {
        assertRefused(Storage.HDFS.path(cluster, "flipped"), round, file.getKey(), at);
      }
    }
  }

  private static RoundBytes commitTwo(String dir) {
    CheckpointStore store = Storage.start(dir, 2);
    store.commit(SmallState.of(1, 1));
    store.commit(SmallState.of(2, 2));
    return new RoundBytes(dir, "round-000002");
  }

  private void assertRefused(String dir, RoundBytes round, String file, int at) throws IOException {
    byte[] flipped = round.files().get(file).clone();
    flipped[at] ^= (byte) (1 + random.nextInt(255));
    round.writeWith(file, flipped);
    LoadedState loaded = Storage.open(dir, 2).latest().orElseThrow();
    assertEquals(1, SmallState.value(loaded), "%s, byte %d".formatted(file, at));
    assertEquals(1, loaded.passedOver().size());
    String why = loaded.passedOver().get(0);
    assertTrue(why.startsWith("round-000002: " + file + ": "), why);
    Storage.deleteDamaged(dir);
  }
}
