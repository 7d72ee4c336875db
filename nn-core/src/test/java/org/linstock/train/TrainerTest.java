package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linstock.data.DataLoader;
import org.linstock.data.TensorDataset;
import org.linstock.memory.Pools;
import org.linstock.memory.Scope;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Linear;
import org.linstock.nn.Loss;
import org.linstock.nn.MSELoss;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Adam;
import org.linstock.optim.LBFGS;
import org.linstock.optim.ReduceLROnPlateau;
import org.linstock.optim.SGD;
import org.linstock.optim.StepLR;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Epochs of training, and what is told of them. */
class TrainerTest {
  @AfterEach
  void release() {
    Scope.releaseThreadMemory();
  }

  /** Points whose class is whether the first coordinate is positive. */
  private static TensorDataset points(int count, long seed) {
    Tensor x = Tensor.randn(new Generator(seed), count, 2);
    long[] classes = new long[count];
    for (int i = 0; i < count; i++) {
      classes[i] = x.at(i, 0) > 0 ? 1 : 0;
    }
    return new TensorDataset(x, Tensor.ofInts(classes));
  }

  private static Module net() {
    Generator.manualSeed(7);
    return new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 2));
  }

  private static float[] values(Module net) {
    float[] values = new float[FlatParameters.of(net).size()];
    FlatParameters.of(net).read(values);
    return values;
  }

  private static DataLoader shuffled(int count) {
    return new DataLoader(points(count, 1), 16).shuffle(new Generator(3));
  }

  @Test
  void learnsAndTellsItsHistory() {
    Module net = net();
    List<Epoch> history =
        new Trainer()
            .maxEpochs(20)
            .validation(new DataLoader(points(50, 2), 32))
            .quiet()
            .fit(net, new CrossEntropyLoss(), new Adam(net.parameters(), 0.02), shuffled(200));
    assertEquals(20, history.size());
    Epoch first = history.get(0);
    Epoch last = history.get(19);
    assertEquals(20, last.number());
    assertEquals(200, last.examples());
    assertTrue(last.seconds() > 0);
    assertTrue(last.loss() < 0.1 && first.loss() > 0.3, first + " " + last);
    assertTrue(last.accuracy().getAsDouble() > 0.97, last.toString());
    assertTrue(last.validationLoss().getAsDouble() < 0.2, last.toString());
    assertTrue(last.validationAccuracy().getAsDouble() > 0.9, last.toString());
  }

  @Test
  void isAPlainLoopOverTheLoader() {
    Module trained = net();
    new Trainer()
        .maxEpochs(3)
        .quiet()
        .fit(
            trained,
            new CrossEntropyLoss(),
            new SGD(trained.parameters(), 0.1).momentum(0.9),
            shuffled(50));
    Module net = net();
    SGD optimizer = new SGD(net.parameters(), 0.1).momentum(0.9);
    DataLoader loader = shuffled(50);
    for (int epoch = 0; epoch < 3; epoch++) {
      for (List<Tensor> batch : loader) {
        optimizer.zeroGrad();
        new CrossEntropyLoss().forward(net.forward(batch.get(0)), batch.get(1)).backward();
        optimizer.step();
      }
    }
    assertArrayEquals(values(net), values(trained));
  }

  @Test
  void countsLossesAndHitsByExampleWhateverTheBatches() {
    TensorDataset data = points(50, 1);
    for (int batchSize : new int[] {50, 7}) {
      for (Loss.Reduction reduction : List.of(Loss.Reduction.MEAN, Loss.Reduction.SUM)) {
        Module net = net();
        Epoch epoch =
            new Trainer()
                .maxEpochs(1)
                .quiet()
                .fit(
                    net,
                    new CrossEntropyLoss(reduction),
                    new SGD(net.parameters(), 0),
                    new DataLoader(data, batchSize))
                .get(0);
        Tensor output = net.forward(data.tensors().get(0));
        Tensor labels = data.tensors().get(1);
        assertEquals(new CrossEntropyLoss().forward(output, labels).item(), epoch.loss(), 1e-6);
        long hits = 0;
        for (int i = 0; i < 50; i++) {
          hits += output.argmax(1).toLongArray()[i] == labels.toLongArray()[i] ? 1 : 0;
        }
        assertEquals(OptionalDouble.of(hits / 50.0), epoch.accuracy());
      }
    }
  }

  @Test
  void anOptimizerThatAsksForTheLossAgainSeesTheSameBatch() {
    Module net = net();
    List<Epoch> history =
        new Trainer()
            .maxEpochs(5)
            .quiet()
            .fit(
                net,
                new CrossEntropyLoss(),
                new LBFGS(net.parameters(), 1).lineSearch("strong_wolfe"),
                new DataLoader(points(100, 1), 100).shuffle(new Generator(3)));
    assertEquals(100, history.get(4).examples());
    assertTrue(history.get(4).loss() < 0.05, history.toString());
    assertTrue(history.get(4).accuracy().getAsDouble() > 0.97, history.toString());
  }

  @Test
  void aRegressionHasNoAccuracy() {
    Module net = new Linear(2, 1);
    Tensor x = Tensor.randn(20, 2);
    Epoch epoch =
        new Trainer()
            .maxEpochs(1)
            .quiet()
            .fit(
                net,
                new MSELoss(),
                new SGD(net.parameters(), 0.1),
                new DataLoader(new TensorDataset(x, x.slice(1, 0, 1)), 8))
            .get(0);
    assertEquals(OptionalDouble.empty(), epoch.accuracy());
    assertEquals(OptionalDouble.empty(), epoch.validationLoss());
    assertEquals(OptionalDouble.empty(), epoch.validationAccuracy());
  }

  @Test
  void patienceStopsAndLeavesTheBestValues() {
    Module net = net();
    SGD optimizer = new SGD(net.parameters(), 0.1);
    List<float[]> after = new ArrayList<>();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<Epoch> history =
        new Trainer()
            .maxEpochs(50)
            .patience(2)
            .validation(new DataLoader(points(50, 2), 50))
            .progress(new PrintStream(text, true, StandardCharsets.UTF_8))
            .onEpochEnd(epoch -> after.add(values(net)))
            // From the fourth epoch on the net gets worse.
            .onEpochEnd(epoch -> optimizer.setLr(epoch.number() < 3 ? 0.1 : 30))
            .fit(net, new CrossEntropyLoss(), optimizer, shuffled(100));
    int best = 0;
    for (int i = 0; i < history.size(); i++) {
      double loss = history.get(i).validationLoss().getAsDouble();
      best = loss < history.get(best).validationLoss().getAsDouble() ? i : best;
    }
    assertEquals(best + 3, history.size());
    assertTrue(history.size() < 50);
    assertArrayEquals(after.get(best), values(net));
    String expected =
        "stopped early; the net has its values of epoch %d, the best\n".formatted(best + 1);
    assertTrue(text.toString(StandardCharsets.UTF_8).endsWith(expected));
  }

  @Test
  void schedulesAreSteppedAfterEachEpoch() {
    Module net = net();
    SGD optimizer = new SGD(net.parameters(), 0.8);
    List<Double> rates = new ArrayList<>();
    new Trainer()
        .maxEpochs(3)
        .quiet()
        .scheduler(new StepLR(optimizer, 1, 0.5))
        .onEpochEnd(epoch -> rates.add(optimizer.lr()))
        .fit(net, new CrossEntropyLoss(), optimizer, shuffled(20));
    assertEquals(List.of(0.4, 0.2, 0.1), rates);
  }

  @Test
  void aPlateauIsJudgedByTheValidationLoss() {
    Module net = net();
    SGD optimizer = new SGD(net.parameters(), 0);
    // A rate of zero changes nothing, so the loss never gets better.
    SGD watched = new SGD(net.parameters(), 1);
    new Trainer()
        .maxEpochs(4)
        .quiet()
        .validation(new DataLoader(points(20, 2), 20))
        .scheduler(new ReduceLROnPlateau(watched).patience(1).factor(0.5))
        .fit(net, new CrossEntropyLoss(), optimizer, shuffled(20));
    assertEquals(0.5, watched.lr());
  }

  @Test
  void gradientsAreClipped() {
    Module net = net();
    float[] before = values(net);
    new Trainer()
        .maxEpochs(1)
        .quiet()
        .clipNorm(1e-3)
        .fit(
            net,
            new CrossEntropyLoss(),
            new SGD(net.parameters(), 1),
            new DataLoader(points(20, 1), 20));
    float[] after = values(net);
    double moved = 0;
    for (int i = 0; i < after.length; i++) {
      moved += Math.pow(after[i] - before[i], 2);
    }
    assertEquals(1e-3, Math.sqrt(moved), 1e-5);
  }

  @Test
  void epochsAfterTheFirstAllocateNothing() {
    Module net = net();
    FlatParameters.of(net);
    List<Integer> owned = new ArrayList<>();
    new Trainer()
        .maxEpochs(5)
        .validation(new DataLoader(points(50, 2), 32))
        .quiet()
        .onEpochEnd(epoch -> owned.add(Pools.size()))
        .fit(net, new CrossEntropyLoss(), new Adam(net.parameters(), 0.02), shuffled(100));
    assertEquals(1, owned.stream().distinct().count(), owned.toString());
  }

  @Test
  void aLossThatIsNoNumberStopsTraining() {
    Module net = new Linear(2, 1);
    Tensor x = Tensor.full(1e30, 4, 2);
    DataLoader loader = new DataLoader(new TensorDataset(x, x.slice(1, 0, 1)), 4);
    assertEquals(
        "Trainer: the loss of epoch 1 is Infinity; lower the learning rate, clip the gradients, or look for bad values in the data",
        assertThrows(
                IllegalStateException.class,
                () ->
                    new Trainer()
                        .quiet()
                        .fit(net, new MSELoss(), new SGD(net.parameters(), 0), loader))
            .getMessage());
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(
        "Trainer: maxEpochs = 0, expected at least 1", message(() -> new Trainer().maxEpochs(0)));
    assertEquals(
        "Trainer: patience = -1, expected at least 0", message(() -> new Trainer().patience(-1)));
    assertEquals(
        "Trainer: clipNorm = 0.0, expected a number above 0",
        message(() -> new Trainer().clipNorm(0)));
    DataLoader loader = shuffled(10);
    DataLoader empty = new DataLoader(points(10, 1), 16).dropLast(true);
    DataLoader alone = new DataLoader(new TensorDataset(Tensor.ones(4, 2)), 2);
    assertEquals(
        "Trainer: CrossEntropyLoss has reduction NONE, expected MEAN or SUM",
        message(() -> fit(new CrossEntropyLoss(Loss.Reduction.NONE), loader, null)));
    assertEquals(
        "Trainer: the training loader has no batch (10 examples, batch size 16)",
        message(() -> fit(new CrossEntropyLoss(), empty, null)));
    assertEquals(
        "Trainer: the validation loader has no batch (10 examples, batch size 16)",
        message(() -> fit(new CrossEntropyLoss(), loader, empty)));
    assertEquals(
        "Trainer: a batch of 1 tensors, expected input and target",
        message(() -> fit(new CrossEntropyLoss(), alone, null)));
  }

  private static void fit(Loss loss, DataLoader loader, DataLoader validation) {
    Module net = net();
    new Trainer()
        .quiet()
        .validation(validation)
        .fit(net, loss, new SGD(net.parameters(), 0.1), loader);
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
