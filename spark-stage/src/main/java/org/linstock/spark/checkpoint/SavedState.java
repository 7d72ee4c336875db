package org.linstock.spark.checkpoint;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.linstock.tensor.Tensor;

/**
 * What a round commits. Tensors are asked for as they are written, the best ones when the others
 * have been.
 *
 * @param architecture the net's JSON
 * @param model parameters and buffers by state-dict name
 * @param optimizer optimizer state by name; may be empty
 * @param best parameters and buffers of the best epoch, when those are not the present ones
 * @param trainer everything else
 */
public record SavedState(
    String architecture,
    Supplier<Map<String, Tensor>> model,
    Supplier<Map<String, Tensor>> optimizer,
    Optional<Supplier<Map<String, Tensor>>> best,
    TrainerState trainer) {}
