package org.linstock.spark.predict;

import java.io.Serializable;

/**
 * How rows are read for inference.
 *
 * @param featuresCol named in errors
 * @param featuresIndex its position in a row
 * @param batchSize rows predicted at once
 * @param skipInvalid whether rows with bad features are left out; otherwise they are an error
 */
public record PredictionInput(
    String featuresCol, int featuresIndex, int batchSize, boolean skipInvalid)
    implements Serializable {}
