package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linstock.autograd.Node;
import org.linstock.tensor.Tensor;

/** What a tutorial does with modules. */
class ExamplesTest {
  @Test
  void aLayerWithItsOwnParameters() {
    Module net = new Sequential(new Examples.MyLinear(64, 8), new Examples.MyLinear(8, 1));
    Tensor y = net.forward(Tensor.rand(2, 64));
    assertArrayEquals(new long[] {2, 1}, y.shape());
    assertEquals(
        List.of("0.weight", "0.bias", "1.weight", "1.bias"), List.copyOf(net.stateDict().keySet()));
  }

  @Test
  void aNetWithConstantsASharedLayerAndControlFlow() {
    Module net = new Examples.FixedHiddenMLP();
    Tensor y = net.forward(Tensor.rand(2, 20));
    assertTrue(Math.abs(y.item()) <= 1);
    y.backward();
    net.parameters().forEach(p -> assertNotNull(p.grad()));
    assertEquals(
        List.of("rand_weight", "linear.weight", "linear.bias"),
        List.copyOf(net.stateDict().keySet()));
  }

  @Test
  void printsAParameter() {
    Linear layer = new Linear(1, 1);
    Init.constant_(layer.bias(), 0.3118);
    assertEquals(
        "Parameter containing:\ntensor([0.3118], requires_grad=True)", layer.bias().toString());
  }

  @Test
  void setsInitialValues() {
    Sequential net = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 1));
    net.apply(
        m -> {
          if (m instanceof Linear l) {
            Init.normal_(l.weight(), 0, 0.01);
            Init.zeros_(l.bias());
          }
        });
    Linear first = (Linear) net.get(0);
    assertArrayEquals(new float[8], first.bias().data().toFloatArray());
    assertTrue(first.weight().data().abs().sum().item() < 32 * 0.05);
    assertNull(first.weight().grad());
    Init.xavierUniform_(first.weight());
    assertTrue(
        first.weight().data().abs().le(Math.sqrt(6.0 / 12)).to(first.weight().dtype()).sum().item()
            == 32);
    Init.constant_(first.weight(), 42);
    assertEquals(42.0, first.weight().at(7, 3));
    assertTrue(first.weight().requiresGrad());
  }

  @Test
  void changesValuesDirectly() {
    Linear l = new Linear(10, 20);
    Init.uniform_(l.weight(), -10, 10);
    Tensor before = l.weight().data().copy();
    l.weight().data().mul_(l.weight().data().abs().ge(5));
    l.weight().data().add_(1);
    l.weight().data().set(42f, 0, 0);
    assertEquals(42, l.weight().at(0, 0));
    double old = before.at(1, 1);
    assertEquals(Math.abs(old) >= 5 ? old + 1 : 1, l.weight().at(1, 1), 1e-6);
  }

  @Test
  void aFrozenNetLearnsNothing() {
    Module net = new Sequential(new Linear(2, 2), new ReLU()).freeze();
    assertFalse(net.forward(Tensor.ones(1, 2)).requiresGrad());
    net.parameters().forEach(p -> assertFalse(p.requiresGrad()));
    Sequential both = new Sequential(net, new Linear(2, 1));
    both.forward(Tensor.ones(1, 2)).sum().backward();
    assertNull(both.parameters().get(0).grad());
    assertNotNull(both.parameters().get(2).grad());
  }

  @Test
  void leNet() {
    Module net = new Examples.LeNet();
    assertEquals(10, net.parameters().size());
    assertArrayEquals(new long[] {6, 1, 3, 3}, net.parameters().get(0).shape());
    assertTrue(
        net.toString().contains("\n  (conv1): Conv2d(1, 6, kernel_size=(3, 3), stride=(1, 1))\n"),
        net.toString());
    Tensor output = net.forward(Tensor.randn(1, 1, 32, 32));
    Tensor loss = new MSELoss().forward(output, Tensor.randn(1, 10));
    assertEquals(
        List.of(
            "LinearBackward",
            "ReluBackward",
            "LinearBackward",
            "ReluBackward",
            "LinearBackward",
            "ViewBackward",
            "MaxPool2dBackward",
            "ReluBackward",
            "ConvolutionBackward",
            "MaxPool2dBackward",
            "ReluBackward",
            "ConvolutionBackward",
            "AccumulateGrad"),
        walk(loss.gradFn()));
    net.zeroGrad();
    loss.backward();
    assertArrayEquals(new long[] {6}, net.parameters().get(1).grad().shape());
    net.zeroGrad();
    assertNull(net.parameters().get(1).grad());
  }

  /** From the last layer back along the first inputs. */
  private static List<String> walk(Node loss) {
    List<String> names = new ArrayList<>();
    Node node = loss;
    while (true) {
      names.add(node.name());
      if (node.nextFunctions().isEmpty()) {
        return names.subList(names.indexOf("LinearBackward"), names.size());
      }
      node = node.nextFunctions().get(0);
    }
  }

  @Test
  void aSingleImageInsteadOfABatchIsAnErrorThatSaysWhatToDo() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Examples.LeNet().forward(Tensor.randn(1, 32, 32)));
    assertTrue(e.getMessage().contains("[1, 32, 32]"), e.getMessage());
    assertTrue(e.getMessage().contains("unsqueeze(0)"), e.getMessage());
  }
}
