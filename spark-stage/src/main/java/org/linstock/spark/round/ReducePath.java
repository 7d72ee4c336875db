package org.linstock.spark.round;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** A way to bring the partitions' results together. All give the same bits. */
public enum ReducePath {
  /** The driver takes every partition's state and makes the mean: the least latency. */
  COLLECT {
    @Override
    Iterator<Piece> means(JavaRDD<Piece> pieces, int reducers) {
      List<Piece> all = pieces.collect().stream().sorted(Comparator.comparing(Piece::key)).toList();
      return new MeanIterator(all.iterator());
    }
  },
  /**
   * Slices go to reducers through a shuffle, and their means to the driver: it takes one copy,
   * however many partitions there are.
   */
  SLICED {
    @Override
    Iterator<Piece> means(JavaRDD<Piece> pieces, int reducers) {
      return pieces
          .mapToPair(piece -> new Tuple2<>(piece.key(), piece))
          .repartitionAndSortWithinPartitions(new PiecePartitioner(reducers))
          .values()
          .mapPartitions(MeanIterator::new)
          .collect()
          .iterator();
    }
  };

  /** Bytes of all partitions' states together above which the driver does not take them. */
  static final long COLLECT_BYTES = 64L << 20;

  /**
   * The path for a param {@code aggregationDepth}: 1, 2, or 0 for the one that fits.
   *
   * @param bytes of one partition's state
   */
  public static ReducePath of(int depth, int partitions, long bytes) {
    if (depth == 0) {
      return partitions * bytes <= COLLECT_BYTES ? COLLECT : SLICED;
    }
    return depth == 1 ? COLLECT : SLICED;
  }

  /** The reports of all partitions, and the mean of each slice. */
  abstract Iterator<Piece> means(JavaRDD<Piece> pieces, int reducers);
}
