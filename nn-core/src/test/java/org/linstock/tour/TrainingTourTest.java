package org.linstock.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.autograd.Node;
import org.linstock.config.Architecture;
import org.linstock.config.ArchitectureException;
import org.linstock.data.DataLoader;
import org.linstock.data.TensorDataset;
import org.linstock.io.Safetensors;
import org.linstock.io.Tensors;
import org.linstock.nn.Conv2d;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Functional;
import org.linstock.nn.Linear;
import org.linstock.nn.MSELoss;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Adam;
import org.linstock.optim.GradClip;
import org.linstock.optim.Optimizer;
import org.linstock.optim.SGD;
import org.linstock.optim.StepLR;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;
import org.linstock.train.Trainer;

/** A tour of losses, optimizers, a LeNet, files and training, to be read from the top. */
class TrainingTourTest {

  static final class LeNet extends Module {
    private final Conv2d conv1 = register("conv1", new Conv2d(1, 6, 3));
    private final Conv2d conv2 = register("conv2", new Conv2d(6, 16, 3));
    private final Linear fc1 = register("fc1", new Linear(576, 120));
    private final Linear fc2 = register("fc2", new Linear(120, 84));
    private final Linear fc3 = register("fc3", new Linear(84, 10));

    @Override
    public Tensor forward(Tensor in) {
      Tensor x = Functional.maxPool2d(Functional.relu(conv1.forward(in)), 2);
      x = Functional.maxPool2d(Functional.relu(conv2.forward(x)), 2);
      x = x.view(-1, 576);
      x = Functional.relu(fc1.forward(x));
      x = Functional.relu(fc2.forward(x));
      return fc3.forward(x);
    }
  }

  @Test
  void aConvolutionalNet() {
    LeNet net = new LeNet();
    assertTrue(
        net.toString().contains("(conv1): Conv2d(1, 6, kernel_size=(3, 3), stride=(1, 1))"),
        net.toString());
    assertEquals(10, net.parameters().size());
    assertArrayEquals(new long[] {6, 1, 3, 3}, net.parameters().get(0).shape());

    Tensor image = Tensor.randn(1, 1, 32, 32);
    Tensor out = net.forward(image);
    assertArrayEquals(new long[] {1, 10}, out.shape());
    net.zeroGrad();
    out.backward(Tensor.randn(1, 10));

    // A single image is not a batch.
    String message =
        assertThrows(IllegalArgumentException.class, () -> net.forward(Tensor.randn(1, 32, 32)))
            .getMessage();
    assertTrue(message.contains("unsqueeze(0)"), message);
  }

  @Test
  void theGraphFromTheLossToTheLeaves() {
    LeNet net = new LeNet();
    Tensor loss =
        new MSELoss().forward(net.forward(Tensor.randn(1, 1, 32, 32)), Tensor.randn(1, 10));
    List<String> names = new ArrayList<>();
    for (Node node = loss.gradFn(); node != null; ) {
      names.add(node.name());
      node = node.nextFunctions().isEmpty() ? null : node.nextFunctions().get(0);
    }
    assertEquals(
        List.of("MseLossBackward", "LinearBackward", "ReluBackward", "LinearBackward"),
        names.subList(0, 4));
    assertEquals("AccumulateGrad", names.get(names.size() - 1));
  }

  @Test
  void oneStepByHand() {
    LeNet net = new LeNet();
    Optimizer optimizer = new SGD(net.parameters(), 0.01);
    Tensor input = Tensor.randn(4, 1, 32, 32);
    Tensor target = Tensor.randn(4, 10);
    MSELoss criterion = new MSELoss();
    Tensor before = criterion.forward(net.forward(input), target);
    optimizer.zeroGrad();
    before.backward();
    assertTrue(GradClip.norm_(net.parameters(), 1.0) > 0);
    optimizer.step();
    assertTrue(criterion.forward(net.forward(input), target).item() < before.item());
  }

  /** Two clouds of points around (−1, −1) and (1, 1). */
  private static TensorDataset clouds(int n) {
    float[] x = new float[2 * n];
    long[] y = new long[n];
    Generator generator = new Generator(5);
    for (int i = 0; i < n; i++) {
      y[i] = i % 2;
      x[2 * i] = (float) (2 * y[i] - 1 + .3 * generator.normal());
      x[2 * i + 1] = (float) (2 * y[i] - 1 + .3 * generator.normal());
    }
    return new TensorDataset(Tensor.of(x, n, 2), Tensor.ofInts(y));
  }

  private static Sequential classifier() {
    Generator.manualSeed(1);
    return new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 2));
  }

  @Test
  void aLoopOverBatches() {
    Sequential net = classifier();
    Optimizer optimizer = new Adam(net.parameters(), 1e-2);
    StepLR scheduler = new StepLR(optimizer, 2, 0.1);
    DataLoader loader = new DataLoader(clouds(100), 16).shuffle(new Generator(3));
    double last = Double.POSITIVE_INFINITY;
    for (int epoch = 0; epoch < 4; epoch++) {
      double total = 0;
      int seen = 0;
      for (List<Tensor> batch : loader) {
        optimizer.zeroGrad();
        Tensor loss = new CrossEntropyLoss().forward(net.forward(batch.get(0)), batch.get(1));
        loss.backward();
        optimizer.step();
        total += loss.item() * batch.get(0).size(0);
        seen += (int) batch.get(0).size(0);
      }
      scheduler.step();
      assertEquals(100, seen);
      assertTrue(total / seen < last);
      last = total / seen;
    }
    assertEquals(1e-4, optimizer.lr(), 1e-12);
  }

  @Test
  void orLetATrainerDoIt() {
    Sequential net = classifier();
    new Trainer()
        .maxEpochs(10)
        .fit(
            net,
            new CrossEntropyLoss(),
            new Adam(net.parameters(), 1e-2),
            new DataLoader(clouds(200), 16).shuffle(new Generator(3)));
    List<Tensor> all = new DataLoader(clouds(200), 200).iterator().next();
    long right = 0;
    long[] predicted = net.forward(all.get(0)).argmax(1).toLongArray();
    for (int i = 0; i < predicted.length; i++) {
      right += predicted[i] == all.get(1).toLongArray()[i] ? 1 : 0;
    }
    assertTrue(right >= 198, "right: " + right);
  }

  @Test
  void tensorsInFiles(@TempDir Path dir) throws Exception {
    Tensor x = Tensor.arange(4);
    Tensor y = Tensor.zeros(4);
    Tensors.save(dir.resolve("x-file"), x);
    assertArrayEquals(x.toFloatArray(), Tensors.load(dir.resolve("x-file")).toFloatArray());
    Tensors.save(dir.resolve("x-files"), List.of(x, y));
    assertArrayEquals(
        y.toFloatArray(), Tensors.loadList(dir.resolve("x-files")).get(1).toFloatArray());
    Tensors.save(dir.resolve("mydict"), Map.of("x", x, "y", y));
    assertArrayEquals(
        x.toFloatArray(), Tensors.loadMap(dir.resolve("mydict")).get("x").toFloatArray());
    Safetensors.save(dir.resolve("m.safetensors"), Map.of("x", x, "y", y));
    assertEquals(2, Safetensors.load(dir.resolve("m.safetensors")).size());
  }

  @Test
  void optimizersKeepTheirStateToo() {
    Sequential net = classifier();
    Optimizer optimizer = new Adam(net.parameters(), 1e-3);
    net.forward(Tensor.ones(1, 2)).sum().backward();
    optimizer.step();
    Optimizer again = new Adam(net.parameters(), 1e-3);
    again.loadStateDict(optimizer.stateDict());
    assertEquals(optimizer.stepCount(), again.stepCount());
  }

  @Test
  void architecturesAreData() {
    Sequential net = classifier();
    Module again = Architecture.fromJson(Architecture.toJson(net));
    again.loadStateDict(net.stateDict());
    assertArrayEquals(
        net.forward(Tensor.ones(1, 2)).toFloatArray(),
        again.forward(Tensor.ones(1, 2)).toFloatArray());
    String message =
        assertThrows(ArchitectureException.class, () -> Architecture.toJson(new LeNet()))
            .getMessage();
    assertTrue(message.contains("LeNet, which is not registered"), message);
  }
}
