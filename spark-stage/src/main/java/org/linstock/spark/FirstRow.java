package org.linstock.spark;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.pack.BadValueException;
import org.linstock.spark.pack.ColumnNames;
import org.linstock.spark.pack.FeatureReader;

/** The first row of a Dataset, which fixes the sizes of a lazy net. */
final class FirstRow {
  private FirstRow() {}

  /** How many numbers the features of the first row are. */
  static int width(Dataset<?> dataset, List<String> columns) {
    Column[] selected = columns.stream().map(ColumnNames::column).toArray(Column[]::new);
    List<Row> rows = dataset.select(selected).takeAsList(1);
    if (rows.isEmpty()) {
      throw new LinstockException("fit: no rows to train on; give the Dataset some");
    }
    try {
      int[] indices = IntStream.range(0, columns.size()).toArray();
      return new FeatureReader(columns, 0).length(rows.get(0), indices);
    } catch (BadValueException e) {
      throw new LinstockException(
          "the first row, by which the lazy network would be sized, has bad features: %s; set inputShape"
              .formatted(e.getMessage()),
          e);
    }
  }
}
