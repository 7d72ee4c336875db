package org.linstock.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the net in what was saved: a model's own directory, or a pipeline's with one such stage.
 */
final class SavedModels {
  private SavedModels() {}

  static String find(String path, Configuration conf) throws IOException {
    Path root = new Path(path);
    FileSystem fs = root.getFileSystem(conf);
    Path stages = new Path(root, "stages");
    if (fs.exists(new Path(root, "config.json")) || !fs.exists(stages)) {
      return path;
    }
    List<Path> found = new ArrayList<>();
    for (FileStatus stage : fs.listStatus(stages)) {
      if (fs.exists(new Path(stage.getPath(), "config.json"))) {
        found.add(stage.getPath());
      }
    }
    if (found.size() != 1) {
      throw new IOException(
          "%s: a pipeline with %d Linstock models, expected 1; give the directory of a stage"
              .formatted(path, found.size()));
    }
    return found.get(0).toString();
  }
}
