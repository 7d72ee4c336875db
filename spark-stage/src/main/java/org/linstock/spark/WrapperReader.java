package org.linstock.spark;

import java.util.function.BiFunction;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;

/**
 * Loads what {@link WrapperWriter} saved.
 *
 * @param <W> the stage around
 * @param <S> the other one
 */
final class WrapperReader<W extends Params, S> extends MLReader<W> {
  private final Class<W> type;
  private final MLReader<S> wrapped;
  private final BiFunction<String, S, W> wrap;

  WrapperReader(Class<W> type, MLReader<S> wrapped, BiFunction<String, S, W> wrap) {
    this.type = type;
    this.wrapped = wrapped;
    this.wrap = wrap;
  }

  @Override
  public W load(String path) {
    StageMetadata metadata = StageMetadata.of(path, type, sparkSession());
    S inner = wrapped.load(WrapperWriter.wrapped(path));
    return metadata.applyTo(wrap.apply(metadata.uid(), inner));
  }
}
