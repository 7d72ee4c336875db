package org.linstock.spark.pack;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.sql.Row;

/**
 * Turns a row of (features, label[, weight][, indicator]) into a record: the little-endian floats
 * of weight, targets and features, in this order. A record is what content hashes are taken of, so
 * equal content gives equal bytes however it was stored (dense, sparse or array).
 */
final class RowReader implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FEATURES = 0;
  private static final int LABEL = 1;
  private static final int WEIGHT = 2;

  private final RowFormat format;
  private final FeatureReader features;
  private final LabelReader label;

  RowReader(RowFormat format) {
    this.format = format;
    this.features = new FeatureReader(format.featuresCol(), format.width());
    this.label = new LabelReader(format);
  }

  /** Whether the row is a validation row. */
  boolean isValidation(Row row) throws BadValueException {
    if (!format.split()) {
      return false;
    }
    Object value = row.get(row.length() - 1);
    if (value instanceof Boolean indicator) {
      return indicator;
    }
    throw new BadValueException(format.indicatorCol(), String.valueOf(value), "true or false");
  }

  byte[] read(Row row) throws BadValueException {
    float[] record = new float[format.recordFloats()];
    record[0] = weight(row);
    label.read(row.get(LABEL), record, 1);
    features.read(row.get(FEATURES), record, 1 + format.targets());
    byte[] bytes = new byte[Math.multiplyExact(record.length, Float.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(record);
    return bytes;
  }

  private float weight(Row row) throws BadValueException {
    if (!format.weighted()) {
      return 1f;
    }
    Object value = row.get(WEIGHT);
    if (value instanceof Double weight && weight >= 0 && Float.isFinite(weight.floatValue())) {
      return weight.floatValue();
    }
    throw new BadValueException(
        format.weightCol(), String.valueOf(value), "a finite number of 0 or more");
  }
}
