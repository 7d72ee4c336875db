package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Tensor;

/** Writes a round's files, the manifest last. */
final class RoundWriter {
  private final RoundFiles files;
  private final Map<String, Manifest.Entry> entries = new LinkedHashMap<>();

  private RoundWriter(RoundFiles files) {
    this.files = files;
  }

  static void write(RoundFiles files, SavedState state) throws IOException {
    new RoundWriter(files).write(state);
  }

  private void write(SavedState state) throws IOException {
    bytes(RoundNames.CONFIG, state.architecture().getBytes(StandardCharsets.UTF_8));
    tensors(RoundNames.MODEL, state.model());
    tensors(RoundNames.OPTIMIZER, state.optimizer());
    if (state.best().isPresent()) {
      tensors(RoundNames.BEST, state.best().get());
    }
    bytes(RoundNames.TRAINER, Json.write(state.trainer()));
    byte[] manifest = Json.write(new Manifest(Manifest.FORMAT, entries));
    files.write(RoundNames.MANIFEST, out -> out.write(manifest));
  }

  private void bytes(String file, byte[] content) throws IOException {
    entries.put(file, files.write(file, out -> out.write(content)));
  }

  private void tensors(String file, Supplier<Map<String, Tensor>> tensors) throws IOException {
    entries.put(
        file,
        files.write(file, out -> Safetensors.write(out, tensors.get(), Map.of("format", "pt"))));
  }
}
