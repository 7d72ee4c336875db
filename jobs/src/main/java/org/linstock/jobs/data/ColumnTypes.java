package org.linstock.jobs.data;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/** What a column's type is good for. */
final class ColumnTypes {
  private ColumnTypes() {}

  static boolean isNumeric(DataType type) {
    return type instanceof NumericType;
  }

  static boolean isVector(DataType type) {
    return type.equals(SQLDataTypes.VectorType());
  }

  static boolean isVectorOrArray(DataType type) {
    return isVector(type) || (type instanceof ArrayType array && isNumeric(array.elementType()));
  }
}
