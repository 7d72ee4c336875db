/**
 * Whether a training fits the Spark that it is to run on, by estimate, before its first task. Knows
 * configurations and byte counts; knows neither params nor nets.
 */
package org.linstock.spark.preflight;
