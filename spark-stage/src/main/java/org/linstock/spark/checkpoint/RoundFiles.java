package org.linstock.spark.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** The files of one round's directory. */
final class RoundFiles {
  /** Longer JSON than this is no checkpoint's. */
  private static final long MAX_JSON_BYTES = 256L << 20;

  /** Writes one file's content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Reads one file's content, of which {@code length} bytes are there. */
  interface Reader<T> {
    T read(InputStream in, long length) throws IOException;
  }

  private final FileContext context;
  private final Path directory;

  RoundFiles(FileContext context, Path directory) {
    this.context = context;
    this.directory = directory;
  }

  Path path(String file) {
    return new Path(directory, file);
  }

  /** Writes a new file and syncs it as far as the file system can; gives its manifest entry. */
  Manifest.Entry write(String file, Content content) throws IOException {
    MessageDigest sha = DigestUtils.getSha256Digest();
    try (FSDataOutputStream raw =
        context.create(path(file), EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent())) {
      DigestOutputStream out = new DigestOutputStream(raw, sha);
      content.writeTo(out);
      out.flush();
      if (raw.hasCapability(StreamCapabilities.HSYNC)) {
        raw.hsync();
      }
      return new Manifest.Entry(raw.getPos(), Hex.encodeHexString(sha.digest()));
    }
  }

  long length(String file) throws IOException {
    return context.getFileStatus(path(file)).getLen();
  }

  <T> T read(String file, Reader<T> reader) throws IOException {
    long length = length(file);
    try (InputStream in = context.open(path(file))) {
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
          return in.readNBytes((int) length);
        });
  }

  String sha256(String file) throws IOException {
    return read(file, (in, length) -> DigestUtils.sha256Hex(in));
  }
}
