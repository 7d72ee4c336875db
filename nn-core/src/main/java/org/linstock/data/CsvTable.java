package org.linstock.data;

import java.util.List;
import org.linstock.tensor.Tensor;

/**
 * What a CSV file held.
 *
 * @param featureNames the columns of {@code features}
 * @param classNames the texts of classes 0, 1, …; empty when the file had numbers
 * @param features float32 [rows, columns]
 * @param labels int64 [rows] for classes, float32 [rows, 1] for a number, null without a label
 */
public record CsvTable(
    List<String> featureNames, List<String> classNames, Tensor features, Tensor labels) {
  /** Examples of a row's features and, when there is one, its label. */
  public TensorDataset dataset() {
    return labels == null ? new TensorDataset(features) : new TensorDataset(features, labels);
  }
}
