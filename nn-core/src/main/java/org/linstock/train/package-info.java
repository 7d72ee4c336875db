/**
 * Training and prediction of one net on one thread: what a plain program uses without Spark, and
 * what a Spark partition runs between two averagings. Must not know Spark.
 */
package org.linstock.train;
