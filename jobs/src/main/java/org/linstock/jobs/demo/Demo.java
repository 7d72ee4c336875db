package org.linstock.jobs.demo;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.console.Progress;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.data.DataSource.Purpose;
import org.linstock.jobs.pipeline.SavedPipeline;
import org.linstock.spark.TrainingListener;

/** The demonstration's steps, one after the other, on a file system that is there already. */
public final class Demo {
  private static final String[] CLOTHES = {
    "T-shirt/top",
    "trouser",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle boot"
  };
  private static final int STOP_AFTER = 8;

  private final Console console;
  private final SparkSession spark;
  private final String data;
  private final String hdfs;
  private final Path keep;

  /**
   * A demonstration.
   *
   * @param data the directory of Fashion-MNIST's files
   * @param hdfs the address of an HDFS
   * @param keep a local directory that is replaced by what the demonstration leaves behind
   */
  public Demo(Console console, SparkSession spark, String data, String hdfs, String keep) {
    this.console = console;
    this.spark = spark;
    this.data = data;
    this.hdfs = hdfs;
    this.keep = new Path(keep);
  }

  /** Runs all steps; {@code listen} makes a listener that shows a training's progress. */
  public void run(Listening listen) throws IOException {
    DemoTraining training = new DemoTraining(spark, data);
    console.print("2. Train: %s", training.describe());
    try (Progress progress = console.progress(training.epochs())) {
      training.run(hdfs + "/whole", false, listen.to(progress));
    }
    console.print(
        "   checkpoints every %d rounds in %s/whole", DemoTraining.CHECKPOINT_EVERY, hdfs);
    stop(training);
    PipelineModel model = resume(training, listen);
    compare();
    judge(model);
    save(model);
  }

  /** How a training's progress reaches its display. */
  public interface Listening {
    /** A listener that passes on to {@code progress}. */
    TrainingListener to(Progress progress);
  }

  private void stop(DemoTraining training) {
    try {
      training.run(hdfs + "/stopped", false, SimulatedStopException.after(STOP_AFTER));
    } catch (SimulatedStopException e) {
      console.print(
          "3. Train the same again, in %s/stopped: %s, as if the driver were lost",
          hdfs, e.getMessage());
    }
  }

  private PipelineModel resume(DemoTraining training, Listening listen) {
    console.print("4. Resume from the newest checkpoint");
    try (Progress progress = console.progress(training.epochs())) {
      return training.run(hdfs + "/stopped", true, listen.to(progress));
    }
  }

  private void compare() throws IOException {
    Weights whole =
        Weights.newest(new Path(hdfs, "/whole"), spark.sparkContext().hadoopConfiguration());
    Weights resumed =
        Weights.newest(new Path(hdfs, "/stopped"), spark.sparkContext().hadoopConfiguration());
    if (!whole.sha256().equals(resumed.sha256())) {
      throw new UserException(
          "demo: the resumed weights ("
              + resumed
              + ") differ from the uninterrupted ones ("
              + whole
              + "); please report this");
    }
    console.print(
        "   weights after %s: SHA-256 %.16s…, the same bits as without the stop",
        resumed.round(), resumed.sha256());
  }

  private void judge(PipelineModel model) {
    SavedPipeline pipeline = new SavedPipeline(model);
    Dataset<Row> test = DataFormat.IDX.source().read(spark, data, Purpose.TEST, 0);
    console.print("5. Predict: %s of the test set", pipeline.judge(test, data).headline());
    List<Vector> images = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    List<String> guess = new ArrayList<>();
    for (Row row :
        pipeline
            .predict(test.limit(3), data)
            .select(col("features"), col("label"), col("prediction"))
            .collectAsList()) {
      images.add(row.getAs(0));
      truth.add("is:        " + name(row, 1));
      guess.add("predicted: " + name(row, 2));
    }
    console.print("");
    console.print(Pictures.draw(images, List.of(truth, guess)));
    console.print("");
  }

  private static String name(Row row, int column) {
    return CLOTHES[(int) row.getDouble(column)];
  }

  private void save(PipelineModel model) throws IOException {
    model.write().save(hdfs + "/model");
    FileSystem from = new Path(hdfs).getFileSystem(spark.sparkContext().hadoopConfiguration());
    FileSystem to = keep.getFileSystem(spark.sparkContext().hadoopConfiguration());
    to.delete(keep, true);
    to.mkdirs(keep);
    for (String part : List.of("model", "stopped")) {
      Path target = new Path(keep, part.equals("model") ? part : "checkpoints");
      FileUtil.copy(
          from,
          new Path("/" + part),
          to,
          target,
          false,
          spark.sparkContext().hadoopConfiguration());
    }
    console.print(
        "6. Saved to %s/model. That HDFS ends with this demonstration; copied from it:", hdfs);
    console.print("   model        %s/model", keep);
    console.print("   checkpoints  %s/checkpoints", keep);
  }
}
