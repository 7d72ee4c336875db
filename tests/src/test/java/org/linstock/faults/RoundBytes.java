package org.linstock.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of a committed round as bytes, to be damaged and put back. */
final class RoundBytes {
  private final FileSystem fs;
  private final Path directory;
  private final Map<String, byte[]> files = new TreeMap<>();

  /** Reads a round. */
  RoundBytes(String checkpointDir, String round) {
    directory = new Path(checkpointDir, round);
    try {
      fs = directory.getFileSystem(Storage.conf());
      for (String name : Storage.names(directory.toString())) {
        try (InputStream in = fs.open(new Path(directory, name))) {
          files.put(name, in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files by name, as they were read. */
  Map<String, byte[]> files() {
    return Collections.unmodifiableMap(files);
  }

  /** Writes the round with {@code content} as its file {@code name}. */
  void writeWith(String name, byte[] content) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      try (OutputStream out = fs.create(new Path(directory, file.getKey()), true)) {
        out.write(file.getKey().equals(name) ? content : file.getValue());
      }
    }
  }
}
