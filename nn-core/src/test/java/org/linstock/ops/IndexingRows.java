package org.linstock.ops;

import java.util.List;
import org.linstock.nn.Functional;
import org.linstock.tensor.Tensor;

/** Products of any rank, other shapes of the same elements, indexing and sorting. */
final class IndexingRows {
  private IndexingRows() {}

  static List<OpTable.Row> rows() {
    OpTable.Section section = new OpTable.Section("ops_indexing");
    products(section);
    return section.rows();
  }

  private static void products(OpTable.Section section) {
    for (String kind :
        List.of(
            "dot",
            "matrix_vector",
            "vector_matrix",
            "batch",
            "batch_matrix",
            "matrix_batch",
            "batch_vector",
            "vector_batch",
            "broadcast",
            "broadcast_both")) {
      section.row("matmul_" + kind, "MatMul.matmul", x -> x[0].matmul(x[1]));
    }
    section.row(
        "matmul_heads", "MatMul.matmul", x -> heads(x[0]).matmul(heads(x[1]).transpose(-1, -2)));
    section.row("bmm", "BatchedMatMul.bmm", x -> x[0].bmm(x[1]));
    section.row("dot", "MatMul.dot", x -> x[0].dot(x[1]));
    section.row("mv", "MatMul.mv", x -> x[0].mv(x[1]));
    section.row("outer", "MatMul.outer", x -> x[0].outer(x[1]));
    section.row("addmm", "MatMul.addmm", x -> x[0].addmm(x[1], x[2]));
    section.row("addmm_scaled", "MatMul.addmm", x -> x[0].addmm(x[1], x[2], 0.5, -2));
    section.row("baddbmm", "BatchedMatMul.baddbmm", x -> x[0].baddbmm(x[1], x[2], 0.5, 2));
    section.row("linear_vector", "MatMul.linear", x -> Functional.linear(x[0], x[1], x[2]));
    section.row("linear_sequence", "MatMul.linear", x -> Functional.linear(x[0], x[1], x[2]));
    section.row(
        "linear_sequence_nobias", "MatMul.linear", x -> Functional.linear(x[0], x[1], null));
  }

  /** [2, 3, 4] as two heads, [2, 2, 3, 2]: a view whose matrices have gaps between their rows. */
  private static Tensor heads(Tensor x) {
    return x.reshape(2, 3, 2, 2).transpose(1, 2);
  }
}
