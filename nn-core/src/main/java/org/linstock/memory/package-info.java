/**
 * Where numbers live: ND4J arrays, the handles the rest of Linstock holds on them, and the pool
 * that hands the same arrays out again at every training step.
 *
 * <p>Knows ND4J and JavaCPP. Must not know what is computed with the numbers: arithmetic belongs to
 * {@code kernels}.
 */
package org.linstock.memory;
