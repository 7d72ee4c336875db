package org.linstock.spark.round;

import java.io.Serializable;

/**
 * Which round of a training; all counts from 0.
 *
 * @param round rounds before this one
 * @param epoch the epoch it belongs to
 * @param position rounds of that epoch before this one
 */
public record RoundPosition(int round, int epoch, int position) implements Serializable {}
