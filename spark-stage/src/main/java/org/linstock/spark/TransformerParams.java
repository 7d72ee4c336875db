package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The params that only {@link NeuralNetworkTransformer} has: definitions, getters and setters. */
public interface TransformerParams extends InferenceParams {
  /** Where the params are kept. */
  Definitions transformerParams();

  /** Column of the outputs, a Vector; must not be empty. */
  default Param<String> outputCol() {
    return transformerParams().outputCol;
  }

  /** See {@link #outputCol()}. */
  default String getOutputCol() {
    return getOrDefault(outputCol());
  }

  /**
   * Dotted name of the layer whose output is taken, for instance 0 or encoder.layers.1; empty: the
   * net's own output.
   */
  default Param<String> outputLayer() {
    return transformerParams().outputLayer;
  }

  /** See {@link #outputLayer()}. */
  default String getOutputLayer() {
    return getOrDefault(outputLayer());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> outputCol;
    final Param<String> outputLayer;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      outputCol =
          new Param<>(
              parent.uid(),
              "outputCol",
              "column of the outputs, a Vector; must not be empty",
              new NotEmpty());
      parent.setDefault(outputCol, "output");
      outputLayer =
          new Param<>(
              parent.uid(),
              "outputLayer",
              "dotted name of the layer whose output is taken, for instance 0 or encoder.layers.1; empty: the net's own output");
      parent.setDefault(outputLayer, "");
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends TransformerParams, InferenceParams.Setters<S> {
    /** Sets {@link #outputCol()}. */
    default S setOutputCol(String value) {
      set(outputCol(), value);
      return self();
    }

    /** Sets {@link #outputLayer()}. */
    default S setOutputLayer(String value) {
      set(outputLayer(), value);
      return self();
    }
  }
}
