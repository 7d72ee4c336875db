package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
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

  /** Packs a Dataset's rows, training and validation rows in one pass. */
  public PackedData pack(Dataset<?> data) {
    RowFormat f = format;
    JavaRDD<PackedBlock> blocks =
        sorted(records(data)).mapPartitions(it -> new BlockIterator(f, it));
    blocks.persist(storageLevel);
    try {
      List<PartitionContent> partitions =
          Failures.unwrapped(
              () ->
                  blocks
                      .mapPartitions(it -> List.of(PartitionContent.of(it, f.classes())).iterator())
                      .collect());
      return new PackedData(blocks, partitions);
    } catch (RuntimeException e) {
      blocks.unpersist(false);
      throw e;
    }
  }

  private JavaRDD<byte[]> records(Dataset<?> data) {
    RowFormat f = format;
    long s = seed;
    JavaRDD<Row> rows = data.select(columns()).toJavaRDD();
    return rows.mapPartitionsWithIndex((p, it) -> new RecordIterator(f, s, p, it), false);
  }

  private JavaRDD<byte[]> sorted(JavaRDD<byte[]> records) {
    if (numPartitions == 0) {
      return records.mapPartitions(Packer::sortedInPlace, true);
    }
    // All of a record is its key, so that one object is sent for it.
    return records
        .mapToPair(record -> new Tuple2<byte[], Void>(record, null))
        .repartitionAndSortWithinPartitions(
            new KeyPartitioner(numPartitions), (RecordOrder) RowRecord::compare)
        .keys();
  }

  /** An order that is sent to executors. */
  private interface RecordOrder extends Comparator<byte[]>, Serializable {}

  private static Iterator<byte[]> sortedInPlace(Iterator<byte[]> records) {
    List<byte[]> all = new ArrayList<>();
    records.forEachRemaining(all::add);
    all.sort(RowRecord::compare);
    return new DrainingIterator<>(all);
  }

  private Column[] columns() {
    List<Column> columns = new ArrayList<>();
    format.featuresCols().forEach(name -> columns.add(ColumnNames.column(name)));
    Column label = ColumnNames.column(format.labelCol());
    boolean vector =
        format.labelKind() == LabelKind.VECTOR || format.labelKind() == LabelKind.TRUTHS;
    columns.add(vector ? label : label.cast(DataTypes.DoubleType));
    if (format.weighted()) {
      columns.add(ColumnNames.column(format.weightCol()).cast(DataTypes.DoubleType));
    }
    if (format.split()) {
      columns.add(ColumnNames.column(format.indicatorCol()));
    }
    return columns.toArray(Column[]::new);
  }
}
