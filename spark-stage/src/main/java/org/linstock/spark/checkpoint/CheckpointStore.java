package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits rounds to a directory and loads the newest that verifies. */
public final class CheckpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

  private final CheckpointDirectory directory;
  private final CommitProtocol protocol;
  private final int keep;

  /**
   * @param directory any path that Hadoop knows
   * @param keep rounds to keep, 1 or more
   */
  public CheckpointStore(String directory, Configuration conf, CommitMode mode, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("keepCheckpoints: got " + keep + ", expected 1 or more");
    }
    this.directory = new CheckpointDirectory(directory, conf);
    this.protocol = CommitProtocol.of(mode, this.directory, conf);
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
      directory.make();
      directory.files(RoundNames.temporary()).write("probe", out -> out.write(1));
      for (String leftover : protocol.leftovers()) {
        directory.delete(leftover);
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
      return committed();
    } catch (IOException e) {
      throw new CheckpointException(
          "checkpointDir %s cannot be read: %s".formatted(path(), firstLine(e)), e);
    }
  }

  private List<String> committed() throws IOException {
    List<String> rounds = new ArrayList<>();
    for (String round : RoundNames.newestFirst(directory.children())) {
      if (protocol.isCommitted(round)) {
        rounds.add(round);
      }
    }
    return rounds;
  }

  /**
   * Commits a round as the mode says, and then prunes the oldest rounds.
   *
   * @return the round's name
   * @throws CheckpointExistsException if the round is there already; it is left as it is
   * @throws CheckpointException if it cannot be written; earlier rounds are untouched
   */
  public String commit(SavedState state) {
    String name = RoundNames.round(state.trainer().round());
    try {
      protocol.commit(name, state);
    } catch (FileAlreadyExistsException e) {
      throw new CheckpointExistsException(
          "%s is already in %s: another run writes there; give each run a checkpointDir of its own"
              .formatted(name, path()),
          e);
    } catch (IOException | CheckpointCorruptException e) {
      throw new CheckpointException(
          "%s could not be written to %s: %s; earlier rounds are intact"
              .formatted(name, path(), firstLine(e)),
          e);
    }
    prune(name);
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
        return Optional.of(state.passingOver(problems));
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
      directory.rename(name, RoundNames.damaged(name));
    } catch (IOException e) {
      throw new CheckpointException(
          "%s in %s is damaged and cannot be moved aside: %s".formatted(name, path(), firstLine(e)),
          e);
    }
  }

  /** Rounds newer than the one just committed are another run's, and vouched for by nobody here. */
  private void prune(String newest) {
    try {
      List<String> older =
          committed().stream().dropWhile(round -> !round.equals(newest)).skip(keep).toList();
      for (String round : older) {
        protocol.remove(round);
      }
    } catch (IOException e) {
      LOG.warn(
          "could not prune {}: {}; what is too much there costs space only", path(), firstLine(e));
    }
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
