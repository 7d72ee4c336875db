/**
 * Optimizers, each a pure step over vectors driven by {@link org.linstock.optim.Optimizer}, equal
 * to PyTorch's number by number. Must not know layers or losses.
 */
package org.linstock.optim;
