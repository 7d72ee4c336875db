package org.linstock.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.linstock.spark.Cluster;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.CommitMode;

/** Where rounds are committed. */
enum Storage {
  /** The faulty HDFS, whose rounds become visible by a rename. */
  HDFS,
  /** The object store, whose rounds become visible by their manifest. */
  OBJECTS;

  private static final Configuration CONF = faulty(new Configuration());

  /** Makes both storages those of the tests. */
  static Configuration faulty(Configuration conf) {
    FaultyFileSystem.use(conf);
    ObjectStore.use(conf);
    conf.setInt("dfs.replication", 1);
    return conf;
  }

  /** The configuration of both storages. */
  static Configuration conf() {
    return CONF;
  }

  /** The full path of a directory. */
  String path(Cluster.Handle cluster, String name) {
    return this == OBJECTS ? "s3a://bucket/" + name : FaultyFileSystem.path(cluster, name);
  }

  /** A store as a new process opens it; it keeps {@code keep} rounds. */
  static CheckpointStore open(String directory, int keep) {
    return new CheckpointStore(directory, CONF, CommitMode.AUTO, keep);
  }

  /** As {@link #open}, after the start of a run. */
  static CheckpointStore start(String directory, int keep) {
    CheckpointStore store = open(directory, keep);
    store.prepare();
    return store;
  }

  /** Deletes the rounds that were found damaged and moved aside. */
  static void deleteDamaged(String directory) throws IOException {
    FileSystem fs = new Path(directory).getFileSystem(CONF);
    for (String name : names(directory)) {
      if (name.startsWith(".damaged-")) {
        fs.delete(new Path(directory, name), true);
      }
    }
  }

  /** The names in a directory. */
  static List<String> names(String directory) {
    try {
      Path path = new Path(directory);
      FileSystem fs = path.getFileSystem(CONF);
      return Arrays.stream(fs.listStatus(path))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
