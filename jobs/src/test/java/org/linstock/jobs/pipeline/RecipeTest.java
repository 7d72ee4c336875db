package org.linstock.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.spark.NeuralNetworkClassifier;

class RecipeTest {

  @Test
  void everySettingReachesTheStage() {
    NeuralNetworkClassifier stage = new NeuralNetworkClassifier();
    new Recipe(
            "sgd",
            0.5,
            new Effort(3, 7, 2, 4),
            "global",
            9,
            0.2,
            5,
            new Recipe.Checkpointing("/runs", 6, "manifest", true))
        .apply(stage);
    assertEquals("sgd", stage.getOptimizer());
    assertEquals(0.5, stage.getStepSize());
    assertEquals(3, stage.getNumPartitions());
    assertEquals(7, stage.getBatchSize());
    assertEquals("global", stage.getBatchScope());
    assertEquals(2, stage.getMaxIter());
    assertEquals(4, stage.getAveragingFrequency());
    assertEquals(9, stage.getSeed());
    assertEquals(5, stage.getEarlyStoppingPatience());
    assertEquals(Holdout.COLUMN, stage.getValidationIndicatorCol());
    assertEquals("/runs", stage.getCheckpointDir());
    assertEquals(6, stage.getCheckpointInterval());
    assertEquals("manifest", stage.getCheckpointCommit());
    assertTrue(stage.getResume());
  }
}
