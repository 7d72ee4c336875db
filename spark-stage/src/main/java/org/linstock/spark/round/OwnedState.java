package org.linstock.spark.round;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A state whose slices lie in the executors that reduced them; the driver knows their number only.
 * For states that would fill the driver's heap.
 */
final class OwnedState implements GlobalState {
  private final JavaRDD<Piece> reduced;
  private final List<String> names;
  private final int size;
  private final FloatVector buffers;
  private final long stepCount;
  private final boolean momentum;
  private final boolean finiteSlices;

  /**
   * @param reduced what the round gave, persisted: slices are taken, reports passed over
   * @param names of the vectors by number
   * @param momentum whether there are slices of the outer optimizer's momentum
   * @param finiteSlices whether every number of the slices is finite
   */
  OwnedState(
      JavaRDD<Piece> reduced,
      List<String> names,
      int size,
      FloatVector buffers,
      long stepCount,
      boolean momentum,
      boolean finiteSlices) {
    this.reduced = reduced;
    this.names = List.copyOf(names);
    this.size = size;
    this.buffers = buffers;
    this.stepCount = stepCount;
    this.momentum = momentum;
    this.finiteSlices = finiteSlices;
  }

  /** All slices, those of the momentum too. */
  JavaRDD<Slice> slices() {
    return reduced.filter(piece -> piece instanceof Slice).map(piece -> (Slice) piece);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public DriverState values() {
    return DriverState.of(vector(key -> key.vector() == 0), buffers);
  }

  @Override
  public FloatVector outer() {
    return momentum ? vector(StepIterator::isMomentum) : FloatVector.empty();
  }

  private FloatVector vector(Predicate<PieceKey> which) {
    byte[][] chunks = new byte[FloatVector.chunks(size)][];
    slices()
        .toLocalIterator()
        .forEachRemaining(
            slice -> {
              if (which.test(slice.key())) {
                chunks[slice.key().chunk()] = slice.floats();
              }
            });
    return new FloatVector(size, chunks);
  }

  @Override
  public FloatVector buffers() {
    return buffers;
  }

  @Override
  public long stepCount() {
    return stepCount;
  }

  @Override
  public boolean finite() {
    return finiteSlices && buffers.finite();
  }

  @Override
  public void forEachChunk(ChunkReader reader) {
    forEachChunk(names, slices().toLocalIterator(), reader);
  }

  static void forEachChunk(List<String> names, Iterator<Slice> slices, ChunkReader reader) {
    slices.forEachRemaining(
        slice -> {
          PieceKey key = slice.key();
          if (!StepIterator.isMomentum(key)) {
            reader.read(names.get(key.vector()), key.chunk(), slice.floats());
          }
        });
  }

  @Override
  public Delivery deliver(JavaSparkContext context, boolean withOptimizer) {
    int last = withOptimizer ? names.size() - 1 : 0;
    JavaRDD<Slice> sent = slices().filter(slice -> slice.key().vector() <= last);
    return new ShuffleDelivery(sent, names, buffers, stepCount);
  }

  @Override
  public void release() {
    reduced.unpersist(false);
  }
}
