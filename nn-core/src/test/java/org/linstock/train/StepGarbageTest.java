package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.memory.DType;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Conv2d;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Dropout;
import org.linstock.nn.Embedding;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Flatten;
import org.linstock.nn.LSTM;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.ModuleList;
import org.linstock.nn.ReLU;
import org.linstock.nn.RecurrentOptions;
import org.linstock.nn.Sequential;
import org.linstock.nn.TransformerEncoder;
import org.linstock.nn.TransformerEncoderLayer;
import org.linstock.nn.TransformerOptions;
import org.linstock.optim.AdamW;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** What a step leaves on the heap, once its shapes have been seen and its code is compiled. */
class StepGarbageTest {
  private static final int ROWS = 8;
  private static final int STEPS = 200;
  private static final int TURNS = 50;
  private static final long MOST = 16 << 10;

  /** A net, and the shape of its examples. */
  private record Work(Module net, List<Long> shape) {}

  /** As many ops as the nets have that the garbage was measured with, on few numbers. */
  private static final Map<String, Work> WORKS =
      Map.of(
          "perceptron",
          new Work(new Sequential(new Linear(20, 64), new ReLU(), new Linear(64, 2)), List.of(20L)),
          "convolutions",
          new Work(
              new Sequential(
                  new Conv2d(1, 2, 3, 1, 1),
                  new ReLU(),
                  new MaxPool2d(2),
                  new Conv2d(2, 3, 3),
                  new ReLU(),
                  new MaxPool2d(2),
                  new Flatten(),
                  new Linear(12, 8),
                  new ReLU(),
                  new Linear(8, 2)),
              List.of(1L, 12L, 12L)),
          "tables",
          new Work(new Tables(), List.of((long) Tables.COLUMNS)),
          "lstm",
          new Work(new Sequence(), List.of(50L, 4L)),
          "transformer",
          new Work(new Encoder(), List.of(5L, 8L)));

  static Set<String> names() {
    return WORKS.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void staysUnderSixteenKilobytes(String name) {
    Generator.manualSeed(1);
    Work work = WORKS.get(name);
    long[] shape = work.shape.stream().mapToLong(Long::longValue).toArray();
    int width = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] features = new float[ROWS * width];
    FlatParameters.of(work.net);
    AdamW optimizer = new AdamW(work.net.parameters(), 1e-3);
    try (LocalTrainer trainer =
        new LocalTrainer(work.net, new CrossEntropyLoss(), optimizer, shape, 0)) {
      // Compilation goes on beside the steps, and takes away what it finds needless.
      long bytes = Long.MAX_VALUE;
      for (int turn = 0; bytes > MOST && turn < TURNS; turn++) {
        bytes = allocated(trainer, features) / STEPS;
      }
      assertTrue(bytes <= MOST, name + ": " + bytes + " bytes a step");
    }
  }

  private static long allocated(LocalTrainer trainer, float[] features) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] targets = new float[ROWS];
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < STEPS; i++) {
      trainer.step(features, targets, null, ROWS);
    }
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  /** A table for each of thirty columns, and three layers with norms and dropout. */
  private static final class Tables extends Module {
    static final int COLUMNS = 30;
    private static final int WIDTH = 8;

    private final ModuleList tables = register("tables", new ModuleList());
    private final Sequential layers =
        register(
            "layers",
            new Sequential(hidden(WIDTH * COLUMNS), hidden(16), hidden(16), new Linear(16, 2)));

    Tables() {
      for (int i = 0; i < COLUMNS; i++) {
        tables.add(new Embedding(10, WIDTH));
      }
    }

    private static Module hidden(int in) {
      return new Sequential(new Linear(in, 16), new BatchNorm1d(16), new ReLU(), new Dropout(0.1));
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor categories = x.to(DType.INT64);
      Tensor[] parts = new Tensor[COLUMNS];
      for (int i = 0; i < COLUMNS; i++) {
        parts[i] = tables.get(i).forward(categories.select(1, i));
      }
      return layers.forward(Tensor.cat(1, parts));
    }
  }

  /** Classes from an LSTM's last output. */
  private static final class Sequence extends Module {
    private final LSTM lstm =
        register("lstm", new LSTM(4, 8, new RecurrentOptions().batchFirst(true)));
    private final Linear head = register("head", new Linear(8, 2));

    @Override
    public Tensor forward(Tensor x) {
      return head.forward(lstm.forward(x).select(1, -1));
    }
  }

  /** Classes from the mean of an encoder of two layers. */
  private static final class Encoder extends Module {
    private final TransformerEncoder encoder =
        register(
            "encoder",
            new TransformerEncoder(
                new TransformerEncoderLayer(8, 2, new TransformerOptions().batchFirst(true)), 2));
    private final Linear head = register("head", new Linear(8, 2));

    @Override
    public Tensor forward(Tensor x) {
      return head.forward(encoder.forward(x).mean(1));
    }
  }
}
