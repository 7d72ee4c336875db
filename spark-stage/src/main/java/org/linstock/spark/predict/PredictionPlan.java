package org.linstock.spark.predict;

import java.io.Serializable;
import java.util.List;

/**
 * How a partition is predicted.
 *
 * @param featuresCols columns that are read one after the other
 * @param featuresIndices their positions in a row
 * @param batchSize rows read ahead and predicted at once; a tile's at most
 * @param skipInvalid whether rows with bad features are left out; otherwise they are an error
 * @param outputLayer dotted name of the layer whose output is taken; empty: the net's own
 */
public record PredictionPlan(
    List<String> featuresCols,
    List<Integer> featuresIndices,
    int batchSize,
    boolean skipInvalid,
    String outputLayer)
    implements Serializable {

  public PredictionPlan {
    featuresCols = List.copyOf(featuresCols);
    featuresIndices = List.copyOf(featuresIndices);
  }
}
