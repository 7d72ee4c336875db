package org.linstock.spark.error;

/**
 * A column that is not there, has another type than it should, or is there already. It is an {@code
 * IllegalArgumentException}, as MLlib's own stages throw in that case.
 */
public final class SchemaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public SchemaException(String message) {
    super(message);
  }
}
