/**
 * Checkpoints: one directory a round, committed by a rename, verified by a manifest. Knows Hadoop's
 * file systems and nn-core's files; knows neither Spark nor how rounds are trained.
 */
package org.linstock.spark.checkpoint;
