package org.linstock.spark;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One SparkSession for all tests of the module: two cores, four attempts a task. */
public final class SparkExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SparkExtension.class))
        .getOrComputeIfAbsent("session", key -> new Session(), Session.class)
        .spark;
  }

  private static final class Session implements AutoCloseable {
    private final SparkSession spark =
        SparkSession.builder()
            .master("local[2,4]")
            .appName("spark-stage tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();

    @Override
    public void close() {
      spark.stop();
    }
  }
}
