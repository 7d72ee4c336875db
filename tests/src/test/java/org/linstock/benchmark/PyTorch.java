package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PyTorch, where {@code PYTHON}, else {@code python3}, has it. */
final class PyTorch implements Contender {
  private final Path scripts;
  private final boolean present;

  /**
   * @param scripts the folder of the scripts that do the works
   */
  PyTorch(Path scripts) throws IOException, InterruptedException {
    this.scripts = scripts;
    this.present = Commands.output(python("-c", "import torch")).isPresent();
  }

  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public Samples time(String work) throws IOException, InterruptedException {
    Samples samples = new Samples();
    run("bench_pytorch.py", work)
        .ifPresent(j -> j.path("milliseconds").forEach(t -> samples.add(t.doubleValue(), 1)));
    return samples;
  }

  /** What a script prints; empty without PyTorch. */
  Optional<JsonNode> run(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = python(scripts.resolve(script).toString());
    command.addAll(List.of(arguments));
    return present ? Commands.json(command) : Optional.empty();
  }

  private static List<String> python(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("PYTHON", "python3"));
    command.addAll(List.of(arguments));
    return command;
  }
}
