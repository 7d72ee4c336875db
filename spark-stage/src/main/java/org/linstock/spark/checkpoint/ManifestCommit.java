package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileAlreadyExistsException;

/**
 * A round is written in its place, and is one once its manifest is there. No file is overwritten:
 * who makes the first one has the round. What a failed commit wrote stays until the next start,
 * because it cannot be told from what another writer is writing.
 */
final class ManifestCommit implements CommitProtocol {
  private final CheckpointDirectory directory;

  ManifestCommit(CheckpointDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void commit(String round, SavedState state) throws IOException {
    if (isCommitted(round)) {
      throw new FileAlreadyExistsException(round);
    }
    Manifest manifest = RoundWriter.write(directory.files(round), round, state, true);
    if (!directory.holds(round, manifest)) {
      throw new IOException("%s is not the one written".formatted(RoundNames.MANIFEST));
    }
  }

  @Override
  public void remove(String round) throws IOException {
    directory.files(round).delete(RoundNames.MANIFEST);
    directory.delete(round);
  }

  @Override
  public boolean isCommitted(String round) throws IOException {
    return directory.exists(round + "/" + RoundNames.MANIFEST);
  }

  @Override
  public List<String> leftovers() throws IOException {
    List<String> leftovers = new ArrayList<>();
    for (String child : directory.children()) {
      boolean round = RoundNames.number(child).isPresent();
      if (RoundNames.isTemporary(child) || (round && !isCommitted(child))) {
        leftovers.add(child);
      }
    }
    return leftovers;
  }
}
