package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.autograd.Node;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Wrong calls of losses and of activations, each with its message; the graph of a loss. */
class LossErrorsTest {
  static Stream<Arguments> wrong() {
    Tensor x = Tensor.full(0.5, 2, 3);
    Tensor column = Tensor.zeros(2, 1);
    Tensor vector = Tensor.zeros(3);
    Tensor labels = Tensor.ofInts(0, 3);
    return Stream.of(
        wrong(
            "mse_loss: input of shape [2, 3] and target of shape [2, 1], expected the same; reshape one",
            () -> new MSELoss().forward(x, column)),
        wrong(
            "l1_loss: types float32 and float64 differ; convert one with to(…)",
            () -> new L1Loss().forward(x, x.to(DType.FLOAT64))),
        wrong(
            "smooth_l1_loss: a tensor of int64, expected a floating point type; convert it with to(float32)",
            () -> new SmoothL1Loss().forward(labels, labels)),
        wrong(
            "smooth_l1_loss: got beta -1.0, expected 0 or more",
            () -> new SmoothL1Loss(-1).forward(x, x)),
        wrong(
            "huber_loss: got delta 0.0, expected more than 0",
            () -> new HuberLoss(0).forward(x, x)),
        wrong(
            "binary_cross_entropy: input 2.0 at element 0, expected probabilities from 0 to 1; use BCEWithLogitsLoss for logits",
            () -> new BCELoss().forward(x.mul(4), x)),
        wrong(
            "binary_cross_entropy_with_logits: input of shape [2, 3] and target of shape [3], expected the same; reshape one",
            () -> new BCEWithLogitsLoss().forward(x, vector)),
        wrong(
            "cross_entropy: label 3 at row 1, expected 0 to 2",
            () -> new CrossEntropyLoss().forward(x, labels)),
        wrong(
            "cross_entropy: label 3 at row 1, expected 0 to 2",
            () -> new CrossEntropyLoss().labelSmoothing(0.5).forward(x, labels)),
        wrong(
            "nll_loss: label 3 at row 1, expected 0 to 2", () -> new NLLLoss().forward(x, labels)),
        wrong(
            "nll_loss: labels of type bool, expected int64 classes; convert them with to(INT64)",
            () -> new NLLLoss().forward(x, labels.gt(0))),
        wrong(
            "nll_loss: got shape [2], expected class weights [3]",
            () -> new NLLLoss().weight(Tensor.ones(2)).forward(x, Tensor.ofInts(0, 1))),
        wrong(
            "nll_loss: got shape [2], expected labels [2, 4] for scores [2, 3, 4]",
            () -> new NLLLoss().forward(Tensor.zeros(2, 3, 4), labels)),
        wrong(
            "cross_entropy: got shape [2], expected labels [] for scores [3]; a batch of one needs unsqueeze(0) of the scores",
            () -> new CrossEntropyLoss().forward(vector, labels)),
        wrong(
            "cross_entropy: got label smoothing 2.0, expected 0 to 1",
            () -> new CrossEntropyLoss().labelSmoothing(2).forward(x, labels)),
        wrong(
            "cross_entropy: got shape [3], expected probabilities [2, 3]; labels of classes are of int64",
            () -> new CrossEntropyLoss().forward(x, vector)),
        wrong(
            "cross_entropy: got shape [2], expected class weights [3]",
            () -> new CrossEntropyLoss().weight(Tensor.ones(2)).forward(x, x)),
        wrong(
            "gaussian_nll_loss: variance -1.0, expected 0 or more",
            () -> new GaussianNLLLoss().forward(x, x, Tensor.full(-1, 2, 3))),
        wrong(
            "cosine_embedding_loss: got shape [3], expected targets [2]",
            () -> new CosineEmbeddingLoss().forward(x, x, vector)),
        wrong(
            "margin_ranking_loss: input of shape [2, 3] and target of shape [3], expected the same; reshape one",
            () -> new MarginRankingLoss().forward(x, x, vector)),
        wrong(
            "triplet_margin_loss: input of shape [2, 3] and target of shape [2, 1], expected the same; reshape one",
            () -> new TripletMarginLoss().forward(x, x, column)),
        wrong(
            "MSELoss: weights of shape [3] for losses of shape [2, 3], expected one weight for each example",
            () -> new MSELoss().forward(x, x, vector)),
        wrong(
            "weighted mean: the weights sum to 0.0, expected more than 0",
            () -> new NLLLoss().forward(x, Tensor.ofInts(0, 1), Tensor.zeros(2))),
        wrong(
            "weighted mean: the weights sum to 0.0, expected more than 0",
            () -> new MSELoss().forward(x, x, Tensor.zeros(2))),
        wrong(
            "prelu: got shape [2], expected a weight [1] or [3] for an input of shape [2, 3]",
            () -> Functional.prelu(x, Tensor.ones(2))),
        wrong(
            "hardtanh: got bounds 1.0 and -1.0, expected min ≤ max",
            () -> new Hardtanh(1, -1).forward(x)),
        wrong("softplus: got beta 0.0, expected more than 0", () -> new Softplus(0, 1).forward(x)),
        wrong(
            "gelu: a tensor of int64, expected a floating point type; convert it with to(float32)",
            () -> Functional.gelu(labels)));
  }

  private static Arguments wrong(String message, Runnable call) {
    return Arguments.of(message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void saysWhatIsWrong(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  @Test
  void theGraphOfALossWalksBackThroughTheLayersToTheParameters() {
    Sequential net = new Sequential(new Linear(4, 3), new ReLU(), new Linear(3, 2));
    Tensor loss = new MSELoss().forward(net.forward(Tensor.rand(5, 4)), Tensor.zeros(5, 2));
    StringBuilder walk = new StringBuilder();
    for (Node node = loss.gradFn(); ; node = node.nextFunctions().get(0)) {
      walk.append(node.name()).append(' ');
      if (node.nextFunctions().isEmpty()) {
        break;
      }
    }
    assertEquals(
        "MseLossBackward LinearBackward ReluBackward LinearBackward AccumulateGrad ",
        walk.toString());
  }
}
