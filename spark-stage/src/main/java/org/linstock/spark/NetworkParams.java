package org.linstock.spark;

/**
 * The params of every neural network stage, estimator and model alike, by theme; MLlib finds them
 * by their methods.
 */
public interface NetworkParams
    extends InferenceParams,
        ColumnParams,
        NetParams,
        LossParams,
        OptimizerParams,
        EpochParams,
        RoundParams,
        CheckpointParams {
  /** Where the params are kept. */
  NetworkDefinitions definitions();

  @Override
  default InferenceParams.Definitions inferenceParams() {
    return definitions().inference();
  }

  @Override
  default ColumnParams.Definitions columnParams() {
    return definitions().column();
  }

  @Override
  default NetParams.Definitions netParams() {
    return definitions().net();
  }

  @Override
  default LossParams.Definitions lossParams() {
    return definitions().loss();
  }

  @Override
  default OptimizerParams.Definitions optimizerParams() {
    return definitions().optimizer();
  }

  @Override
  default EpochParams.Definitions epochParams() {
    return definitions().epoch();
  }

  @Override
  default RoundParams.Definitions roundParams() {
    return definitions().round();
  }

  @Override
  default CheckpointParams.Definitions checkpointParams() {
    return definitions().checkpoint();
  }
}
