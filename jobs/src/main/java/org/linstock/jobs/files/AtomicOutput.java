package org.linstock.jobs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.jobs.console.UserException;

/**
 * A file or directory that appears under its final name only when it is complete: it is written
 * beside that name and renamed. Closing it uncommitted, or stopping the JVM, removes what was
 * written.
 */
public final class AtomicOutput implements AutoCloseable {
  private final Configuration conf;
  private final String option;
  private final Path target;
  private final Path temporary;
  private final boolean overwrite;

  /**
   * An output at {@code path}, nothing being written yet.
   *
   * @param option the option that named the path, for messages
   * @param overwrite whether something at that path may be replaced
   */
  public AtomicOutput(Configuration conf, String option, String path, boolean overwrite) {
    this.conf = conf;
    this.option = option;
    this.target = new Path(path);
    this.overwrite = overwrite;
    this.temporary = sibling(target, "writing");
    if (!overwrite && Locations.exists(conf, option, path)) {
      throw new UserException(
          option
              + " "
              + path
              + ": already there; choose another place, or add --overwrite to replace it");
    }
    attempt(this::prepare);
  }

  private void prepare() throws IOException {
    FileSystem fs = target.getFileSystem(conf);
    if (temporary.getParent() != null && !fs.mkdirs(temporary.getParent())) {
      throw new IOException("the directory " + temporary.getParent() + " cannot be made");
    }
    fs.deleteOnExit(temporary);
  }

  /** Where to write until {@link #commit}. */
  public String temporary() {
    return temporary.toString();
  }

  /** A new file at {@link #temporary}, for an output that is a single file. */
  public OutputStream create() throws IOException {
    FileSystem fs = target.getFileSystem(conf);
    // Hadoop keeps a checksum file beside every local file: good in a directory of data, litter
    // beside one file.
    FileSystem plain = fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
    return plain.create(temporary, false);
  }

  /** Gives what was written its final name. */
  public void commit() {
    attempt(
        () -> {
          Path name = qualified(target);
          FileContext files = FileContext.getFileContext(name.toUri(), conf);
          Path old = sibling(name, "replaced");
          boolean replaces = overwrite && files.util().exists(name);
          if (replaces) {
            files.rename(name, old);
          }
          rename(files, name, replaces ? old : null);
          target.getFileSystem(conf).cancelDeleteOnExit(temporary);
        });
  }

  /**
   * With its file system's name: FileContext does not know that hdfs:///a means the default HDFS.
   */
  private Path qualified(Path path) throws IOException {
    return path.getFileSystem(conf).makeQualified(path);
  }

  private void rename(FileContext files, Path name, Path old) throws IOException {
    try {
      files.rename(qualified(temporary), name);
    } catch (IOException e) {
      if (old != null) {
        files.rename(old, name);
      }
      throw e;
    }
    if (old != null) {
      files.delete(old, true);
    }
  }

  @Override
  public void close() {
    attempt(() -> target.getFileSystem(conf).delete(temporary, true));
  }

  private static Path sibling(Path path, String why) {
    return new Path(path.getParent(), "." + path.getName() + "." + why + "-" + UUID.randomUUID());
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UserException(
          "write "
              + option
              + " "
              + target
              + ": "
              + e.getMessage()
              + "; check the path and its permissions",
          e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
