package org.linstock.jobs.data;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/**
 * What one partition has to tell: its rows, its labels, the width of its rows and its first bad
 * cell.
 */
final class SurveyPart implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Labels labels = new Labels();
  private long rows;
  private int width = -1;
  private long badRow = -1;
  private String badCell;

  /** Reads rows whose column 0 is the label and whose other columns are the features. */
  static SurveyPart of(Iterator<Row> rows) {
    SurveyPart part = new SurveyPart();
    while (rows.hasNext()) {
      part.take(rows.next());
    }
    return part;
  }

  private void take(Row row) {
    String bad = label(row);
    int found = 0;
    for (int i = 1; i < row.length() && bad == null; i++) {
      int values = finiteValues(row.get(i));
      found += values;
      bad =
          values < 0
              ? cell(row, i, row.get(i) == null ? "is empty" : "holds a NaN or an infinity")
              : null;
    }
    if (bad == null && width >= 0 && found != width) {
      bad = "has " + found + " features, the rows before it " + width;
    }
    if (bad == null) {
      width = found;
    } else if (badCell == null) {
      badRow = rows;
      badCell = bad;
    }
    rows++;
  }

  private String label(Row row) {
    Object label = row.get(0);
    if (finiteValues(label) < 0) {
      return cell(row, 0, label == null ? "is empty" : "is NaN or infinite");
    }
    labels.add(label);
    return null;
  }

  private static String cell(Row row, int column, String what) {
    return "column '" + row.schema().fieldNames()[column] + "' " + what;
  }

  /** How many values a cell holds, or −1 if it is empty or one of them is not finite. */
  private static int finiteValues(Object cell) {
    if (cell == null) {
      return -1;
    }
    if (cell instanceof Vector vector) {
      return allFinite(vector) ? vector.size() : -1;
    }
    if (cell instanceof Seq<?> array) {
      boolean good = array.forall(v -> v instanceof Number n && Double.isFinite(n.doubleValue()));
      return good ? array.length() : -1;
    }
    return cell instanceof Number number && !Double.isFinite(number.doubleValue()) ? -1 : 1;
  }

  private static boolean allFinite(Vector vector) {
    double[] values =
        vector instanceof org.apache.spark.ml.linalg.SparseVector sparse
            ? sparse.values()
            : vector.toArray();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  Labels labels() {
    return labels;
  }

  long rows() {
    return rows;
  }

  int width() {
    return width;
  }

  long badRow() {
    return badRow;
  }

  String badCell() {
    return badCell;
  }
}
