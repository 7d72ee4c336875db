package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits rounds to a directory and loads the newest that verifies. */
public final class CheckpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

  private final CheckpointDirectory directory;
  private final int keep;

  /**
   * @param directory any path that Hadoop knows
   * @param keep rounds to keep, 1 or more
   */
  public CheckpointStore(String directory, Configuration conf, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("keepCheckpoints: got " + keep + ", expected 1 or more");
    }
    this.directory = new CheckpointDirectory(directory, conf);
    this.keep = keep;
  }

  /** The directory with its scheme. */
  public String path() {
    return directory.path().toString();
  }

  /**
   * Makes the directory, tries to write in it, and removes what interrupted writes left behind.
   *
   * @throws CheckpointNotWritableException if that fails
   */
  public void prepare() {
    try {
      FileContext context = directory.context();
      context.mkdir(directory.path(), FileContext.DIR_DEFAULT_PERM, true);
      directory.files(RoundNames.temporary()).write("probe", out -> out.write(1));
      for (String leftover : directory.temporaries()) {
        context.delete(directory.child(leftover), true);
      }
    } catch (IOException | RuntimeException e) {
      throw new CheckpointNotWritableException(
          "checkpointDir %s cannot be written (%s); allow writing there, or choose another directory"
              .formatted(path(), firstLine(e)),
          e);
    }
  }

  /** Names of the rounds that are there, verified or not, newest first. */
  public List<String> rounds() {
    try {
      return directory.rounds();
    } catch (IOException e) {
      throw new CheckpointException(
          "checkpointDir %s cannot be read: %s".formatted(path(), firstLine(e)), e);
    }
  }

  /**
   * Writes a round under a temporary name, renames it into place, verifies it there, and prunes the
   * oldest rounds.
   *
   * @return the round's name
   * @throws CheckpointExistsException if the round is there already; it is left as it is
   * @throws CheckpointException if it cannot be written; earlier rounds are untouched
   */
  public String commit(SavedState state) {
    String name = RoundNames.round(state.trainer().round());
    Path temporary = directory.child(RoundNames.temporary());
    try {
      RoundWriter.write(new RoundFiles(directory.context(), temporary), state);
      directory.context().rename(temporary, directory.child(name));
    } catch (FileAlreadyExistsException e) {
      discard(temporary);
      throw new CheckpointExistsException(
          "%s is already in %s: another run writes there; give each run a checkpointDir of its own"
              .formatted(name, path()),
          e);
    } catch (IOException e) {
      discard(temporary);
      throw new CheckpointException(
          "%s could not be written to %s: %s; earlier rounds are intact"
              .formatted(name, path(), firstLine(e)),
          e);
    }
    directory.reader(name).verify();
    prune();
    return name;
  }

  /**
   * The newest round that verifies; empty when there is no round at all. Newer ones that do not
   * verify are logged, and moved aside so that the run that continues can commit under their names.
   *
   * @throws CheckpointCorruptException if there are rounds and none verifies
   */
  public Optional<LoadedState> latest() {
    List<String> problems = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (String name : rounds()) {
      try {
        LoadedState state = directory.reader(name).read();
        damaged.forEach(this::moveAside);
        return Optional.of(state);
      } catch (CheckpointCorruptException e) {
        LOG.warn("passing over checkpoint {} in {}: {}", name, path(), e.getMessage());
        problems.add(e.getMessage());
        damaged.add(name);
      }
    }
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    throw new CheckpointCorruptException(
        "checkpointDir %s: none of its %d rounds verifies (%s); restore one, or choose an empty directory"
            .formatted(path(), problems.size(), problems.get(0)));
  }

  private void moveAside(String name) {
    try {
      directory.context().rename(directory.child(name), directory.child(RoundNames.damaged(name)));
    } catch (IOException e) {
      throw new CheckpointException(
          "%s in %s is damaged and cannot be moved aside: %s".formatted(name, path(), firstLine(e)),
          e);
    }
  }

  private void prune() {
    List<String> rounds = rounds();
    for (String old : rounds.subList(Math.min(keep, rounds.size()), rounds.size())) {
      discard(directory.child(old));
    }
  }

  /** What cannot be removed costs space, not correctness. */
  private void discard(Path path) {
    try {
      directory.context().delete(path, true);
    } catch (IOException e) {
      LOG.warn("could not remove {}: {}", path, e.getMessage());
    }
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
