package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Brings the pieces of a round together, by one of the paths. */
final class Reducer {
  /** Above this number Spark would sort a shuffle's records before it writes them. */
  private static final int MAX_REDUCERS = 200;

  private final ReducePath path;
  private final RoundStep step;
  private final JavaSparkContext context;

  Reducer(ReducePath path, RoundStep step, JavaSparkContext context) {
    this.path = path;
    this.step = step;
    this.context = context;
  }

  /**
   * Runs the round.
   *
   * @param before the state that it began with
   */
  Reduced reduce(JavaRDD<Piece> pieces, GlobalState before) {
    int reducers = Math.max(1, Math.min(MAX_REDUCERS, FloatVector.chunks(before.size())));
    return switch (path) {
      case COLLECT -> collected(read(pieces), before);
      case SLICED -> sliced(before, sorted(pieces, reducers));
      case OWNED -> owned(before, sorted(pieces, reducers), reducers);
    };
  }

  /** Reduces what is on the driver already. */
  Reduced collected(List<Piece> pieces, GlobalState before) {
    List<PartReport> reports = new ArrayList<>();
    Map<PieceKey, List<Slice>> slices = new LinkedHashMap<>();
    for (Piece piece : pieces.stream().sorted(Comparator.comparing(Piece::key)).toList()) {
      if (piece instanceof Slice slice) {
        slices.computeIfAbsent(slice.key().slice(), key -> new ArrayList<>()).add(slice);
      } else {
        reports.add((PartReport) piece);
      }
    }
    List<Slice> means =
        slices.values().stream().map(same -> new CollectedSlices(same).mean()).toList();
    return new Reduced.OnDriver(reports, means, before, step);
  }

  private static List<Piece> read(JavaRDD<Piece> pieces) {
    return Rdds.collect(pieces, (p, it) -> Iterators.transform(it, Piece::read));
  }

  private static JavaRDD<Piece> sorted(JavaRDD<Piece> pieces, int reducers) {
    return Rdds.values(
        keyed(pieces).repartitionAndSortWithinPartitions(new PiecePartitioner(reducers)));
  }

  private static JavaRDD<Piece> means(JavaRDD<Piece> sorted) {
    return Rdds.map(sorted, (p, it) -> new MeanIterator(it));
  }

  private static <P extends Piece> JavaPairRDD<PieceKey, P> keyed(JavaRDD<P> pieces) {
    return Rdds.keyed(
        pieces, (p, it) -> Iterators.transform(it, piece -> new Tuple2<>(piece.key(), piece)));
  }

  private Reduced sliced(GlobalState before, JavaRDD<Piece> sorted) {
    try {
      return onDriver(before, Rdds.collect(sorted, (p, it) -> new MeanIterator(it)).iterator());
    } finally {
      removeFiles(sorted);
    }
  }

  /**
   * Removes the files of the round's shuffles, up to the persisted rows and state. Spark itself
   * would do so when the driver's heap is next collected, which may be many rounds of files later.
   */
  private static void removeFiles(JavaRDD<Piece> sorted) {
    sorted.rdd().cleanShuffleDependencies(false);
  }

  private Reduced onDriver(GlobalState before, Iterator<Piece> pieces) {
    List<PartReport> reports = new ArrayList<>();
    List<Slice> means = new ArrayList<>();
    pieces.forEachRemaining(
        piece -> {
          if (piece instanceof Slice mean) {
            means.add(mean);
          } else {
            reports.add((PartReport) piece);
          }
        });
    return new Reduced.OnDriver(reports, means, before, step);
  }

  private Reduced owned(GlobalState before, JavaRDD<Piece> sorted, int reducers) {
    JavaRDD<Piece> means = means(sorted);
    JavaRDD<Piece> stepped = step.takesTheMean() ? means : stepped(before, means, reducers);
    // Two copies outlive one executor; and the checkpoint keeps rounds from remembering all rounds
    // before them.
    stepped.persist(context.isLocal() ? StorageLevel.DISK_ONLY() : StorageLevel.DISK_ONLY_2());
    stepped.rdd().localCheckpoint();
    try {
      List<OwnedPart> parts = Rdds.collect(stepped, (p, it) -> OwnedPart.of(it));
      return new Reduced.InExecutors(parts, stepped, before.size(), step.outer());
    } catch (RuntimeException e) {
      stepped.unpersist(false);
      throw e;
    } finally {
      removeFiles(sorted);
    }
  }

  private JavaRDD<Piece> stepped(GlobalState before, JavaRDD<Piece> means, int reducers) {
    RoundStep s = step;
    return oldSlices(before, reducers)
        .zipPartitions(means, (old, mean) -> new StepIterator(s, old, mean));
  }

  private JavaRDD<Slice> oldSlices(GlobalState before, int reducers) {
    if (before instanceof OwnedState owned) {
      return owned.slices();
    }
    List<Slice> slices = new ArrayList<>();
    List<String> names = ((DriverState) before).names();
    before.forEachChunk(
        (name, chunk, floats) -> {
          int vector = names.indexOf(name);
          if (StepIterator.needs(step, vector)) {
            slices.add(Slice.of(new PieceKey(vector, chunk, 0), 1, floats));
          }
        });
    FloatVector momentum = before.outer();
    for (int c = 0; c < momentum.chunks(); c++) {
      slices.add(Slice.of(StepIterator.momentumKey(c), 1, momentum.chunk(c)));
    }
    JavaRDD<Slice> spread = context.parallelize(slices, slices.size());
    return keyed(spread).partitionBy(new PiecePartitioner(reducers)).values();
  }
}
