package org.linstock.spark.pack;

import java.io.Serializable;

/** Reads a label into the record's target floats, and refuses what the net cannot be taught. */
final class LabelReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RowFormat format;
  private final FeatureReader vector;

  LabelReader(RowFormat format) {
    this.format = format;
    this.vector = new FeatureReader(format.labelCol(), format.targets());
  }

  void read(Object value, float[] out, int offset) throws BadValueException {
    switch (format.labelKind()) {
      case CLASS -> out[offset] = classIndex(value);
      case SCALAR -> out[offset] = scalar(value);
      case VECTOR -> vector.read(value, out, offset);
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
        "a class from 0 to %d, as the network has %d outputs (StringIndexer numbers classes from 0)"
            .formatted(format.classes() - 1, format.classes()));
  }

  private float scalar(Object value) throws BadValueException {
    if (value instanceof Double label && Float.isFinite(label.floatValue())) {
      return label.floatValue();
    }
    throw new BadValueException(format.labelCol(), String.valueOf(value), "a finite 32-bit number");
  }
}
