package org.linstock.jobs.data;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.linstock.jobs.console.UserException;

/**
 * MNIST's IDX files as columns {@code features} (a dense vector of the pixels, 0 to 1) and {@code
 * label}.
 *
 * <p>A directory holds {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the
 * same two for {@code t10k}, each with {@code .gz} or without; a single images file is taken with
 * the labels file of the same name beside it, if there is one. Every task reads its own range of
 * the files; the driver reads the headers only.
 */
final class IdxData implements DataSource {
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";

  @Override
  public Dataset<Row> read(SparkSession spark, String path, Purpose purpose, int width) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    Path imagesPath = imagesPath(conf, new Path(path), purpose);
    IdxFile images = IdxFile.open(conf, imagesPath);
    IdxFile labels = labels(conf, imagesPath, images);
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType(), false);
    int parts = Math.max(1, Math.min(context.defaultParallelism(), images.count()));
    JavaRDD<Row> rows =
        context
            .parallelize(IdxRange.split(images.count(), parts), parts)
            .flatMap(reader(new SerializableConfiguration(conf), images, labels));
    return spark.createDataFrame(
        rows, labels == null ? schema : schema.add("label", DataTypes.DoubleType, false));
  }

  private static FlatMapFunction<IdxRange, Row> reader(
      SerializableConfiguration conf, IdxFile images, IdxFile labels) {
    return range -> {
      IdxRows rows = new IdxRows(conf.value(), images, labels, range);
      TaskCompletionListener closing = context -> closeQuietly(rows);
      TaskContext.get().addTaskCompletionListener(closing);
      return (Iterator<Row>) rows;
    };
  }

  private static void closeQuietly(IdxRows rows) {
    try {
      rows.close();
    } catch (IOException e) {
      // The rows were read: a failure to close what was only read loses nothing.
      return;
    }
  }

  private static Path imagesPath(Configuration conf, Path path, Purpose purpose) {
    if (!isDirectory(conf, path)) {
      return path;
    }
    String name = (purpose == Purpose.TRAIN ? "train" : "t10k") + IMAGES;
    Path found = existing(conf, path, name);
    if (found == null) {
      throw new UserException(
          "read "
              + path
              + ": no file "
              + name
              + " or "
              + name
              + ".gz in it; --format idx needs MNIST's four files");
    }
    return found;
  }

  private static IdxFile labels(Configuration conf, Path imagesPath, IdxFile images) {
    String name = imagesPath.getName().replaceFirst("\\.gz$", "").replace(IMAGES, LABELS);
    Path found =
        imagesPath.getName().contains(IMAGES) ? existing(conf, imagesPath.getParent(), name) : null;
    if (found == null) {
      return null;
    }
    IdxFile labels = IdxFile.open(conf, found);
    if (labels.count() != images.count() || labels.itemSize() != 1) {
      throw new UserException(
          String.format(
              "read %s: %d labels of %d byte(s) for the %d images of %s; the two files do not belong together",
              found, labels.count(), labels.itemSize(), images.count(), imagesPath));
    }
    return labels;
  }

  private static boolean isDirectory(Configuration conf, Path path) {
    try {
      return path.getFileSystem(conf).getFileStatus(path).isDirectory();
    } catch (IOException e) {
      throw new UserException("read " + path + ": " + e.getMessage(), e);
    }
  }

  private static Path existing(Configuration conf, Path directory, String name) {
    try {
      FileSystem fs = directory.getFileSystem(conf);
      for (String candidate : new String[] {name, name + ".gz"}) {
        Path path = new Path(directory, candidate);
        if (fs.exists(path)) {
          return path;
        }
      }
      return null;
    } catch (IOException e) {
      throw new UserException("read " + directory + ": " + e.getMessage(), e);
    }
  }
}
