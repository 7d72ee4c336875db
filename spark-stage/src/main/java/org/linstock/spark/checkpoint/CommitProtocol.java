package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** How a round becomes visible with all its files or not at all, and how it goes again. */
interface CommitProtocol {
  /** The protocol of {@code mode} for {@code directory}. */
  static CommitProtocol of(CommitMode mode, CheckpointDirectory directory, Configuration conf) {
    return mode.on(directory.path().toUri().getScheme()) == CommitMode.MANIFEST
        ? new ManifestCommit(directory)
        : new RenameCommit(directory, conf);
  }

  /**
   * Writes a round, reads it back, and makes it visible.
   *
   * @throws org.apache.hadoop.fs.FileAlreadyExistsException if another writer has that round
   * @throws CheckpointCorruptException if what was written reads back as something else
   */
  void commit(String round, SavedState state) throws IOException;

  /** Removes a round so that no part of it is ever taken for the whole. */
  void remove(String round) throws IOException;

  /** Whether a directory with a round's name was committed, whatever became of it since. */
  boolean isCommitted(String round) throws IOException;

  /** Names of what interrupted commits and removals left. */
  List<String> leftovers() throws IOException;
}
