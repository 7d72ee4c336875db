package org.linstock.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where and how Spark runs: the options that every command with a SparkSession has. */
final class SessionOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master; default local[*], and under spark-submit the one given there")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "K=V",
      description = "a Spark property, as with spark-submit; may be repeated")
  private Map<String, String> conf = new LinkedHashMap<>();

  String master() {
    return master;
  }

  Map<String, String> conf() {
    return conf;
  }
}
