package org.linstock.tensor;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A seeded source of random numbers. Nothing in Linstock draws from a global one: creators and
 * constructors take a generator, or use this thread's default one.
 */
public final class Generator {
  private static final ThreadLocal<Generator> DEFAULT =
      ThreadLocal.withInitial(() -> new Generator(System.nanoTime()));

  /** Specified bit by bit, so that a seed gives the same numbers on every Java. */
  private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private RandomGenerator random;
  private double spare;
  private boolean hasSpare;

  public Generator(long seed) {
    seed(seed);
  }

  /** Seeds this thread's default generator and returns it. */
  public static Generator manualSeed(long seed) {
    Generator generator = DEFAULT.get();
    generator.seed(seed);
    return generator;
  }

  /** This thread's default generator. */
  public static Generator threadDefault() {
    return DEFAULT.get();
  }

  /** Starts the sequence of this seed anew. */
  public void seed(long seed) {
    random = ALGORITHM.create(seed);
    hasSpare = false;
  }

  /** Uniform in [0, 1), with 53 random bits. */
  public double uniform() {
    return random.nextDouble();
  }

  /** 64 random bits. */
  public long bits() {
    return random.nextLong();
  }

  /** Uniform among 0 … bound − 1. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * Standard normal, by Marsaglia's polar method (strict arithmetic: the same bits on every
   * machine).
   */
  public double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * random.nextDouble() - 1;
      v = 2 * random.nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * factor;
    hasSpare = true;
    return u * factor;
  }
}
