package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;

/**
 * A round is written under a temporary name and renamed. {@link FileContext}'s rename fails rather
 * than overwrites, and is atomic on HDFS.
 */
final class RenameCommit implements CommitProtocol {
  private final CheckpointDirectory directory;
  private final FileContext context;

  RenameCommit(CheckpointDirectory directory, Configuration conf) {
    this.directory = directory;
    try {
      context = FileContext.getFileContext(directory.path().toUri(), conf);
    } catch (IOException | RuntimeException e) {
      throw CheckpointDirectory.noFileSystem(directory.path().toString(), e);
    }
  }

  @Override
  public void commit(String round, SavedState state) throws IOException {
    String temporary = RoundNames.temporary();
    try {
      Manifest manifest = RoundWriter.write(directory.files(temporary), round, state, false);
      rename(temporary, round, manifest);
    } catch (IOException | RuntimeException e) {
      directory.discard(temporary);
      throw e;
    }
  }

  /** What counts is what is there: answers get lost, and some file systems' renames fail softly. */
  private void rename(String temporary, String round, Manifest manifest) throws IOException {
    IOException failure = null;
    try {
      rename(temporary, round);
    } catch (IOException e) {
      failure = e;
    }
    if (directory.holds(round, manifest)) {
      return;
    }
    if (failure == null && directory.exists(round)) {
      throw new FileAlreadyExistsException(round);
    }
    throw failure != null
        ? failure
        : new IOException(
            "rename of %s to %s did nothing and did not say so".formatted(temporary, round));
  }

  private void rename(String from, String to) throws IOException {
    context.rename(directory.child(from), directory.child(to));
  }

  @Override
  public void remove(String round) throws IOException {
    String temporary = RoundNames.temporary();
    rename(round, temporary);
    directory.delete(temporary);
  }

  @Override
  public boolean isCommitted(String round) {
    return true;
  }

  @Override
  public List<String> leftovers() throws IOException {
    return directory.children().stream().filter(RoundNames::isTemporary).toList();
  }
}
