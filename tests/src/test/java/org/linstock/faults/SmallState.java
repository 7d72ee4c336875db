package org.linstock.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linstock.spark.checkpoint.LoadedState;
import org.linstock.spark.checkpoint.RoundRecord;
import org.linstock.spark.checkpoint.SavedState;
import org.linstock.spark.checkpoint.TrainerState;
import org.linstock.spark.pack.DataFingerprint;
import org.linstock.tensor.Tensor;

/** States of a few numbers, with every file that a round can have. */
final class SmallState {
  private static final String ARCHITECTURE =
      """
      {"type": "Sequential", "layers": [
        {"type": "Linear", "in_features": 784, "out_features": 256},
        {"type": "BatchNorm1d", "num_features": 256},
        {"name": "act", "type": "ReLU"},
        {"type": "Conv2d", "in_channels": 1, "out_channels": 6, "kernel_size": [3, 3], "padding": "same"},
        {"type": "LSTM", "input_size": 4, "hidden_size": 3, "num_layers": 2}]}
      """;

  private SmallState() {}

  /** The state after {@code round}, with {@code value} wherever there is one. */
  static SavedState of(int round, float value) {
    Map<String, Tensor> tensors =
        Map.of(
            "bias",
            Tensor.of(new float[] {value}, 1),
            "weight",
            Tensor.of(new float[] {value, -value}, 2));
    return new SavedState(
        ARCHITECTURE, () -> tensors, () -> tensors, Optional.of(() -> tensors), trainer(round));
  }

  private static TrainerState trainer(int round) {
    return new TrainerState(
        TrainerState.FORMAT,
        round,
        0,
        round,
        false,
        7,
        new DataFingerprint(1, List.of(10L), "00000000000000ff"),
        null,
        Map.of("batchSize", "5"),
        0,
        List.of(new RoundRecord(round, 1, 0.25, 10, 10, 0.5, 0.25, 0.001, 0, 0, 1.0)),
        List.of(),
        null,
        Map.of("java", "17"));
  }

  /** What {@link #of} was given, after a check that every file has it. */
  static float value(LoadedState state) {
    float value = state.model().get("bias").toFloatArray()[0];
    float optimizer = state.optimizer().get("bias").toFloatArray()[0];
    float best = state.best().orElseThrow().get("weight").toFloatArray()[0];
    if (value != optimizer || value != best) {
      throw new AssertionError("%s mixes %f, %f, %f".formatted(state, value, optimizer, best));
    }
    return value;
  }
}
