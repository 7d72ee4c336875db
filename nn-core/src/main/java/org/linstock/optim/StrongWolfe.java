package org.linstock.optim;

import java.util.function.DoubleFunction;
import org.linstock.memory.NdArray;

/**
 * A line search for a point that satisfies the strong Wolfe conditions: first a bracket around such
 * a point, then narrowing by cubic interpolation (Nocedal and Wright, Numerical Optimization,
 * algorithms 3.5 and 3.6).
 */
final class StrongWolfe {
  private static final double C1 = 1e-4;
  private static final double C2 = 0.9;
  private static final double LEAST_WIDTH = 1e-9;
  private static final int MAX_STEPS = 25;

  /**
   * A point on the line.
   *
   * @param t its distance from the start, in directions
   * @param loss the value there
   * @param gradient the gradient there
   * @param slope the derivative along the line
   */
  record Point(double t, double loss, NdArray gradient, double slope) {}

  private final DoubleFunction<Point> line;
  private final Point start;
  private final double directionNorm;
  private int steps;

  private Point low;
  private Point high;
  private boolean lowIsFirst;
  private boolean stalled;

  /**
   * @param line evaluates the point at a distance
   * @param directionNorm the largest absolute element of the direction
   */
  StrongWolfe(DoubleFunction<Point> line, Point start, double directionNorm) {
    this.line = line;
    this.start = start;
    this.directionNorm = directionNorm;
  }

  /** The point found, or the lowest one when the steps run out. */
  Point search(double firstStep) {
    Point previous = start;
    Point current = line.apply(firstStep);
    while (steps < MAX_STEPS) {
      if (!decreasesEnough(current) || (steps > 1 && current.loss() >= previous.loss())) {
        return zoom(previous, current);
      }
      if (isFlat(current)) {
        return current;
      }
      if (current.slope() >= 0) {
        return zoom(previous, current);
      }
      double least = current.t() + 0.01 * (current.t() - previous.t());
      double next = interpolate(previous, current, least, current.t() * 10);
      previous = current;
      current = line.apply(next);
      steps++;
    }
    return start.loss() <= current.loss() ? start : current;
  }

  private boolean decreasesEnough(Point point) {
    return point.loss() <= start.loss() + C1 * point.t() * start.slope();
  }

  private boolean isFlat(Point point) {
    return Math.abs(point.slope()) <= -C2 * start.slope();
  }

  private Point zoom(Point first, Point second) {
    setBracket(first, second);
    while (steps < MAX_STEPS && Math.abs(high.t() - low.t()) * directionNorm >= LEAST_WIDTH) {
      Point point = line.apply(nextTrial());
      steps++;
      if (!decreasesEnough(point) || point.loss() >= low.loss()) {
        replaceHigh(point);
      } else if (isFlat(point)) {
        return point;
      } else {
        if (point.slope() * (high.t() - low.t()) >= 0) {
          high = low;
        }
        low = point;
      }
    }
    return low;
  }

  private void setBracket(Point first, Point second) {
    lowIsFirst = first.loss() <= second.loss();
    low = lowIsFirst ? first : second;
    high = lowIsFirst ? second : first;
  }

  private void replaceHigh(Point point) {
    if (lowIsFirst) {
      setBracket(low, point);
    } else {
      setBracket(point, low);
    }
  }

  /** The interpolated minimum, kept away from the ends where that makes too little progress. */
  private double nextTrial() {
    double least = Math.min(low.t(), high.t());
    double most = Math.max(low.t(), high.t());
    double t = interpolate(low, high, least, most);
    double margin = 0.1 * (most - least);
    if (Math.min(most - t, t - least) >= margin) {
      stalled = false;
      return t;
    }
    if (!stalled && t < most && t > least) {
      stalled = true;
      return t;
    }
    stalled = false;
    return Math.abs(t - most) < Math.abs(t - least) ? most - margin : least + margin;
  }

  /** The minimum of the cubic through two points with their slopes, within bounds. */
  private static double interpolate(Point first, Point second, double least, double most) {
    boolean ordered = first.t() <= second.t();
    Point a = ordered ? first : second;
    Point b = ordered ? second : first;
    double d1 = a.slope() + b.slope() - 3 * (a.loss() - b.loss()) / (a.t() - b.t());
    double square = d1 * d1 - a.slope() * b.slope();
    if (!(square >= 0)) {
      return (least + most) / 2;
    }
    double d2 = Math.sqrt(square);
    double ratio = (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    return Math.min(Math.max(b.t() - (b.t() - a.t()) * ratio, least), most);
  }
}
