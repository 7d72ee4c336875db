package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Tensor;

/**
 * Writes a round's files, reads them back, and writes the manifest last. While files are synced to
 * the disk, closed and read back, the next one is written.
 */
final class RoundWriter {
  private final RoundFiles files;
  private final RoundReader reader;
  private final Finisher finisher;
  private final Map<String, Future<Manifest.Entry>> written = new LinkedHashMap<>();

  private RoundWriter(RoundFiles files, String round, Finisher finisher) {
    this.files = files;
    this.reader = new RoundReader(files, round);
    this.finisher = finisher;
  }

  /**
   * Writes the files of the round of that name.
   *
   * @param inPlace whether others may write there too: who makes the first file has the round
   * @throws CheckpointCorruptException if one reads back as something else; no manifest is written
   */
  static Manifest write(RoundFiles files, String round, SavedState state, boolean inPlace)
      throws IOException {
    Map<String, Manifest.Entry> entries;
    try (Finisher finisher = new Finisher()) {
      RoundWriter writer = new RoundWriter(files, round, finisher);
      writer.write(state, inPlace);
      entries = writer.entries();
    }
    Manifest manifest = Manifest.of(UUID.randomUUID().toString(), entries);
    files.write(RoundNames.MANIFEST, out -> out.write(manifest.toJson()));
    return manifest;
  }

  private void write(SavedState state, boolean inPlace) throws IOException {
    write(
        RoundNames.CONFIG, out -> out.write(state.architecture().getBytes(StandardCharsets.UTF_8)));
    if (inPlace) {
      Finisher.get(written.get(RoundNames.CONFIG));
    }
    tensors(RoundNames.MODEL, state.model());
    tensors(RoundNames.OPTIMIZER, state.optimizer());
    if (state.best().isPresent()) {
      tensors(RoundNames.BEST, state.best().get());
    }
    write(RoundNames.TRAINER, out -> out.write(Json.write(state.trainer())));
  }

  private void tensors(String file, Supplier<Map<String, Tensor>> tensors) throws IOException {
    write(file, out -> Safetensors.write(out, tensors.get(), Map.of("format", "pt")));
  }

  private void write(String file, RoundFiles.Content content) throws IOException {
    RoundFiles.Unfinished unfinished = files.begin(file, content);
    written.put(file, finisher.begin(() -> finish(file, unfinished)));
  }

  private Manifest.Entry finish(String file, RoundFiles.Unfinished unfinished) throws IOException {
    Manifest.Entry entry = unfinished.finish();
    reader.verify(file, entry);
    return entry;
  }

  private Map<String, Manifest.Entry> entries() throws IOException {
    Map<String, Manifest.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Future<Manifest.Entry>> file : written.entrySet()) {
      entries.put(file.getKey(), Finisher.get(file.getValue()));
    }
    return entries;
  }
}
