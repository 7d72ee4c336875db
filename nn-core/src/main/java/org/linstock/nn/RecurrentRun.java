package org.linstock.nn;

import java.util.ArrayList;
import java.util.List;
import org.linstock.tensor.Tensor;

/** One forward of a {@link RecurrentLayer}: layer upon layer, direction beside direction. */
final class RecurrentRun {
  private final RecurrentLayer layer;
  private final RecurrentOptions options;
  private final boolean batched;
  private final Tensor[] initial;
  private final List<List<Tensor>> last = new ArrayList<>();
  private Tensor x;

  RecurrentRun(RecurrentLayer layer, Tensor input, Tensor... initial) {
    layer.check(input, initial);
    this.layer = layer;
    this.options = layer.options();
    this.batched = input.dim() == 3;
    this.initial = initial.clone();
    if (!batched) {
      x = input.unsqueeze(1);
      for (int i = 0; i < initial.length; i++) {
        this.initial[i] = initial[i].unsqueeze(1);
      }
    } else {
      x = options.batchFirst() ? input.transpose(0, 1) : input;
    }
    for (int i = 0; i < initial.length; i++) {
      last.add(new ArrayList<>());
    }
  }

  /** The output, and after it the final states. */
  Tensor[] results() {
    for (int level = 0; level < options.numLayers(); level++) {
      Tensor[] outputs = new Tensor[options.directions()];
      for (int direction = 0; direction < outputs.length; direction++) {
        outputs[direction] = sequence(level, direction);
      }
      x = outputs.length == 1 ? outputs[0] : Tensor.cat(2, outputs);
      if (level < options.numLayers() - 1 && options.dropout() > 0) {
        x = Functional.dropout(x, options.dropout(), layer.isTraining());
      }
    }
    Tensor[] results = new Tensor[1 + last.size()];
    for (int i = 0; i < last.size(); i++) {
      Tensor states = Tensor.stack(0, last.get(i).toArray(Tensor[]::new));
      results[1 + i] = batched ? states : states.squeeze(1);
    }
    results[0] = !batched ? x.squeeze(1) : options.batchFirst() ? x.transpose(0, 1) : x;
    return results;
  }

  private Tensor sequence(int level, int direction) {
    Tensor[] w = layer.weights(level, direction);
    long length = x.size(0);
    Tensor rows = x.reshape(length * x.size(1), x.size(2));
    boolean together = w[2] != null && layer.addsBiases();
    Tensor sums = Functional.linear(rows, w[0], together ? null : w[2]);
    sums = sums.reshape(length, x.size(1), w[0].size(0));
    Tensor bias = together ? w[2].add(w[3]) : w[3];
    Tensor[] states = new Tensor[initial.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = initial[i].get((long) level * options.directions() + direction);
    }
    Tensor steps = layer.sequence(sums, states, w[1], bias, direction == 1);
    last.get(0).add(steps.get(direction == 0 ? length - 1 : 0));
    if (states.length == 1) {
      return steps;
    }
    last.get(1).add(steps.get(length));
    return steps.slice(0, 0, length);
  }
}
