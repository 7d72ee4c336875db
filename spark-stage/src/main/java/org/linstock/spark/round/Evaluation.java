package org.linstock.spark.round;

import java.io.Serializable;

/**
 * Loss and metric over a set of examples, both weighted.
 *
 * @param loss mean loss
 * @param metric share of right classes, or root mean squared error
 * @param examples number of examples
 */
public record Evaluation(double loss, double metric, long examples) implements Serializable {}
