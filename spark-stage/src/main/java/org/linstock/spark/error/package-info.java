/**
 * The exceptions that a user of the stage sees, and the way out of Spark's wrapping of them. Every
 * other package may throw these; nothing here knows another package.
 */
package org.linstock.spark.error;
