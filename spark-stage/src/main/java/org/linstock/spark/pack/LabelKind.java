package org.linstock.spark.pack;

/** What a label column holds. */
public enum LabelKind {
  /** A whole number from 0 to classes − 1. */
  CLASS,
  /** One finite number. */
  SCALAR,
  /** A Vector or array of as many finite numbers as the net has outputs. */
  VECTOR,
  /** A Vector or array of as many numbers from 0 to 1 as the net has outputs. */
  TRUTHS
}
