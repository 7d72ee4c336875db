package org.linstock.spark.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.linstock.spark.error.Failures;
import scala.Tuple2;

/**
 * Packs a Dataset's rows once. With a number of partitions asked for, a row's place is a function
 * of its content and the seed, so any upstream order or retry gives the same partitions; otherwise
 * rows stay in the partitions they are in, and only their order inside is by content.
 */
public final class Packer {
  private final RowFormat format;
  private final int numPartitions;
  private final long seed;
  private final StorageLevel storageLevel;

  /**
   * @param numPartitions 0: keep the Dataset's partitions
   * @param storageLevel where the packed rows are kept
   */
  public Packer(RowFormat format, int numPartitions, long seed, StorageLevel storageLevel) {
    this.format = format;
    this.numPartitions = numPartitions;
    this.seed = seed;
    this.storageLevel = storageLevel;
  }

  /**
   * Packs the rows whose validation indicator is false, or all when the format names no indicator.
   */
  public PackedData training(Dataset<?> data) {
    return pack(data, false);
  }

  /** Packs the rows whose validation indicator is true. */
  public PackedData validation(Dataset<?> data) {
    return pack(data, true);
  }

  private PackedData pack(Dataset<?> data, boolean validation) {
    RowFormat f = format;
    JavaRDD<PackedBlock> blocks =
        sorted(records(data, validation)).mapPartitions(it -> new BlockIterator(f, it));
    blocks.persist(storageLevel);
    try {
      List<PartitionStats> stats =
          Failures.unwrapped(
              () ->
                  blocks
                      .mapPartitions(it -> List.of(PartitionStats.of(it, f.classes())).iterator())
                      .collect());
      return new PackedData(blocks, stats);
    } catch (RuntimeException e) {
      blocks.unpersist(false);
      throw e;
    }
  }

  private JavaRDD<Tuple2<RowKey, byte[]>> records(Dataset<?> data, boolean validation) {
    RowFormat f = format;
    long s = seed;
    JavaRDD<Row> rows = data.select(columns()).toJavaRDD();
    return rows.mapPartitionsWithIndex(
        (p, it) -> new RecordIterator(f, validation, s, p, it), false);
  }

  private JavaRDD<Tuple2<RowKey, byte[]>> sorted(JavaRDD<Tuple2<RowKey, byte[]>> records) {
    if (numPartitions == 0) {
      return records.mapPartitions(Packer::sortedInPlace, true);
    }
    return JavaPairRDD.fromJavaRDD(records)
        .repartitionAndSortWithinPartitions(new KeyPartitioner(numPartitions))
        .map(record -> record);
  }

  private static Iterator<Tuple2<RowKey, byte[]>> sortedInPlace(
      Iterator<Tuple2<RowKey, byte[]>> records) {
    List<Tuple2<RowKey, byte[]>> all = new ArrayList<>();
    records.forEachRemaining(all::add);
    all.sort(Comparator.comparing(Tuple2::_1));
    return new DrainingIterator<>(all);
  }

  private Column[] columns() {
    List<Column> columns = new ArrayList<>();
    format.featuresCols().forEach(name -> columns.add(ColumnNames.column(name)));
    Column label = ColumnNames.column(format.labelCol());
    boolean vector =
        format.labelKind() == LabelKind.VECTOR || format.labelKind() == LabelKind.TRUTHS;
    columns.add(vector ? label : label.cast("double"));
    if (format.weighted()) {
      columns.add(ColumnNames.column(format.weightCol()).cast("double"));
    }
    if (format.split()) {
      columns.add(ColumnNames.column(format.indicatorCol()));
    }
    return columns.toArray(Column[]::new);
  }
}
