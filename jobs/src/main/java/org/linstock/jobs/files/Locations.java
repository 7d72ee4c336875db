package org.linstock.jobs.files;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.jobs.console.UserException;

/** What can be said of a path without reading it. */
public final class Locations {
  private Locations() {}

  /**
   * Refuses a path, or a glob, at which there is nothing; {@code option} is the option that named
   * it.
   */
  public static void requireExisting(Configuration conf, String option, String path) {
    FileStatus[] found =
        ask(option, path, () -> new Path(path).getFileSystem(conf).globStatus(new Path(path)));
    if (found == null || found.length == 0) {
      throw new UserException(option + " " + path + ": no such file or directory; check the path");
    }
  }

  /** Refuses a path at which there is no saved Spark ML pipeline. */
  public static void requireModel(Configuration conf, String option, String path) {
    requireExisting(conf, option, path);
    if (!exists(conf, option, path + "/metadata")) {
      throw new UserException(
          option
              + " "
              + path
              + ": not a pipeline saved by linstock train; give the directory that --model named there");
    }
  }

  /** Refuses a directory that cannot be made, or in which no file can be made. */
  public static void requireWritable(Configuration conf, String option, String directory) {
    Path probe = new Path(directory, ".linstock-" + UUID.randomUUID());
    ask(
        option,
        directory,
        () -> {
          FileSystem fs = probe.getFileSystem(conf);
          if (!fs.mkdirs(probe.getParent())) {
            throw new IOException("the directory cannot be made");
          }
          fs.create(probe, false).close();
          return fs.delete(probe, false);
        });
  }

  /** Whether there is anything at {@code path}. */
  public static boolean exists(Configuration conf, String option, String path) {
    return ask(option, path, () -> new Path(path).getFileSystem(conf).exists(new Path(path)));
  }

  /**
   * The names of what lies in the directory {@code path}, sorted; none if it is a file or a glob.
   */
  public static List<String> namesInside(Configuration conf, String option, String path) {
    return ask(
        option,
        path,
        () -> {
          FileSystem fs = new Path(path).getFileSystem(conf);
          if (!fs.exists(new Path(path)) || !fs.getFileStatus(new Path(path)).isDirectory()) {
            return List.of();
          }
          return Arrays.stream(fs.listStatus(new Path(path)))
              .map(status -> status.getPath().getName())
              .sorted()
              .toList();
        });
  }

  private static <T> T ask(String option, String path, Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          option + " " + path + ": " + e.getMessage() + "; check the path and its permissions", e);
    }
  }

  private interface Question<T> {
    T ask() throws IOException;
  }
}
