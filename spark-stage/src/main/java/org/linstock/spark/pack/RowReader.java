package org.linstock.spark.pack;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * Turns a row of (features…, label[, weight][, indicator]) into a record: the little-endian floats
 * of weight, targets and features, in this order. A record is what content hashes are taken of, so
 * equal content gives equal bytes however it was stored (dense, sparse or array).
 */
final class RowReader implements Serializable {
  private static final long serialVersionUID = 1L;
  private final RowFormat format;
  private final FeatureReader features;
  private final int[] featureColumns;
  private final LabelReader label;

  RowReader(RowFormat format) {
    this.format = format;
    this.features = new FeatureReader(format.featuresCols(), format.width());
    this.featureColumns = IntStream.range(0, format.featuresCols().size()).toArray();
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
    label.read(row, featureColumns.length, record, 1);
    features.read(row, featureColumns, record, 1 + format.targets());
    byte[] bytes = new byte[Math.multiplyExact(record.length, Float.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(record);
    return bytes;
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
