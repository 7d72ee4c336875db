package org.linstock.jobs.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.linstock.data.IdxHeader;
import org.linstock.jobs.console.UserException;

/**
 * One IDX file, compressed with gzip or not.
 *
 * @param path where it lies
 * @param count how many items it holds
 * @param itemSize bytes in one item
 * @param start the offset of the first item
 */
record IdxFile(String path, int count, int itemSize, int start) implements Serializable {

  /** Reads the header of the file at {@code path}. */
  static IdxFile open(Configuration conf, Path path) {
    try (DataInputStream in = new DataInputStream(content(conf, path))) {
      IdxHeader header = IdxHeader.read(in, path.toString());
      int start = Integer.BYTES * (1 + header.sizes().size());
      return new IdxFile(path.toString(), header.count(), header.itemSize(), start);
    } catch (IOException e) {
      throw new UserException("read " + path + ": " + e.getMessage(), e);
    }
  }

  /** The content from item number {@code first} on. */
  DataInputStream from(Configuration conf, int first) throws IOException {
    InputStream in = content(conf, new Path(path));
    long skip = start + (long) first * itemSize;
    if (in instanceof FSDataInputStream file) {
      file.seek(skip);
      return new DataInputStream(new BufferedInputStream(file, 1 << 16));
    }
    in.skipNBytes(skip);
    return new DataInputStream(in);
  }

  /** The unpacked content; the file's own stream, which can seek, when it is not packed. */
  private static InputStream content(Configuration conf, Path path) throws IOException {
    FSDataInputStream file = path.getFileSystem(conf).open(path);
    int first = file.read();
    file.seek(0);
    // An IDX file starts with a zero byte, a gzip file with 0x1f: the content tells, whatever the
    // name.
    return first == 0x1f
        ? new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16)
        : file;
  }
}
