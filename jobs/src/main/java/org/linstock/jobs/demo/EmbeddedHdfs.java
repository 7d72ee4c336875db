package org.linstock.jobs.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real NameNode and DataNode in this JVM, on loopback ports of their own choice. */
public final class EmbeddedHdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;
  private final Path directory;

  /**
   * Starts an empty file system that keeps its blocks in {@code directory} and removes that at its
   * end.
   */
  public EmbeddedHdfs(Path directory) throws IOException {
    this.directory = directory;
    Configuration conf = new Configuration();
    conf.set("dfs.namenode.rpc-bind-host", "127.0.0.1");
    // The blocks are copied out and deleted a minute later: waiting for the disk would buy nothing.
    conf.setBoolean("dfs.datanode.synconclose", false);
    cluster = new MiniDFSCluster.Builder(conf, directory.toFile()).numDataNodes(1).build();
    cluster.waitActive();
  }

  /** The address of the file system, {@code hdfs://host:port}. */
  public String uri() {
    return "hdfs://127.0.0.1:" + cluster.getNameNodePort();
  }

  @Override
  public void close() {
    cluster.shutdown(true);
    FileUtil.fullyDelete(directory.toFile());
  }
}
