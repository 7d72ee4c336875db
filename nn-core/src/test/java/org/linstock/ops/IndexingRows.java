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
    slices(section);
    indices(section);
    masks(section);
    sorting(section);
    repeating(section);
    shapes(section);
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

  private static void slices(OpTable.Section section) {
    section.row("slice_negative", "Slicing.slice", x -> x[0].slice(1, -3, -1));
    section.row("slice_step", "Slicing.slice", x -> x[0].slice(1, 1, 6, 2));
    section.row("slice_transposed", "Slicing.slice", x -> x[0].t().slice(0, 1, 3));
    section.row("narrow", "Slicing.narrow", x -> x[0].narrow(-1, 1, 2));
    section.row("select_last", "Slicing.select", x -> x[0].get(-1));
    section.row("select_dim", "Slicing.select", x -> x[0].select(1, -2));
    section.row("split", "Slicing.split", x -> joined(1, x[0].split(2, 1)));
    section.row(
        "split_sizes", "Slicing.split", x -> joined(0, x[0].split(new long[] {1, 0, 3}, 0)));
    section.row("chunk", "Slicing.chunk", x -> joined(-1, x[0].chunk(3, -1)));
    section.row("unbind", "Slicing.unbind", x -> joined(0, x[0].unbind(1)));
    section.row("diagonal", "Diagonals.diagonal", x -> x[0].diagonal());
    section.row("diagonal_above", "Diagonals.diagonal", x -> x[0].diagonal(1, 2, 0));
    section.row("diagonal_below", "Diagonals.diagonal", x -> x[0].diagonal(-1, -2, -1));
  }

  /** Each part times its number, so that no two can be exchanged. */
  private static Tensor joined(int dim, Tensor... parts) {
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].mul(i + 1);
    }
    return Tensor.cat(dim, parts);
  }

  private static void indices(OpTable.Section section) {
    section.row("index_select", "Indexing.indexSelect", x -> x[0].indexSelect(1, x[1]));
    section.row("index_select_rows", "Indexing.indexSelect", x -> x[0].indexSelect(0, x[1]));
    section.row("index_add", "Indexing.indexAdd", x -> x[0].indexAdd(1, x[1], x[2]));
    section.row("get_index", "Indexing.get", x -> x[0].get(x[1]));
    section.row("get_mask", "Indexing.get", x -> x[0].get(x[1]));
    section.row("embedding", "Indexing.embedding", x -> Indexing.embedding(x[0], x[1], -1));
    section.row("gather", "Indexing.gather", x -> x[0].gather(1, x[1]));
    section.row("gather_first", "Indexing.gather", x -> x[0].gather(0, x[1]));
    section.row("take", "Indexing.take", x -> x[0].take(x[1]));
    section.row("scatter", "Indexing.scatter", x -> x[0].scatter(1, x[1], x[2]));
    section.row("scatter_value", "Indexing.scatter", x -> x[0].scatter(0, x[1], 2.5));
    section.row("scatter_add", "Indexing.scatterAdd", x -> x[0].scatterAdd(1, x[1], x[2]));
  }

  private static void masks(OpTable.Section section) {
    section.row("masked_fill", "Masking.maskedFill", x -> x[0].maskedFill(x[1], -2.5));
    section.row("masked_fill_wider", "Masking.maskedFill", x -> x[0].maskedFill(x[1], 7));
    section.row("masked_select", "Masking.maskedSelect", x -> x[0].maskedSelect(x[1]));
    section.row("masked_select_broadcast", "Masking.maskedSelect", x -> x[0].maskedSelect(x[1]));
    section.row("nonzero", "Masking.nonzero", x -> x[0].nonzero());
    section.row("one_hot", "Masking.oneHot", x -> x[0].oneHot(5));
    section.row("one_hot_inferred", "Masking.oneHot", x -> x[0].oneHot(-1));
    section.row("triu", "Masking.triu", x -> x[0].triu());
    section.row("triu_above", "Masking.triu", x -> x[0].triu(1));
    section.row("tril", "Masking.tril", x -> x[0].tril(-1));
  }

  private static void sorting(OpTable.Section section) {
    section.row("sort", "Sorting.sort", x -> x[0].sort(0, false).values());
    section.row("sort_descending", "Sorting.sort", x -> x[0].sort(-1, true).values());
    section.row("sort_indices", "Sorting.sort", x -> x[0].sort(1, false).indices());
    section.row("sort_special", "Sorting.sort", x -> x[0].sort().indices());
    section.row("argsort", "Sorting.argsort", x -> x[0].argsort(0, true));
    section.row("topk", "Sorting.topk", x -> x[0].topk(2).values());
    section.row("topk_smallest", "Sorting.topk", x -> x[0].topk(2, 1, false).values());
    section.row("topk_indices", "Sorting.topk", x -> x[0].topk(3, 0, true).indices());
    section.row("unique", "Sorting.unique", x -> x[0].unique());
    section.row("cumsum", "Scans.cumsum", x -> x[0].cumsum(1));
    section.row("cumsum_last", "Scans.cumsum", x -> x[0].cumsum(-1));
    section.row("cumsum_whole", "Scans.cumsum", x -> x[0].cumsum(0));
  }

  private static void repeating(OpTable.Section section) {
    section.row("repeat", "Repeating.repeat", x -> x[0].repeat(2, 1, 3));
    section.row("tile", "Repeating.tile", x -> x[0].tile(2));
    section.row(
        "repeat_interleave", "Repeating.repeatInterleave", x -> x[0].repeatInterleave(2, 1));
    section.row("transpose_dims", "Shaping.transpose", x -> x[0].transpose(0, 2));
    section.row("contiguous", "Shaping.contiguous", x -> x[0].t().contiguous());
    section.row("clone", "Conversion.clone", x -> x[0].clone());
    section.row("flip", "Repeating.flip", x -> x[0].flip(0, -1));
    section.row("roll", "Repeating.roll", x -> x[0].roll(5, 1));
    section.row("roll_back", "Repeating.roll", x -> x[0].roll(-1, 0));
    section.row("pad", "Repeating.pad", x -> x[0].pad(1, 2, 0, 3));
    section.row("pad_value", "Repeating.pad", x -> x[0].pad(new long[] {2, 1}, -1.5));
    section.row("pad_negative", "Repeating.pad", x -> x[0].pad(-1, 2, 1, -2));
  }

  private static void shapes(OpTable.Section section) {
    section.row("diag", "Diagonals.diag", x -> x[0].diag());
    section.row("diag_below", "Diagonals.diag", x -> x[0].diag(-2));
    section.row("diag_matrix", "Diagonals.diag", x -> x[0].diag(1));
    section.row("trace", "Diagonals.trace", x -> x[0].trace());
    section.row("squeeze_all", "Shaping.squeeze", x -> x[0].squeeze());
    section.row("flatten_range", "Shaping.flatten", x -> x[0].flatten(1, 2));
    section.row("unflatten", "Shaping.unflatten", x -> x[0].unflatten(1, 2, -1));
    section.row("movedim", "Shaping.movedim", x -> x[0].movedim(0, -1));
    section.row("movedim_back", "Shaping.movedim", x -> x[0].movedim(2, 1));
    section.row("view_split", "Shaping.view", x -> x[0].t().view(2, 3, x[0].size(0)).mul(2));
  }
}
