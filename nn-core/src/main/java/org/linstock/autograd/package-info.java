/**
 * Reverse-mode automatic differentiation over the graph that the ops record: nodes, the engine,
 * {@code NoGrad}, and the numeric gradient check. Must not know any particular op.
 */
package org.linstock.autograd;
