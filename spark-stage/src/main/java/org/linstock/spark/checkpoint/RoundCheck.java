package org.linstock.spark.checkpoint;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Verifies a round out of which somebody is about to take a net, not to resume from it. */
public final class RoundCheck {
  private RoundCheck() {}

  /**
   * Verifies a directory if it is a round, by its name or its manifest; any other passes.
   *
   * @throws IOException if a file is not what the manifest says, or there is no manifest; the
   *     message names the file
   */
  public static void verify(Path directory, Configuration conf) throws IOException {
    FileSystem fs = directory.getFileSystem(conf);
    boolean named = RoundNames.number(directory.getName()).isPresent();
    if (!named && !fs.exists(new Path(directory, RoundNames.MANIFEST))) {
      return;
    }
    try {
      new RoundReader(new RoundFiles(fs, directory), directory.toString()).verify();
    } catch (CheckpointCorruptException e) {
      throw new IOException(e.getMessage() + "; give another round", e);
    }
  }
}
