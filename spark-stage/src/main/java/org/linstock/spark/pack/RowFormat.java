package org.linstock.spark.pack;

import java.io.Serializable;
import java.util.List;

/**
 * How a training row is read.
 *
 * @param featuresCols columns of features, read one after the other
 * @param labelCol column of labels
 * @param weightCol column of example weights; empty: every example weighs 1
 * @param indicatorCol boolean column, true for validation rows; empty: there are none
 * @param labelKind what the label column holds
 * @param width numbers a row's features must have
 * @param targets numbers a label has: 1 for {@code CLASS} and {@code SCALAR}
 * @param classes number of classes; 0 unless {@code CLASS}
 * @param skipInvalid whether a bad row is counted and left out; otherwise it is an error
 */
public record RowFormat(
    List<String> featuresCols,
    String labelCol,
    String weightCol,
    String indicatorCol,
    LabelKind labelKind,
    int width,
    int targets,
    int classes,
    boolean skipInvalid)
    implements Serializable {

  public RowFormat {
    featuresCols = List.copyOf(featuresCols);
  }

  /** Whether examples carry weights of their own. */
  public boolean weighted() {
    return !weightCol.isEmpty();
  }

  /** Whether some rows may be validation rows. */
  public boolean split() {
    return !indicatorCol.isEmpty();
  }

  /** Floats in a record: weight, targets, features. */
  int recordFloats() {
    return 1 + targets + width;
  }
}
