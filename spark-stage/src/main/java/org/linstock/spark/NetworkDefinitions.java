package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.Params;

/** The definitions of one stage's params, by theme. */
public record NetworkDefinitions(
    InferenceParams.Definitions inference,
    ColumnParams.Definitions column,
    NetParams.Definitions net,
    LossParams.Definitions loss,
    OptimizerParams.Definitions optimizer,
    EpochParams.Definitions epoch,
    RoundParams.Definitions round,
    CheckpointParams.Definitions checkpoint)
    implements Serializable {

  /** Defines all params for {@code parent}, whose uid must be set, and gives them defaults. */
  static NetworkDefinitions of(Params parent) {
    return new NetworkDefinitions(
        new InferenceParams.Definitions(parent),
        new ColumnParams.Definitions(parent),
        new NetParams.Definitions(parent),
        new LossParams.Definitions(parent),
        new OptimizerParams.Definitions(parent),
        new EpochParams.Definitions(parent),
        new RoundParams.Definitions(parent),
        new CheckpointParams.Definitions(parent));
  }
}
