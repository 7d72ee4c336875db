package org.linstock.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linstock.tensor.Tensor;

/**
 * One row an op: its name among PyTorch's reference numbers, the call, and the method it covers.
 * Each section of rows has reference numbers in a file of its own.
 */
final class OpTable {
  /**
   * A row.
   *
   * @param group the file of its reference numbers
   * @param method the public method of this package that the row covers, as Class.method
   */
  record Row(String group, String name, String method, Function<Tensor[], Tensor> op) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Rows whose reference numbers share a file. */
  static final class Section {
    private final String group;
    private final List<Row> rows = new ArrayList<>();

    Section(String group) {
      this.group = group;
    }

    Section row(String name, String method, Function<Tensor[], Tensor> op) {
      rows.add(new Row(group, name, method, op));
      return this;
    }

    List<Row> rows() {
      return rows;
    }
  }

  private OpTable() {}

  /** One line a section. */
  static List<Row> rows() {
    return Stream.of(
            BasicRows.rows(),
            ElementwiseRows.rows(),
            ReductionRows.rows(),
            IndexingRows.rows(),
            RecurrentRows.rows(),
            AttentionRows.rows(),
            LossRows.rows(),
            ActivationRows.rows(),
            ConvolutionRows.rows())
        .flatMap(List::stream)
        .toList();
  }
}
