/**
 * Training and prediction of one net on one thread: what a Spark partition runs between two
 * averagings, and what a plain program uses without Spark. Must not know Spark.
 */
package org.linstock.train;
