/**
 * The command line: what a person types as {@code linstock …} and what {@code spark-submit} runs.
 *
 * <p>One small class per command ({@code TrainCommand}, {@code PredictCommand}, …), the option
 * groups they share, and how a run speaks: {@code Console} to the person, {@code FailureMessages}
 * when it fails, exit code 0, 1 or 2. Reading data lives in {@link org.linstock.jobs.data},
 * building and judging a pipeline in {@link org.linstock.jobs.pipeline}, the demonstration in
 * {@link org.linstock.jobs.demo}. No arithmetic and no training logic belongs here: those are
 * nn-core's and spark-stage's.
 */
package org.linstock.jobs;
