package org.linstock.jobs.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.linstock.jobs.console.UserException;

/**
 * The rows of one range of a pair of IDX files, read one by one: pixels divided by 255, then the
 * label.
 */
final class IdxRows implements Iterator<Row>, AutoCloseable {
  private static final double WHITE = 255;

  private final IdxFile images;
  private final IdxFile labels;
  private final DataInputStream pixels;
  private final DataInputStream classes;
  private final byte[] item;
  private int next;
  private final int end;

  /**
   * Opens both files at the range's start; {@code labels} is null when only the images are known.
   */
  IdxRows(Configuration conf, IdxFile images, IdxFile labels, IdxRange range) throws IOException {
    this.images = images;
    this.labels = labels;
    this.pixels = images.from(conf, range.first());
    this.classes = labels == null ? null : labels.from(conf, range.first());
    this.item = new byte[images.itemSize()];
    this.next = range.first();
    this.end = range.end();
  }

  @Override
  public boolean hasNext() {
    return next < end;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      pixels.readFully(item);
      Object features = Vectors.dense(scaled());
      Row row =
          classes == null
              ? RowFactory.create(features)
              : RowFactory.create(features, (double) classes.readUnsignedByte());
      next++;
      return row;
    } catch (EOFException e) {
      throw new UserException(
          String.format(
              "read %s: the file ends before item %d of %d; it is truncated",
              labels == null ? images.path() : images.path() + " with " + labels.path(),
              next,
              images.count()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + images.path() + ": " + e.getMessage(), e);
    }
  }

  private double[] scaled() {
    double[] values = new double[item.length];
    for (int i = 0; i < item.length; i++) {
      values[i] = (item[i] & 0xff) / WHITE;
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    pixels.close();
    if (classes != null) {
      classes.close();
    }
  }
}
