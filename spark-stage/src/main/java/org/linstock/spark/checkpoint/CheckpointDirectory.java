package org.linstock.spark.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What lies in a checkpoint directory: rounds, and leftovers of interrupted writes. */
final class CheckpointDirectory {
  private final FileContext context;
  private final Path path;

  CheckpointDirectory(String directory, Configuration conf) {
    try {
      Path given = new Path(directory);
      // FileContext alone does not know that hdfs:///a means the default HDFS.
      path = given.getFileSystem(conf).makeQualified(given);
      context = FileContext.getFileContext(path.toUri(), conf);
    } catch (IOException | RuntimeException e) {
      throw new CheckpointException(
          "checkpointDir %s: no such file system (%s); give a path such as hdfs:///runs/a or /runs/a"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  FileContext context() {
    return context;
  }

  Path path() {
    return path;
  }

  Path child(String name) {
    return new Path(path, name);
  }

  RoundFiles files(String name) {
    return new RoundFiles(context, child(name));
  }

  RoundReader reader(String round) {
    return new RoundReader(files(round), round);
  }

  /** Names of the rounds, newest first; empty when there is no such directory. */
  List<String> rounds() throws IOException {
    List<String> names = new ArrayList<>(children());
    names.removeIf(name -> RoundNames.number(name).isEmpty());
    names.sort(
        Comparator.<String>comparingInt(name -> RoundNames.number(name).getAsInt()).reversed());
    return names;
  }

  /** Names of leftovers. */
  List<String> temporaries() throws IOException {
    return children().stream().filter(RoundNames::isTemporary).toList();
  }

  private List<String> children() throws IOException {
    try {
      return Arrays.stream(context.util().listStatus(path))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
