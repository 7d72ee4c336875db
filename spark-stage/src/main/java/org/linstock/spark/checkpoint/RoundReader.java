package org.linstock.spark.checkpoint;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linstock.io.Safetensors;
import org.linstock.tensor.Tensor;

/**
 * Verifies and reads a round. Every problem is a {@link CheckpointCorruptException} that names the
 * file.
 */
final class RoundReader {
  private static final List<String> REQUIRED =
      List.of(RoundNames.CONFIG, RoundNames.MODEL, RoundNames.OPTIMIZER, RoundNames.TRAINER);
  private static final Set<String> KNOWN =
      Set.of(
          RoundNames.CONFIG,
          RoundNames.MODEL,
          RoundNames.OPTIMIZER,
          RoundNames.BEST,
          RoundNames.TRAINER);

  private final RoundFiles files;
  private final String name;

  RoundReader(RoundFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  /** The manifest, which is what was written or refused. */
  Manifest manifest() {
    return guarded(RoundNames.MANIFEST, () -> Manifest.read(files.readJson(RoundNames.MANIFEST)));
  }

  /** Checks every file against the manifest that is there. */
  Manifest verify() {
    Manifest manifest = manifest();
    verify(manifest);
    return manifest;
  }

  /** Checks every file against {@code manifest}. */
  void verify(Manifest manifest) {
    for (String file : REQUIRED) {
      require(manifest.files().containsKey(file), file, "not in " + RoundNames.MANIFEST);
    }
    manifest.files().forEach(this::verify);
  }

  /** Checks one file against its entry. */
  void verify(String file, Manifest.Entry entry) {
    verifyLength(file, entry.length());
    String sha = guarded(file, () -> files.sha256(file));
    require(sha.equals(entry.sha256()), file, "content differs from the manifest's SHA-256");
  }

  /** Checks that a file has, byte for byte, what {@code content} writes. */
  void compare(String file, long length, RoundFiles.Content content) {
    verifyLength(file, length);
    boolean same = guarded(file, () -> files.holds(file, content));
    require(same, file, "content differs from what was written");
  }

  private void verifyLength(String file, long expected) {
    require(KNOWN.contains(file), file, "not a file of a checkpoint");
    long length = guarded(file, () -> files.length(file));
    require(
        length == expected, file, "%d bytes, but the manifest says %d".formatted(length, expected));
  }

  /** Verifies, then reads everything. */
  LoadedState read() {
    Manifest manifest = verify();
    String architecture =
        guarded(
            RoundNames.CONFIG,
            () -> new String(files.readJson(RoundNames.CONFIG), StandardCharsets.UTF_8));
    Optional<Map<String, Tensor>> best =
        manifest.files().containsKey(RoundNames.BEST)
            ? Optional.of(tensors(RoundNames.BEST))
            : Optional.empty();
    return new LoadedState(
        name,
        architecture,
        tensors(RoundNames.MODEL),
        tensors(RoundNames.OPTIMIZER),
        best,
        trainer(),
        List.of());
  }

  private TrainerState trainer() {
    TrainerState state =
        guarded(
            RoundNames.TRAINER,
            () -> Json.read(files.readJson(RoundNames.TRAINER), TrainerState.class));
    require(
        state.formatVersion() == TrainerState.FORMAT,
        RoundNames.TRAINER,
        "format %d, expected %d".formatted(state.formatVersion(), TrainerState.FORMAT));
    require(
        name.equals(RoundNames.round(state.round())),
        RoundNames.TRAINER,
        "belongs to round " + state.round());
    return state;
  }

  private Map<String, Tensor> tensors(String file) {
    return guarded(
        file, () -> files.read(file, (in, length) -> Safetensors.read(in, length, file)));
  }

  private void require(boolean ok, String file, String problem) {
    if (!ok) {
      throw new CheckpointCorruptException("%s: %s: %s".formatted(name, file, problem));
    }
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private <T> T guarded(String file, Action<T> action) {
    try {
      return action.run();
    } catch (FileNotFoundException e) {
      throw new CheckpointCorruptException("%s: %s: missing".formatted(name, file), e);
    } catch (IOException | CheckpointCorruptException e) {
      throw new CheckpointCorruptException("%s: %s: %s".formatted(name, file, e.getMessage()), e);
    }
  }
}
