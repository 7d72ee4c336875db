package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.junit.jupiter.api.Test;
import org.linstock.spark.NetworkEstimator;

class StageTableTest {

  @Test
  void everyPublicStageHasARow() throws IOException, URISyntaxException {
    Path classes =
        Path.of(NetworkEstimator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
          .map(file -> load(file.replace(".class", "").replace('/', '.')))
          .filter(StageTableTest::isPublicStage)
          .forEach(type -> found.add(type.getSimpleName()));
    }
    Set<String> rows =
        StageTable.stages().map(StageRow::toString).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(found, rows, "add the missing ones to StageTable");
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, StageTableTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private static boolean isPublicStage(Class<?> type) {
    return PipelineStage.class.isAssignableFrom(type)
        && Modifier.isPublic(type.getModifiers())
        && !Modifier.isAbstract(type.getModifiers());
  }
}
