package org.linstock.spark.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory that holds the rounds, and its children by name. */
final class CheckpointDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointDirectory.class);

  private final FileSystem fs;
  private final Path path;

  CheckpointDirectory(String directory, Configuration conf) {
    try {
      Path given = new Path(directory);
      fs = given.getFileSystem(conf);
      path = fs.makeQualified(given);
    } catch (IOException | RuntimeException e) {
      throw noFileSystem(directory, e);
    }
  }

  static CheckpointException noFileSystem(String directory, Exception e) {
    return new CheckpointException(
        "checkpointDir %s: no such file system (%s); give a path such as hdfs:///runs/a or /runs/a"
            .formatted(directory, e.getMessage()),
        e);
  }

  Path path() {
    return path;
  }

  Path child(String name) {
    return new Path(path, name);
  }

  RoundFiles files(String name) {
    return new RoundFiles(fs, child(name));
  }

  RoundReader reader(String round) {
    return new RoundReader(files(round), round);
  }

  /** Makes this directory. */
  void make() throws IOException {
    if (!fs.mkdirs(path)) {
      throw new IOException("it could not be made");
    }
  }

  boolean exists(String name) throws IOException {
    return fs.exists(child(name));
  }

  /** Whether the round of that name was written with that manifest. */
  boolean holds(String round, Manifest manifest) {
    try {
      return reader(round).manifest().equals(manifest);
    } catch (CheckpointCorruptException e) {
      LOG.debug("{} is not there as written", round, e);
      return false;
    }
  }

  /** Gives a child another name, which nothing has. */
  void rename(String from, String to) throws IOException {
    if (!fs.rename(child(from), child(to))) {
      throw new IOException("rename to %s failed".formatted(to));
    }
  }

  void delete(String name) throws IOException {
    fs.delete(child(name), true);
  }

  /** Deletes what costs space, not correctness, if it cannot be deleted. */
  void discard(String name) {
    try {
      delete(name);
    } catch (IOException e) {
      LOG.warn("could not remove {}: {}", child(name), e.getMessage());
    }
  }

  /** Names of all children; empty when there is no such directory. */
  List<String> children() throws IOException {
    try {
      return Arrays.stream(fs.listStatus(path))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
