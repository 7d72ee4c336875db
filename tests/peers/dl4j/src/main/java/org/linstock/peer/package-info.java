/** Deeplearning4j's times of the works that {@code org.linstock.benchmark} measures. */
package org.linstock.peer;
