package org.linstock.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar for spark-submit carries what Spark does not bring, and nothing that Spark does. */
class AllJarTest {
  private static final Pattern NATIVE =
      Pattern.compile(".*?/((?:linux|macosx|windows)[^/]*)/[^/]*\\.(?:so|dll|dylib)[.\\d]*");

  private static JarFile jar;
  private static List<String> names;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(BuiltJars.all().toFile());
    names = jar.stream().map(ZipEntry::getName).toList();
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/linstock/jobs/Linstock.class",
        "org/linstock/spark/NeuralNetworkClassifier.class",
        "org/linstock/nn/Linear.class",
        "org/nd4j/linalg/factory/Nd4j.class",
        "picocli/CommandLine.class",
        "me/tongfei/progressbar/ProgressBar.class",
        "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend"
      })
  void carries(String name) {
    assertTrue(names.contains(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/apache/spark/",
        "org/apache/hadoop/",
        "scala/",
        "com/fasterxml/",
        "org/slf4j/",
        "org/apache/logging/"
      })
  void leavesToSpark(String folder) {
    assertEquals(List.of(), names.stream().filter(name -> name.startsWith(folder)).toList());
  }

  @Test
  void hasNativesOfOnePlatform() {
    Set<String> platforms = new TreeSet<>();
    for (String name : names) {
      Matcher matcher = NATIVE.matcher(name);
      if (matcher.matches()) {
        // ND4J's platform has the build of its kernels behind it, as in linux-x86_64-onednn-avx2.
        platforms.add(matcher.group(1).replaceFirst("(-x86_64|-arm64|-ppc64le).*", "$1"));
      } else {
        assertTrue(
            !name.matches(".*\\.(so|dll|dylib|jnilib)"), "a native of unknown platform: " + name);
      }
    }
    assertEquals(1, platforms.size(), platforms.toString());
  }

  @Test
  void startsTheCommandLine() throws IOException {
    assertEquals(
        "org.linstock.jobs.Linstock", jar.getManifest().getMainAttributes().getValue("Main-Class"));
    try (InputStream in =
        jar.getInputStream(jar.getEntry("META-INF/services/org.nd4j.linalg.factory.Nd4jBackend"))) {
      assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("Backend"));
    }
  }
}
