package org.linstock.jobs.data;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** The items {@code first} to {@code end} (exclusive) of an IDX file: what one task reads. */
record IdxRange(int first, int end) implements Serializable {

  /** {@code count} items in {@code parts} ranges of nearly the same size. */
  static List<IdxRange> split(int count, int parts) {
    return IntStream.range(0, parts)
        .mapToObj(
            i ->
                new IdxRange(
                    (int) ((long) count * i / parts), (int) ((long) count * (i + 1) / parts)))
        .toList();
  }
}
