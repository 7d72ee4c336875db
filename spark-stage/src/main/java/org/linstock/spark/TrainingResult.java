package org.linstock.spark;

import org.linstock.spark.predict.TrainedNet;

/**
 * A trained net and how it came to be.
 *
 * @param summary null for a net that was not trained here
 */
record TrainingResult(TrainedNet net, TrainingSummary summary) {}
