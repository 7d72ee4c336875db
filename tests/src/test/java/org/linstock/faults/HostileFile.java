package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.linstock.config.Architecture;
import org.linstock.config.ArchitectureException;
import org.linstock.io.Safetensors;
import org.linstock.io.SafetensorsException;
import org.linstock.spark.checkpoint.CheckpointCorruptException;
import org.linstock.spark.checkpoint.CheckpointInspector;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.Json;
import org.linstock.spark.checkpoint.TrainerState;

/** The kinds of files that come from outside, each with the code that reads it. */
enum HostileFile {
  MODEL("model.safetensors", SafetensorsException.class) {
    @Override
    void parse(byte[] file) throws IOException {
      Safetensors.read(new ByteArrayInputStream(file), file.length, "model");
    }
  },
  OPTIMIZER("optimizer.safetensors", SafetensorsException.class) {
    @Override
    void parse(byte[] file) throws IOException {
      Safetensors.read(new ByteArrayInputStream(file), file.length, "optimizer");
    }
  },
  ARCHITECTURE("config.json", ArchitectureException.class) {
    @Override
    void parse(byte[] file) {
      Architecture.fromJson(new String(file, StandardCharsets.UTF_8), 0);
    }
  },
  TRAINER_STATE("trainer_state.json", CheckpointCorruptException.class) {
    @Override
    void parse(byte[] file) {
      Json.read(file, TrainerState.class);
    }
  },
  MANIFEST("manifest.json", CheckpointCorruptException.class) {
    @Override
    void place(byte[] file) throws IOException {
      ROUND.writeWith(name, file);
    }

    @Override
    void parse(byte[] file) {
      Optional<String> problem =
          new CheckpointInspector(DIRECTORY, Storage.conf()).rounds().get(0).problem();
      if (problem.isPresent()) {
        throw new CheckpointCorruptException(problem.get());
      }
    }
  };

  private static final String DIRECTORY = "s3a://bucket/hostile";
  private static final RoundBytes ROUND = commit();
  private static final long MEGABYTE = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  final String name;
  private final Class<? extends Exception> error;

  HostileFile(String name, Class<? extends Exception> error) {
    this.name = name;
    this.error = error;
  }

  /** Puts the file where {@link #parse} finds it. */
  void place(byte[] file) throws IOException {}

  abstract void parse(byte[] file) throws IOException;

  private static RoundBytes commit() {
    CheckpointStore store = Storage.start(DIRECTORY, 1);
    store.commit(SmallState.of(1, 1));
    return new RoundBytes(DIRECTORY, "round-000001");
  }

  /** A good file of this kind. */
  byte[] good() {
    return ROUND.files().get(name).clone();
  }

  /**
   * Reads a file; gives the error's text, empty when there is none. Fails when the error is of
   * another type, or reading allocates more than the file's size and 1 MB.
   */
  Optional<String> read(byte[] file) throws IOException {
    place(file);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Optional<String> error = parsed(file);
    if (THREADS.getCurrentThreadAllocatedBytes() - before > file.length + MEGABYTE) {
      assertAllocatesLittle(file);
    }
    return error;
  }

  /** The first reading may have loaded classes of ours; the second one counts. */
  private void assertAllocatesLittle(byte[] file) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    parsed(file);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(
        taken <= file.length + MEGABYTE,
        () -> "%s of %d bytes took %d: %s".formatted(name, file.length, taken, shown(file)));
  }

  private Optional<String> parsed(byte[] file) {
    try {
      parse(file);
      return Optional.empty();
    } catch (Exception e) {
      if (!error.isInstance(e)) {
        throw new AssertionError(name + " got " + shown(file), e);
      }
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String shown(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }
}
