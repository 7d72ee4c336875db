package org.linstock.spark.predict;

import java.io.Serializable;
import java.util.List;

/**
 * How rows are read for inference.
 *
 * @param featuresCols columns that are read one after the other
 * @param featuresIndices their positions in a row
 * @param batchSize rows predicted at once
 * @param skipInvalid whether rows with bad features are left out; otherwise they are an error
 */
public record PredictionInput(
    List<String> featuresCols, List<Integer> featuresIndices, int batchSize, boolean skipInvalid)
    implements Serializable {

  public PredictionInput {
    featuresCols = List.copyOf(featuresCols);
    featuresIndices = List.copyOf(featuresIndices);
  }
}
