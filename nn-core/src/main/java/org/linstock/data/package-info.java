/**
 * Data sets, batches of them, and readers of the formats that nets are commonly trained on. Must
 * not know nets or Spark.
 */
package org.linstock.data;
