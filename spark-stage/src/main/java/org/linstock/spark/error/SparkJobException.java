package org.linstock.spark.error;

/** A Spark job failed for a reason of Spark's, such as executors that were lost too often. */
public final class SparkJobException extends LinstockException {
  private static final long serialVersionUID = 1L;

  public SparkJobException(String message, Throwable cause) {
    super(message, cause);
  }
}
