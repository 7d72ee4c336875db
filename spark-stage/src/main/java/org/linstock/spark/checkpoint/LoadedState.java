package org.linstock.spark.checkpoint;

import java.util.Map;
import java.util.Optional;
import org.linstock.tensor.Tensor;

/**
 * What a verified round holds; see {@link SavedState}.
 *
 * @param name of the round's directory
 */
public record LoadedState(
    String name,
    String architecture,
    Map<String, Tensor> model,
    Map<String, Tensor> optimizer,
    Optional<Map<String, Tensor>> best,
    TrainerState trainer) {}
