package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PyTorch, where a Python with torch is to be had.
 *
 * @param script prints the milliseconds of each step of the work that it is given
 */
record PyTorch(Path script) implements Contender {
  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public Samples time(String work) throws IOException, InterruptedException {
    Samples samples = new Samples();
    Optional<JsonNode> json = Commands.json(Commands.python(script, work));
    json.ifPresent(j -> j.path("milliseconds").forEach(t -> samples.add(t.doubleValue(), 1)));
    return samples;
  }
}
