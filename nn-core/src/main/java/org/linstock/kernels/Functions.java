package org.linstock.kernels;

/** What the elementwise functions are for one element, in float64 and in int64. */
final class Functions {
  private static final double LN_2 = Math.log(2);

  private Functions() {}

  /** Any but the error function, which only ND4J knows. */
  static double of(Unary op, double x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> x > 0 ? 1 : (x < 0 ? -1 : 0);
      case EXP -> Math.exp(x);
      case EXPM1 -> Math.expm1(x);
      case LOG -> Math.log(x);
      case LOG1P -> Math.log1p(x);
      case LOG2 -> log2(x);
      case LOG10 -> Math.log10(x);
      case SQRT -> Math.sqrt(x);
      case RSQRT -> 1 / Math.sqrt(x);
      case RECIPROCAL -> 1 / x;
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case ROUND -> Math.rint(x);
      case TRUNC -> x < 0 ? Math.ceil(x) : Math.floor(x);
      case RELU -> Math.max(x, 0);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case TANH -> Math.tanh(x);
      case ERF, ERFC -> throw new IllegalArgumentException(op + ": not a Java function");
    };
  }

  /** Exact for powers of two. */
  private static double log2(double x) {
    int exponent = Math.getExponent(x);
    boolean normal = exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT;
    return normal && x == Math.scalb(1.0, exponent) ? exponent : Math.log(x) / LN_2;
  }

  static long of(Unary op, long x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Long.signum(x);
      default -> throw new IllegalArgumentException(op + ": not a function of int64");
    };
  }

  static double of(Binary op, double x, double y) {
    return switch (op) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case POW -> pow(x, y);
      case FLOOR_DIVIDE -> floorDivide(x, y);
      case REMAINDER -> remainder(x, y);
      case FMOD -> x % y;
      case MAXIMUM -> Math.max(x, y);
      case MINIMUM -> Math.min(x, y);
      case ATAN2 -> Math.atan2(x, y);
      case LOGADDEXP -> x == y ? x + LN_2 : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
      case GT -> x > y ? 1 : 0;
      case GE -> x >= y ? 1 : 0;
      case LT -> x < y ? 1 : 0;
      case LE -> x <= y ? 1 : 0;
      case EQ -> x == y ? 1 : 0;
      case NE -> x != y ? 1 : 0;
      case RELU_GRAD -> y <= 0 ? 0 : x;
      case SIGMOID_GRAD -> x * y * (1 - y);
      case TANH_GRAD -> x * (1 - y * y);
    };
  }

  /** As in C, where 1 to any power is 1: Java says NaN for a NaN or infinite exponent. */
  private static double pow(double x, double y) {
    return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
  }

  private static double remainder(double x, double y) {
    double r = x % y;
    return r != 0 && r < 0 != y < 0 ? r + y : r;
  }

  /** Exact where the quotient of floats would round up to the next integer. */
  private static double floorDivide(double x, double y) {
    if (y == 0) {
      return x / y;
    }
    return Math.rint((x - remainder(x, y)) / y);
  }

  static long of(Binary op, long x, long y) {
    return switch (op) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case POW -> pow(x, y);
      case FLOOR_DIVIDE -> Math.floorDiv(x, divisor(op, y));
      case REMAINDER -> Math.floorMod(x, divisor(op, y));
      case FMOD -> x % divisor(op, y);
      case MAXIMUM -> Math.max(x, y);
      case MINIMUM -> Math.min(x, y);
      case GT -> x > y ? 1 : 0;
      case GE -> x >= y ? 1 : 0;
      case LT -> x < y ? 1 : 0;
      case LE -> x <= y ? 1 : 0;
      case EQ -> x == y ? 1 : 0;
      case NE -> x != y ? 1 : 0;
      default -> throw new IllegalArgumentException(op + ": not a function of int64");
    };
  }

  private static long divisor(Binary op, long y) {
    if (y == 0) {
      throw new ArithmeticException(
          op.label() + ": an int64 divisor is 0; convert to float32, where that gives inf or NaN");
    }
    return y;
  }

  /** By squaring; overflow wraps, as everywhere in int64. */
  private static long pow(long x, long y) {
    if (y < 0) {
      throw new ArithmeticException(
          "pow: int64 to the negative power %d; convert to float32".formatted(y));
    }
    long result = 1;
    long base = x;
    for (long e = y; e > 0; e >>= 1) {
      result = (e & 1) == 1 ? result * base : result;
      base *= base;
    }
    return result;
  }
}
