package org.linstock.executors;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Spark installation of links to the artifacts on this JVM's class path. */
public final class SparkHome {
  private final List<String> directories = new ArrayList<>();

  /** Fills {@code SPARK_HOME}, which the build sets. */
  public SparkHome() throws IOException {
    Path jars = Path.of(System.getenv("SPARK_HOME"), "jars");
    Files.createDirectories(jars);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        directories.add(path.toString());
      } else if (Files.exists(path)) {
        Path link = jars.resolve(path.getFileName());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, path);
      }
    }
  }

  /** What is not in a jar: the classes of this build. */
  public String extraClassPath() {
    return String.join(File.pathSeparator, directories);
  }
}
