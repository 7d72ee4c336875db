package org.linstock.jobs.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.linstock.jobs.console.UserException;

/**
 * What one pass over the data found, before anything is trained on it.
 *
 * @param rows how many rows
 * @param width how many features a row has
 * @param labels the distinct labels
 */
public record Survey(long rows, int width, Labels labels) {

  /**
   * Counts the rows and the distinct labels of {@code data}, and refuses it if a feature or a label
   * is missing or not finite; {@code what} names the data in messages.
   */
  public static Survey of(Dataset<Row> data, Columns columns, String what) {
    List<String> names = new ArrayList<>(columns.features());
    List<SurveyPart> parts =
        data.select(columns.label(), names.toArray(String[]::new))
            .javaRDD()
            .mapPartitions(rows -> List.of(SurveyPart.of(rows)).iterator())
            .collect();
    Survey survey = add(parts, what);
    if (survey.rows == 0) {
      throw new UserException("read " + what + ": no rows in it");
    }
    return survey;
  }

  private static Survey add(List<SurveyPart> parts, String what) {
    Labels labels = new Labels();
    long rows = 0;
    int width = -1;
    for (SurveyPart part : parts) {
      if (part.badCell() != null) {
        throw new UserException(
            String.format(
                "read %s: row %d: %s; mend the row or leave it out",
                what, rows + part.badRow() + 1, part.badCell()));
      }
      if (width >= 0 && part.width() >= 0 && part.width() != width) {
        throw new UserException(
            String.format(
                "read %s: row %d has %d features, the rows before it %d; mend the row or leave it out",
                what, rows + 1, part.width(), width));
      }
      width = Math.max(width, part.width());
      rows += part.rows();
      labels.addAll(part.labels());
    }
    return new Survey(rows, width, labels);
  }
}
