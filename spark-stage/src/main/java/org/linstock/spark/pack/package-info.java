/**
 * From rows of a DataFrame to packed blocks of floats: checked, placed and ordered by content,
 * persisted once. Knows Spark and rows; knows neither nets nor rounds.
 */
package org.linstock.spark.pack;
