package org.linstock.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Hdfs;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;
import org.linstock.spark.Cluster;

/** HDFS whose operations go wrong as {@link Faults} has it. */
public final class FaultyFileSystem extends FilterFileSystem {

  /** The same for {@code FileContext}. */
  public static final class Context extends DelegateToFileSystem {
    /** Hadoop calls this by reflection. */
    public Context(URI uri, Configuration conf) throws IOException, URISyntaxException {
      super(uri, new FaultyFileSystem(), conf, "hdfs", false);
    }
  }

  /** Hadoop calls this by reflection. */
  public FaultyFileSystem() {
    super(new DistributedFileSystem());
  }

  /** Makes this the file system of {@code hdfs:} paths. */
  static void use(Configuration conf) {
    conf.set("fs.hdfs.impl", FaultyFileSystem.class.getName());
    conf.set("fs.AbstractFileSystem.hdfs.impl", Context.class.getName());
  }

  /** Takes {@link #use} back. */
  static void dismiss(Configuration conf) {
    conf.unset("fs.hdfs.impl");
    conf.set("fs.AbstractFileSystem.hdfs.impl", Hdfs.class.getName());
  }

  /**
   * A path on {@code cluster}. Hadoop keeps file systems by host and port: as this name of the host
   * is used nowhere else, nobody gets a faulty one unasked.
   */
  static String path(Cluster.Handle cluster, String name) {
    return "hdfs://127.0.0.1:%d/%s".formatted(cluster.dfs().getNameNodePort(), name);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Hadoop declares it
  public FSDataOutputStreamBuilder createFile(Path path) {
    return createDataOutputStreamBuilder(this, path).create();
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress,
      ChecksumOpt checksum)
      throws IOException {
    FSDataOutputStream out =
        Faults.around(
            "create",
            () ->
                super.create(
                    path,
                    permission,
                    flags,
                    bufferSize,
                    replication,
                    blockSize,
                    progress,
                    checksum),
            null);
    return new FSDataOutputStream(new FaultyOutputStream(out), null);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return Faults.around("open", () -> super.open(path, bufferSize), null);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return Faults.around("rename", () -> super.rename(from, to), false);
  }

  @Override
  protected void rename(Path from, Path to, Rename... options) throws IOException {
    Faults.around(
        "rename",
        () -> {
          super.rename(from, to, options);
          return null;
        },
        null);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return Faults.around("delete", () -> super.delete(path, recursive), false);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return Faults.around("mkdirs", () -> super.mkdirs(path), false);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return Faults.around("list", () -> super.listStatus(path), new FileStatus[0]);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return Faults.around("status", () -> super.getFileStatus(path), null);
  }
}
