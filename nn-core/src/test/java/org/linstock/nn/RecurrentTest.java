package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linstock.testkit.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.autograd.GradCheck;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.ops.Lstm;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** States, initial values, dropout and wrong calls of the recurrent layers and cells. */
class RecurrentTest {
  private static final Golden GOLDEN = Golden.load("layers_recurrent");

  static List<LayerTable.Row> rows() {
    return RecurrentLayerRows.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void statesEqualPyTorch(LayerTable.Row row) {
    withStates(row, DType.FLOAT64, 1e-9);
    withStates(row, DType.FLOAT32, 1e-5);
    WithKernels.nd4j(() -> withStates(row, DType.FLOAT32, 1e-5));
  }

  private static void withStates(LayerTable.Row row, DType dtype, double tolerance) {
    Module net = row.make().get().to(dtype);
    net.loadStateDict(GOLDEN.map(row.name() + "/state"));
    Tensor[] initial =
        GOLDEN.list(row.name() + "/initial").stream()
            .map(t -> t.to(dtype).copy().requiresGrad_(true))
            .toArray(Tensor[]::new);
    Tensor[] results = forward(net, GOLDEN.get(row.name() + "/input").to(dtype), initial);
    Tensor total = Tensor.scalar(0).to(dtype);
    for (int i = 0; i < results.length; i++) {
      String key = row.name() + "/result." + i;
      assertClose(key, GOLDEN.get(key), results[i], tolerance);
      Tensor gradient = GOLDEN.get(row.name() + "/grad_result." + i).to(dtype);
      total = total.add(results[i].mul(gradient).sum());
    }
    total.backward();
    for (int i = 0; i < initial.length; i++) {
      String key = row.name() + "/grad_initial." + i;
      assertClose(key, GOLDEN.get(key), initial[i].grad(), tolerance);
    }
  }

  private static Tensor[] forward(Module net, Tensor x, Tensor... s) {
    if (net instanceof RNN rnn) {
      RNN.Result r = rnn.forward(x, s[0]);
      return new Tensor[] {r.output(), r.hidden()};
    } else if (net instanceof GRU gru) {
      GRU.Result r = gru.forward(x, s[0]);
      return new Tensor[] {r.output(), r.hidden()};
    } else if (net instanceof LSTM lstm) {
      LSTM.Result r = lstm.forward(x, new LSTM.State(s[0], s[1]));
      assertEquals(new LSTM.State(r.hidden(), r.cell()), r.state());
      return new Tensor[] {r.output(), r.hidden(), r.cell()};
    } else if (net instanceof LSTMCell cell) {
      LSTM.State r = cell.forward(x, new LSTM.State(s[0], s[1]));
      return new Tensor[] {r.hidden(), r.cell()};
    }
    return new Tensor[] {
      net instanceof RNNCell cell ? cell.forward(x, s[0]) : ((GRUCell) net).forward(x, s[0])
    };
  }

  @Test
  void aSecondSequenceGoesOnFromTheFinalState() {
    LSTM lstm = new LSTM(4, 3, new RecurrentOptions().numLayers(2));
    Tensor x = Tensor.randn(6, 2, 4);
    LSTM.Result first = lstm.forward(x.slice(0, 0, 2), null);
    LSTM.Result second = lstm.forward(x.slice(0, 2, 6), first.state());
    Tensor joined = Tensor.cat(0, first.output(), second.output());
    assertClose("output", lstm.forward(x), joined, 1e-6);
  }

  @Test
  void parametersStandInPyTorchsOrder() {
    LSTM lstm = new LSTM(4, 3, new RecurrentOptions().bidirectional(true));
    assertEquals(
        List.of(
            "weight_ih_l0",
            "weight_hh_l0",
            "bias_ih_l0",
            "bias_hh_l0",
            "weight_ih_l0_reverse",
            "weight_hh_l0_reverse",
            "bias_ih_l0_reverse",
            "bias_hh_l0_reverse"),
        List.copyOf(lstm.stateDict().keySet()));
  }

  @Test
  void startsUniformWithinOneOverTheRootOfHidden() {
    Generator.manualSeed(3);
    for (Module net : List.of(new GRU(16, 100), new LSTMCell(16, 100))) {
      for (Map.Entry<String, Parameter> p : net.namedParameters().entrySet()) {
        float[] values = p.getValue().toFloatArray();
        double largest = 0;
        double squares = 0;
        for (float v : values) {
          largest = Math.max(largest, Math.abs(v));
          squares += v * v;
        }
        assertTrue(largest <= 0.1 && largest > 0.09, p.getKey() + " " + largest);
        assertEquals(0.01 / 3, squares / values.length, 0.001, p.getKey());
      }
    }
  }

  @Test
  void dropoutBetweenLayersFollowsTheSeedAndTraining() {
    LSTM lstm = new LSTM(4, 8, new RecurrentOptions().numLayers(2).dropout(0.5));
    Tensor x = Tensor.randn(5, 3, 4);
    float[] first = seeded(lstm, x, 1);
    assertArrayEquals(first, seeded(lstm, x, 1));
    assertFalse(Arrays.equals(first, seeded(lstm, x, 2)));
    lstm.eval();
    assertArrayEquals(seeded(lstm, x, 1), seeded(lstm, x, 2));
  }

  private static float[] seeded(LSTM lstm, Tensor x, long seed) {
    Generator.manualSeed(seed);
    return lstm.forward(x).toFloatArray();
  }

  @Test
  void anEmptyBatchGivesEmptyStatesAndZeroGradients() {
    for (RecurrentLayer net : List.of(new RNN(4, 3), new LSTM(4, 3), new GRU(4, 3))) {
      Tensor y = net.forward(Tensor.zeros(5, 0, 4));
      assertArrayEquals(new long[] {5, 0, 3}, y.shape());
      y.sum().backward();
      net.parameters().forEach(p -> assertEquals(0, p.grad().abs().sum().item()));
    }
  }

  @Test
  void theSecondDerivativesOfAnLstmCellAreRight() {
    LSTMCell cell = new LSTMCell(2, 2);
    cell.to(DType.FLOAT64);
    GradCheck.checkSecond(
        in -> {
          LSTM.State before = new LSTM.State(in[1], in[2]);
          LSTM.State s = Functional.lstmCell(in[0], before, in[3], in[4], in[5], in[6]);
          return Tensor.cat(1, s.hidden(), s.cell());
        },
        Tensor.randn(2, 2).to(DType.FLOAT64),
        Tensor.randn(2, 2).to(DType.FLOAT64),
        Tensor.randn(2, 2).to(DType.FLOAT64),
        cell.weightIh().data(),
        cell.weightHh().data(),
        cell.biasIh().data(),
        cell.biasHh().data());
  }

  @Test
  void wrongCallsSayWhatWasExpected() {
    LSTM lstm = new LSTM(4, 3);
    says(
        "LSTM: got shape [5, 3, 6], expected [length, batch, 4] or [length, 4]",
        () -> lstm.forward(Tensor.zeros(5, 3, 6)));
    says(
        "LSTM: got shape [4], expected [length, batch, 4] or [length, 4]",
        () -> lstm.forward(Tensor.zeros(4)));
    says(
        "LSTM: a sequence of length 0 (shape [0, 3, 4]), expected at least one step",
        () -> lstm.forward(Tensor.zeros(0, 3, 4)));
    Tensor wrong = Tensor.zeros(1, 2, 3);
    says(
        "LSTM: a state of shape [1, 2, 3], expected [1, 7, 3] for an input of shape [5, 7, 4]",
        () -> lstm.forward(Tensor.zeros(5, 7, 4), new LSTM.State(wrong, wrong)));
    GRU batchFirst = new GRU(4, 3, new RecurrentOptions().batchFirst(true));
    says(
        "GRU: got shape [2, 5, 3], expected [batch, length, 4] or [length, 4]",
        () -> batchFirst.forward(Tensor.zeros(2, 5, 3)));
    says(
        "lstm_cell: got shape [2, 3], expected [batch, 4] or [4]",
        () -> new LSTMCell(4, 3).forward(Tensor.zeros(2, 3)));
    says(
        "gru: got shape [5, 3], expected [2, 3] for the state",
        () -> new GRUCell(4, 3).forward(Tensor.zeros(2, 4), Tensor.zeros(5, 3)));
  }

  @Test
  void wrongConstructionsSayWhatWasExpected() {
    says("LSTM: hidden_size = 0, expected at least 1", () -> new LSTM(4, 0));
    says("RNN: input_size = 0, expected at least 1", () -> new RNN(0, 1));
    says("GRUCell: hidden_size = -1, expected at least 1", () -> new GRUCell(4, -1));
    says(
        "RecurrentOptions: num_layers = 0, expected at least 1",
        () -> new RecurrentOptions().numLayers(0));
    says(
        "RecurrentOptions: dropout = 1.5, expected a probability from 0 to 1",
        () -> new RecurrentOptions().dropout(1.5));
  }

  @Test
  void theOpsCheckTheirArguments() {
    Tensor sums = Tensor.zeros(5, 2, 8);
    Tensor state = Tensor.zeros(2, 2);
    says(
        "lstm: got shape [8, 3], expected a hidden weight [4·hidden, hidden]",
        () -> Lstm.lstm(sums, state, state, Tensor.zeros(8, 3), null, false));
    says(
        "lstm: got shape [5, 2, 8], expected at least one step of [batch, 12] for a hidden weight of shape [12, 3]",
        () -> Lstm.lstm(sums, state, state, Tensor.zeros(12, 3), null, false));
    says(
        "lstm: got shape [4], expected [8] for the hidden bias",
        () -> Lstm.lstm(sums, state, state, Tensor.zeros(8, 2), Tensor.zeros(4), false));
    says(
        "lstm: types float32 and float64 differ; convert one with to(…)",
        () -> Lstm.lstm(sums, state, state.to(DType.FLOAT64), Tensor.zeros(8, 2), null, false));
  }

  private static void says(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
