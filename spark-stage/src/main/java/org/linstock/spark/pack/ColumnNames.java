package org.linstock.spark.pack;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Columns by their exact name: a dot in a name is part of it, not a path into a struct. */
public final class ColumnNames {
  private ColumnNames() {}

  /** The top-level column called {@code name}. */
  public static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }
}
