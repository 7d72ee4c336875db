package org.linstock.spark.pack;

import java.util.List;
import org.apache.spark.sql.Row;

/** Reads a label into the record's target floats, and refuses what the net cannot be taught. */
final class LabelReader {
  private final RowFormat format;
  private final FeatureReader vector;

  LabelReader(RowFormat format) {
    this.format = format;
    this.vector = new FeatureReader(List.of(format.labelCol()), format.targets());
  }

  void read(Row row, int column, float[] out, int offset) throws BadValueException {
    switch (format.labelKind()) {
      case CLASS -> out[offset] = classIndex(row.get(column));
      case SCALAR -> out[offset] = scalar(row.get(column));
      case VECTOR -> vector.read(row, new int[] {column}, out, offset);
      case TRUTHS -> {
        vector.read(row, new int[] {column}, out, offset);
        requireTruths(out, offset);
      }
    }
  }

  private void requireTruths(float[] out, int offset) throws BadValueException {
    for (int i = 0; i < format.targets(); i++) {
      if (out[offset + i] < 0 || out[offset + i] > 1) {
        throw new BadValueException(
            format.labelCol(), out[offset + i] + " at index " + i, "a truth value from 0 to 1");
      }
    }
  }

  private float classIndex(Object value) throws BadValueException {
    if (value instanceof Double label
        && label >= 0
        && label < format.classes()
        && label == Math.rint(label)) {
      return label.floatValue();
    }
    throw new BadValueException(
        format.labelCol(),
        String.valueOf(value),
        "a class from 0 to %d, as the network tells %d apart (StringIndexer numbers classes from 0)"
            .formatted(format.classes() - 1, format.classes()));
  }

  private float scalar(Object value) throws BadValueException {
    if (value instanceof Double label && Float.isFinite(label.floatValue())) {
      return label.floatValue();
    }
    throw new BadValueException(format.labelCol(), String.valueOf(value), "a finite 32-bit number");
  }
}
