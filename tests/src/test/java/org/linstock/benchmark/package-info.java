/**
 * Speed, measured side by side with peers, each in processes of its own; never part of a test.
 * {@code docs/BENCHMARKS.md} says how to run it.
 */
package org.linstock.benchmark;
