/**
 * Modules, layers, losses and initialisation, after {@code torch.nn}. A layer is thin state over a
 * stateless function of {@link org.linstock.nn.Functional}. Must not know optimizers, files or
 * Spark.
 */
package org.linstock.nn;
