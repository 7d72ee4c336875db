package org.linstock.ops;

import java.util.List;

/** Attention by itself: of heads in features that lie side by side or apart, and of matrices. */
final class AttentionRows {
  private AttentionRows() {}

  static List<OpTable.Row> rows() {
    return new OpTable.Section("ops_attention")
        .row(
            "attention_packed",
            "HeadAttention.packed",
            x -> HeadAttention.packed(x[0], 2, true, null, 0))
        .row(
            "attention_packed_length_first",
            "HeadAttention.packed",
            x -> HeadAttention.packed(x[0], 2, false, x[1], 0))
        .row(
            "attention_single_head",
            "HeadAttention.packed",
            x -> HeadAttention.packed(x[0], 1, true, null, 0))
        .row(
            "attention_over",
            "HeadAttention.over",
            x -> HeadAttention.over(x[0], x[1], 2, true, null, 0))
        .row(
            "attention_separate",
            "HeadAttention.separate",
            x -> HeadAttention.separate(x[0], x[1], x[2], 2, false, x[3], 0))
        .row(
            "attention_stacks",
            "HeadAttention.stacks",
            x -> HeadAttention.stacks(x[0], x[1], x[2], x[3], 0))
        .row(
            "attention_matrices",
            "HeadAttention.stacks",
            x -> HeadAttention.stacks(x[0], x[1], x[2], null, 0))
        .rows();
  }
}
