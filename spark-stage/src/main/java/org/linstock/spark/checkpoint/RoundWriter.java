package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Tensor;

/** Writes a round's files, reads them back, and writes the manifest last. */
final class RoundWriter {
  private final RoundFiles files;
  private final Map<String, Manifest.Entry> entries = new LinkedHashMap<>();

  private RoundWriter(RoundFiles files) {
    this.files = files;
  }

  /**
   * Writes the files of the round of that name.
   *
   * @throws CheckpointCorruptException if one reads back as something else; no manifest is written
   */
  static Manifest write(RoundFiles files, String round, SavedState state) throws IOException {
    RoundWriter writer = new RoundWriter(files);
    writer.write(state);
    Manifest manifest = Manifest.of(UUID.randomUUID().toString(), writer.entries);
    new RoundReader(files, round).verify(manifest);
    files.write(RoundNames.MANIFEST, out -> out.write(manifest.toJson()));
    return manifest;
  }

  private void write(SavedState state) throws IOException {
    bytes(RoundNames.CONFIG, state.architecture().getBytes(StandardCharsets.UTF_8));
    tensors(RoundNames.MODEL, state.model());
    tensors(RoundNames.OPTIMIZER, state.optimizer());
    if (state.best().isPresent()) {
      tensors(RoundNames.BEST, state.best().get());
    }
    bytes(RoundNames.TRAINER, Json.write(state.trainer()));
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
