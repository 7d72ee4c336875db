/**
 * Speed, measured by JMH side by side with PyTorch; never part of a test. {@code
 * docs/BENCHMARKS.md} says how to run it.
 */
package org.linstock.benchmark;
