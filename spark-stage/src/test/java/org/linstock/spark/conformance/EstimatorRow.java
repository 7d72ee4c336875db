package org.linstock.spark.conformance;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.linstock.nn.Module;
import org.linstock.spark.TestData;

/**
 * An estimator and its model.
 *
 * @param make an estimator that is ready for {@code TestData.clouds}
 * @param net the trained net of a model
 */
record EstimatorRow<E extends Estimator<M>, M extends Model<M>>(
    Class<E> type, Class<M> modelType, Supplier<E> make, Function<M, Module> net) {

  Stream<StageRow> stages() {
    return Stream.of(
        new StageRow(type, spark -> make.get()),
        new StageRow(modelType, spark -> make.get().fit(TestData.clouds(spark, 30, 2))));
  }

  /** A new estimator, some of its params set; given as name, value, name, value, … */
  E with(Object... namesAndValues) {
    E estimator = make.get();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      estimator.set((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return estimator;
  }

  /** The trained weights of {@code estimator}, bit by bit. */
  List<Integer> bits(E estimator, Dataset<?> data) {
    return TestData.bits(net.apply(estimator.fit(data)));
  }

  /** The trained weights of {@code estimator}. */
  List<Float> weights(E estimator, Dataset<?> data) {
    return bits(estimator, data).stream().map(Float::intBitsToFloat).toList();
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
