package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other processes, whose class paths, BLAS or language must not meet this one's. */
final class Commands {
  private Commands() {}

  /** What a command prints; empty, after showing its errors, if it fails. */
  static Optional<String> output(List<String> command) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return Optional.of(output);
      }
      System.err.printf(
          "%s failed:%n%s%n%s%n", String.join(" ", command), output, Files.readString(errors));
    } catch (IOException e) {
      System.err.println(e.getMessage());
    } finally {
      Files.delete(errors);
    }
    return Optional.empty();
  }

  /** The last line that a command prints; empty if it fails. */
  static Optional<JsonNode> json(List<String> command) throws IOException, InterruptedException {
    Optional<String> output = output(command).map(String::strip);
    return output.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ObjectMapper()
                .readTree(output.get().substring(output.get().lastIndexOf('\n') + 1)));
  }

  /** A JVM like this one on another class path. */
  static List<String> java(String classPath, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * MLlib's module in a JVM without Linstock, started as spark-submit would.
   *
   * @param blas the native library that it is to call; empty: netlib's in Java, which wants the
   *     vector module. Left alone it would take the system's, often the slow reference one.
   */
  static List<String> mllib(Path peer, String blas, String... arguments) throws IOException {
    String netlib = "-Ddev.ludovic.netlib.blas.nativeLib";
    String library = blas.isEmpty() ? netlib + "=none" : netlib + "Path=" + blas;
    List<String> options = List.of("--add-modules=jdk.incubator.vector", library);
    return java(peerClassPath(peer), options, arguments);
  }

  static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  /** The class path of a peer's module, as its build left it. */
  static String peerClassPath(Path peer) throws IOException {
    Path target = peer.resolve("target");
    return target.resolve("classes")
        + File.pathSeparator
        + Files.readString(target.resolve("class-path.txt")).strip();
  }
}
