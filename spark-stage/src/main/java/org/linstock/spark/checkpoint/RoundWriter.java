package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Tensor;

/**
 * Writes a round's files, reads them back, and writes their manifest. While files are synced to the
 * disk, closed and read back, the next one is written.
 */
final class RoundWriter {
  private final RoundFiles files;
  private final RoundReader reader;
  private final Finisher finisher;
  private final Map<String, Manifest.Entry> entries = new LinkedHashMap<>();
  private final List<Future<Void>> finishing = new ArrayList<>();

  private RoundWriter(RoundFiles files, String round, Finisher finisher) {
    this.files = files;
    this.reader = new RoundReader(files, round);
    this.finisher = finisher;
  }

  /**
   * Writes the files of the round of that name.
   *
   * @param inPlace whether others may write there too and the manifest makes it a round: who makes
   *     the first file has the round, and the manifest comes last
   * @throws CheckpointCorruptException if one reads back as something else
   */
  static Manifest write(RoundFiles files, String round, SavedState state, boolean inPlace)
      throws IOException {
    try (Finisher finisher = new Finisher()) {
      return new RoundWriter(files, round, finisher).write(state, inPlace);
    }
  }

  private Manifest write(SavedState state, boolean inPlace) throws IOException {
    write(
        RoundNames.CONFIG, out -> out.write(state.architecture().getBytes(StandardCharsets.UTF_8)));
    if (inPlace) {
      finish();
    }
    Map<String, Tensor> optimizer = state.optimizer().get();
    Map<String, Tensor> model = state.model().get();
    // Usually the largest first: what then is left to wait for is a smaller one.
    write(RoundNames.OPTIMIZER, tensors(optimizer));
    write(RoundNames.MODEL, tensors(model));
    write(RoundNames.TRAINER, out -> out.write(Json.write(state.trainer())));
    if (state.best().isPresent()) {
      // Its tensors may take the place of the others.
      finish();
      write(RoundNames.BEST, tensors(state.best().get().get()));
    }
    if (inPlace) {
      finish();
    }
    Manifest manifest = Manifest.of(UUID.randomUUID().toString(), entries);
    files.write(RoundNames.MANIFEST, out -> out.write(manifest.toJson()));
    finish();
    return manifest;
  }

  private static RoundFiles.Content tensors(Map<String, Tensor> named) {
    return out -> Safetensors.write(out, named, Map.of("format", "pt"));
  }

  private void write(String file, RoundFiles.Content content) throws IOException {
    Future<String> sha = finisher.begin(() -> RoundFiles.sha256(content));
    RoundFiles.Unfinished unfinished = files.begin(file, content);
    long length = unfinished.length();
    finishing.add(
        finisher.begin(
            () -> {
              unfinished.finish();
              reader.compare(file, length, content);
              return null;
            }));
    entries.put(file, new Manifest.Entry(length, Finisher.get(sha)));
  }

  /** Waits until all that has been written is on the disk and has been read back. */
  private void finish() throws IOException {
    for (Future<Void> file : finishing) {
      Finisher.get(file);
    }
    finishing.clear();
  }
}
