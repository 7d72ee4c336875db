/**
 * The differentiable operations: each one static method in which forward and backward stand side by
 * side. To add an op is to add such a method here and a row to the op table of the tests.
 *
 * <p>Must not know modules or parameters.
 */
package org.linstock.ops;
