package org.linstock.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One row a layer. Each section of rows has reference numbers in a file of its own. */
final class LayerTable {
  /**
   * A row.
   *
   * @param group the file of its reference numbers
   * @param name the case among PyTorch's reference numbers
   * @param constructor PyTorch's constructor, as the reference numbers name it
   * @param make the same in Java
   * @param text what PyTorch prints
   */
  record Row(String group, String name, String constructor, Supplier<Module> make, String text) {
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

    Section row(String name, String constructor, Supplier<Module> make, String text) {
      rows.add(new Row(group, name, constructor, make, text));
      return this;
    }

    List<Row> rows() {
      return rows;
    }
  }

  private LayerTable() {}

  /** One line a section. */
  static List<Row> rows() {
    return Stream.of(
            BasicLayerRows.rows(),
            ContainerRows.rows(),
            ConvolutionLayerRows.rows(),
            NormLayerRows.rows(),
            RecurrentLayerRows.rows(),
            AttentionLayerRows.rows(),
            ActivationLayerRows.rows(),
            TransformerRows.rows())
        .flatMap(List::stream)
        .toList();
  }
}
