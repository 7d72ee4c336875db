package org.linstock.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, handed to Spark's own submit on a class path that holds Spark alone. */
class SparkSubmitTest {
  @TempDir private Path home;

  @Test
  void trainsAndEvaluates() throws Exception {
    String iris = Path.of("..", "sample-data", "iris.csv").toAbsolutePath().normalize().toString();
    String model = home.resolve("model").toString();
    submit("train", "--data", iris, "--standardize", "--epochs", "5", "--model", model);
    assertTrue(Files.exists(home.resolve("model/metadata")));
    String report = submit("evaluate", "--data", iris, "--model", model);
    assertTrue(report.contains("accuracy 0.") && report.contains("setosa"), report);
  }

  /** Runs the command under SparkSubmit in a JVM of its own; what it printed. */
  private String submit(String... args) throws IOException, InterruptedException {
    Path log = home.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@" + BuiltJars.jvmOptions(), "-Xmx1g", "-cp", BuiltJars.sparkOnly()));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[2]"));
    command.addAll(
        List.of("--conf", "spark.driver.host=127.0.0.1", "--class", "org.linstock.jobs.Linstock"));
    command.add(BuiltJars.all().toString());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.waitFor();
    String output = Files.readString(log);
    assertEquals(0, code, output);
    return output;
  }
}
