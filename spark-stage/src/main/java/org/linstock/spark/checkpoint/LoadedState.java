package org.linstock.spark.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linstock.tensor.Tensor;

/**
 * What a verified round holds; see {@link SavedState}.
 *
 * @param name of the round's directory
 * @param passedOver why each newer round was not taken, newest first; empty when this is the newest
 */
public record LoadedState(
    String name,
    String architecture,
    Map<String, Tensor> model,
    Map<String, Tensor> optimizer,
    Optional<Map<String, Tensor>> best,
    TrainerState trainer,
    List<String> passedOver) {

  LoadedState passingOver(List<String> newer) {
    return new LoadedState(name, architecture, model, optimizer, best, trainer, List.copyOf(newer));
  }
}
