package org.linstock.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linstock.tensor.Tensor;

/**
 * Branches that all get the same input; their outputs are joined.
 *
 * <p>Shapes: with {@link Combine#CAT}, the default, outputs may differ in the last dimension, along
 * which they are concatenated; with {@link Combine#ADD} they have one shape and are summed.
 *
 * <pre>
 * {@code new Parallel(new Linear(8, 3), new Linear(8, 4)).forward(Tensor.rand(2, 8))  // [2, 7]}
 * </pre>
 */
public final class Parallel extends Ordered {
  /** How the outputs become one. */
  public enum Combine {
    /** Concatenated along the last dimension. */
    CAT,
    /** Summed. */
    ADD
  }

  private final Combine combine;

  public Parallel(Module... branches) {
    this(Combine.CAT, branches);
  }

  public Parallel(Combine combine, Module... branches) {
    this.combine = combine;
    for (Module branch : branches) {
      add(branch);
    }
  }

  /** Adds a branch under the next number. */
  public Parallel add(Module branch) {
    append(branch);
    return this;
  }

  /** Adds a branch under a name. */
  public Parallel add(String name, Module branch) {
    append(name, branch);
    return this;
  }

  public Combine combine() {
    return combine;
  }

  @Override
  public Tensor forward(Tensor x) {
    if (size() == 0) {
      throw new IllegalStateException("Parallel: no branches; add one before forward");
    }
    List<Tensor> outputs = new ArrayList<>();
    for (Module branch : this) {
      outputs.add(Trace.output(branch, branch.forward(x)));
    }
    return combine == Combine.CAT
        ? Tensor.cat(-1, outputs.toArray(Tensor[]::new))
        : outputs.stream().reduce(Parallel::sum).orElseThrow();
  }

  private static Tensor sum(Tensor a, Tensor b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "Parallel: branches put out shapes %s and %s, expected one to add; or use Combine.CAT"
              .formatted(Arrays.toString(a.shape()), Arrays.toString(b.shape())));
    }
    return a.add(b);
  }

  @Override
  protected String extraRepr() {
    return combine == Combine.CAT ? "" : "combine=add";
  }
}
