package org.linstock.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sets a part of the rows aside for validation. A row's own content and the seed decide, so the
 * part is the same whatever the partitioning, and equal rows never lie on both sides.
 */
public final class Holdout {
  /** The column that says whether a row is set aside. */
  public static final String COLUMN = "linstock_holdout";

  private static final int RESOLUTION = 1_000_000;

  private Holdout() {}

  /** {@code data} with {@link #COLUMN} true for about {@code fraction} of the rows. */
  public static Dataset<Row> mark(Dataset<Row> data, double fraction, long seed) {
    Column[] content =
        Stream.concat(
                Stream.of(lit(seed)),
                Arrays.stream(data.columns()).map(name -> col("`" + name + "`")))
            .toArray(Column[]::new);
    Column place = pmod(xxhash64(content), lit(RESOLUTION));
    return data.withColumn(COLUMN, place.lt(Math.round(fraction * RESOLUTION)));
  }
}
