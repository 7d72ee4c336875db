package org.linstock.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A SparkSession and an HDFS with two DataNodes, shared by all tests that ask for it. */
public final class Cluster implements ParameterResolver {

  /** What a test gets. */
  public static final class Handle implements AutoCloseable {
    private final MiniDFSCluster dfs;
    private final SparkSession spark;

    private Handle() {
      try {
        Path data = Files.createTempDirectory("linstock-hdfs");
        data.toFile().deleteOnExit();
        Configuration conf = new Configuration();
        conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, data.toString());
        dfs = new MiniDFSCluster.Builder(conf).numDataNodes(2).build();
        dfs.waitActive();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      spark =
          SparkSession.builder()
              .master("local[2,4]")
              .appName("cluster tests")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", "2")
              .getOrCreate();
    }

    public SparkSession spark() {
      return spark;
    }

    public MiniDFSCluster dfs() {
      return dfs;
    }

    /** {@code hdfs://…/name}. */
    public String path(String name) {
      return dfs.getURI() + "/" + name;
    }

    @Override
    public void close() {
      spark.stop();
      dfs.shutdown(true);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Handle.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Cluster.class))
        .getOrComputeIfAbsent("cluster", key -> new Handle(), Handle.class);
  }
}
