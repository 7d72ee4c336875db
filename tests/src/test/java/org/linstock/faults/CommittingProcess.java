package org.linstock.faults;

import org.linstock.spark.checkpoint.CheckpointStore;

/** A process that commits two rounds and hangs in the second commit. */
public final class CommittingProcess {
  private CommittingProcess() {}

  /** Arguments: the directory on HDFS, the name of the operation at which to hang, its number. */
  public static void main(String[] args) {
    CheckpointStore store = Storage.start(args[0], 1);
    store.commit(SmallState.of(1, 1));
    Faults.arm(args[1]::equals, Integer.parseInt(args[2]), Faults.Kind.HANG);
    store.commit(SmallState.of(2, 2));
  }
}
