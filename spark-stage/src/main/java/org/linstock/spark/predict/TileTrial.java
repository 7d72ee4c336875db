package org.linstock.spark.predict;

import java.util.stream.IntStream;
import org.linstock.memory.Arena;
import org.linstock.memory.MemoryPool;
import org.linstock.nn.Init;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.spark.round.NetSpec;
import org.linstock.tensor.Generator;

/**
 * Looks for the least number of rows that a net computes to the same bits as a whole tile. In which
 * order a product adds up depends on the shapes of its factors, not on their numbers, so what holds
 * for some numbers holds for all: the net is tried with weights and examples of its own.
 */
final class TileTrial {
  private static final int[] SMALLER = {1, 2, 4, 8, 16, 32};
  private static final int COMPARED = 16;

  private final NetSpec spec;
  private final Module net;
  private final float[] examples;
  private final float[] expected;

  private TileTrial(NetSpec spec, Generator random) {
    this.spec = spec;
    this.net = spec.build();
    net.parameters().forEach(parameter -> fill(parameter, random));
    this.examples = examples(RowPredictor.TILE * spec.width(), random);
    try (RowPredictor tile = predictor(RowPredictor.TILE)) {
      System.arraycopy(examples, 0, tile.tile(), 0, examples.length);
      this.expected = tile.predict(RowPredictor.TILE).clone();
    }
  }

  /** The number of rows; that of a tile, if no smaller one will do or it cannot be tried. */
  static int least(NetSpec spec) {
    try (MemoryPool memory = new MemoryPool();
        MemoryPool.Turn turn = memory.enter();
        Arena arena = Arena.open()) {
      return new TileTrial(spec, new Generator(1)).least();
    } catch (RuntimeException e) {
      // A net of modules that take other numbers than 0 and 1.
      return RowPredictor.TILE;
    }
  }

  /** No large numbers, and vectors that keep rectified units alive. */
  private static void fill(Parameter parameter, Generator random) {
    if (parameter.dim() < 2) {
      Init.uniform_(parameter, 0.5, 1.5, random);
    } else {
      double bound = 1 / Math.sqrt((double) parameter.numel() / parameter.size(0));
      Init.uniform_(parameter, -bound, bound, random);
    }
  }

  /** Of 0 and 1, which embeddings take as well. */
  private static float[] examples(int count, Generator random) {
    float[] examples = new float[count];
    for (int i = 0; i < count; i++) {
      examples[i] = random.below(2);
    }
    return examples;
  }

  private RowPredictor predictor(int rows) {
    return new RowPredictor(net, "", spec.shape(), rows);
  }

  private int least() {
    if (IntStream.range(0, COMPARED).allMatch(i -> isSame(expected, row(i)))) {
      return RowPredictor.TILE; // Equal rows tell nothing.
    }
    return IntStream.of(SMALLER).filter(this::suffices).findFirst().orElse(RowPredictor.TILE);
  }

  private static int row(int i) {
    return i * RowPredictor.TILE / COMPARED;
  }

  private boolean suffices(int rows) {
    try (RowPredictor predictor = predictor(rows)) {
      return IntStream.range(0, COMPARED)
          .map(TileTrial::row)
          .allMatch(
              row -> {
                System.arraycopy(examples, row * spec.width(), predictor.tile(), 0, spec.width());
                return isSame(predictor.predict(1), row);
              });
    }
  }

  /** Whether the first outputs are those expected of a row. */
  private boolean isSame(float[] outputs, int row) {
    int width = expected.length / RowPredictor.TILE;
    return IntStream.range(0, width)
        .allMatch(
            i ->
                Float.floatToRawIntBits(outputs[i])
                    == Float.floatToRawIntBits(expected[row * width + i]));
  }
}
