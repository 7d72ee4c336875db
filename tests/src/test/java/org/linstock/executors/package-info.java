/**
 * Training over several executor JVMs, which are killed, delayed and made to fail. These tests run
 * in a JVM of their own, because it may have one SparkContext only.
 */
package org.linstock.executors;
