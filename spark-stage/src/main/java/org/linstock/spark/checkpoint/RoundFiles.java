package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** The files of one round's directory. */
final class RoundFiles {
  /** Longer JSON than this is no checkpoint's. */
  private static final long MAX_JSON_BYTES = 256L << 20;

  private static final int BUFFER_BYTES = 128 << 10;

  /** By its text: the Hadoop of Spark 3.5 has no constant for it, and ignores it. */
  private static final String CONDITIONAL_OVERWRITE = "fs.option.create.conditional.overwrite";

  /** Writes one file's content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Reads one file's content, of which {@code length} bytes are there. */
  interface Reader<T> {
    T read(InputStream in, long length) throws IOException;
  }

  private final FileSystem fs;
  private final Path directory;

  RoundFiles(FileSystem fs, Path directory) {
    this.fs = fs;
    this.directory = directory;
  }

  private Path path(String file) {
    return new Path(directory, file);
  }

  /**
   * Writes a new file and syncs it as far as the file system can.
   *
   * @throws org.apache.hadoop.fs.FileAlreadyExistsException if there is such a file
   */
  void write(String file, Content content) throws IOException {
    begin(file, content).finish();
  }

  /** As {@link #write}, but what is written is on the disk only once it is finished. */
  Unfinished begin(String file, Content content) throws IOException {
    FSDataOutputStream raw = create(path(file));
    try {
      content.writeTo(raw);
      raw.flush();
      return new Unfinished(raw);
    } catch (IOException | RuntimeException e) {
      closeAfter(e, raw);
      throw e;
    }
  }

  private static void closeAfter(Exception failure, FSDataOutputStream raw) {
    try {
      raw.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** A file that has its content, but is not closed. */
  record Unfinished(FSDataOutputStream raw) {

    /** Bytes that have been written. */
    long length() {
      return raw.getPos();
    }

    void finish() throws IOException {
      try (raw) {
        if (raw.hasCapability(StreamCapabilities.HSYNC)) {
          raw.hsync();
        }
      }
    }
  }

  /** The option lets S3 refuse a second writer when the file is closed. */
  private FSDataOutputStream create(Path path) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = fs.createFile(path);
    return builder.overwrite(false).recursive().opt(CONDITIONAL_OVERWRITE, true).build();
  }

  void delete(String file) throws IOException {
    fs.delete(path(file), false);
  }

  long length(String file) throws IOException {
    return fs.getFileStatus(path(file)).getLen();
  }

  <T> T read(String file, Reader<T> reader) throws IOException {
    long length = length(file);
    try (InputStream in = fs.open(path(file))) {
      return reader.read(in, length);
    }
  }

  byte[] readJson(String file) throws IOException {
    return read(
        file,
        (in, length) -> {
          if (length > MAX_JSON_BYTES) {
            throw new IOException(
                "%s: %d bytes, expected at most %d".formatted(file, length, MAX_JSON_BYTES));
          }
          byte[] json = new byte[(int) length];
          int there = in.readNBytes(json, 0, json.length);
          return there == length ? json : Arrays.copyOf(json, there);
        });
  }

  /** The hash of what {@code content} writes. */
  static String sha256(Content content) throws IOException {
    MessageDigest sha = DigestUtils.getSha256Digest();
    content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
    return Hex.encodeHexString(sha.digest());
  }

  /** Whether the file has what {@code content} writes, no more and no less. */
  boolean holds(String file, Content content) throws IOException {
    try (InputStream in = fs.open(path(file))) {
      Comparison comparison = new Comparison(in);
      content.writeTo(comparison);
      return comparison.same() && in.read() < 0;
    }
  }

  String sha256(String file) throws IOException {
    return read(file, RoundFiles::sha256);
  }

  private static String sha256(InputStream in, long length) throws IOException {
    MessageDigest sha = DigestUtils.getSha256Digest();
    byte[] buffer = new byte[(int) Math.max(1, Math.min(length, BUFFER_BYTES))];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sha.update(buffer, 0, n);
    }
    return Hex.encodeHexString(sha.digest());
  }
}
