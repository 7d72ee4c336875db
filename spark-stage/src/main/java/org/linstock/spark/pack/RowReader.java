package org.linstock.spark.pack;

import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Turns a row of (features…, label[, weight][, indicator]) into a {@link RowRecord}. */
final class RowReader {
  private final RowFormat format;
  private final long seed;
  private final FeatureReader features;
  private final int[] featureColumns;
  private final LabelReader label;
  private final float[] floats;

  RowReader(RowFormat format, long seed) {
    this.format = format;
    this.seed = seed;
    this.features = new FeatureReader(format.featuresCols(), format.width());
    this.featureColumns = IntStream.range(0, format.featuresCols().size()).toArray();
    this.label = new LabelReader(format);
    this.floats = new float[format.recordFloats()];
  }

  byte[] read(Row row) throws BadValueException {
    boolean validation = isValidation(row);
    floats[0] = weight(row);
    label.read(row, featureColumns.length, floats, 1);
    features.read(row, featureColumns, floats, 1 + format.targets());
    return RowRecord.of(validation, floats, seed);
  }

  private boolean isValidation(Row row) throws BadValueException {
    if (!format.split()) {
      return false;
    }
    Object value = row.get(row.length() - 1);
    if (value instanceof Boolean indicator) {
      return indicator;
    }
    throw new BadValueException(format.indicatorCol(), String.valueOf(value), "true or false");
  }

  private float weight(Row row) throws BadValueException {
    if (!format.weighted()) {
      return 1f;
    }
    Object value = row.get(featureColumns.length + 1);
    if (value instanceof Double weight && weight >= 0 && Float.isFinite(weight.floatValue())) {
      return weight.floatValue();
    }
    throw new BadValueException(
        format.weightCol(), String.valueOf(value), "a finite number of 0 or more");
  }
}
