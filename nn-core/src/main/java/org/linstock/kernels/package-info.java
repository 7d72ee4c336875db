/**
 * The arithmetic of the ops, on arrays that already exist: one narrow interface, {@link
 * org.linstock.kernels.Kernels}.
 *
 * <p>{@code Nd4jKernels} is complete and runs on every ND4J backend. {@code CpuKernels} overrides
 * the small and frequent kernels with plain Java loops and direct BLAS calls where the arrays are
 * in this process's memory. Must not know tensors, gradients or layers.
 */
package org.linstock.kernels;
