package org.linstock.spark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a saved stage was when it was saved.
 *
 * @param params their values as MLlib's JSON
 * @param columns what it adds to the rows: name, then numbers row by row
 */
record FixtureRecord(Map<String, String> params, Map<String, List<List<Double>>> columns) {

  static FixtureRecord of(PipelineStage stage, Dataset<Row> rows) {
    Transformer transformer =
        stage instanceof Estimator<?> estimator ? estimator.fit(rows) : (Transformer) stage;
    List<String> given = Arrays.asList(rows.columns());
    Dataset<Row> out = transformer.transform(rows);
    Map<String, List<List<Double>>> columns = new LinkedHashMap<>();
    for (String column : out.columns()) {
      if (!given.contains(column)) {
        columns.put(
            column,
            out.select(column).collectAsList().stream().map(FixtureRecord::numbers).toList());
      }
    }
    return new FixtureRecord(params(stage), columns);
  }

  private static List<Double> numbers(Row row) {
    return row.get(0) instanceof Vector vector
        ? Arrays.stream(vector.toArray()).boxed().toList()
        : List.of(row.getDouble(0));
  }

  private static Map<String, String> params(PipelineStage stage) {
    Map<String, String> params = new LinkedHashMap<>();
    for (Param<?> param : stage.params()) {
      // A pipeline's only param is its stages, which are no JSON.
      if (stage.isDefined(param) && !param.name().equals("stages")) {
        params.put(param.name(), json(stage, param));
      }
    }
    return params;
  }

  private static <T> String json(PipelineStage stage, Param<T> param) {
    return param.jsonEncode(stage.getOrDefault(param));
  }
}
