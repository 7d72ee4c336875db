/**
 * Trained nets at work: batch inference inside a task and in a single thread without Spark, and the
 * files of a saved net. Knows nets and rows; knows neither params nor training.
 */
package org.linstock.spark.predict;
