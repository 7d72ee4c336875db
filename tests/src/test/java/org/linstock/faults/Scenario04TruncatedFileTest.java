package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.LoadedState;

/** Every file truncated at 50 random lengths: 50 of 50 refused, and the round before is loaded. */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario04TruncatedFileTest {

  @Test
  void everyTruncationIsRefused(Cluster.Handle cluster) throws IOException {
    String dir = Storage.OBJECTS.path(cluster, "truncated");
    CheckpointStore store = Storage.start(dir, 2);
    store.commit(SmallState.of(1, 1));
    store.commit(SmallState.of(2, 2));
    RoundBytes round = new RoundBytes(dir, "round-000002");
    Random random = new Random(4);
    for (Map.Entry<String, byte[]> file : round.files().entrySet()) {
      for (int i = 0; i < 50; i++) {
        int length = random.nextInt(file.getValue().length);
        round.writeWith(file.getKey(), Arrays.copyOf(file.getValue(), length));
        LoadedState loaded = store.latest().orElseThrow();
        String what = "%s of %d bytes".formatted(file.getKey(), length);
        assertEquals(1, SmallState.value(loaded), what);
        assertEquals(1, loaded.passedOver().size(), what);
        Storage.deleteDamaged(dir);
      }
    }
  }
}
