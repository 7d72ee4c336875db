package org.linstock.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The weights in a checkpoint.
 *
 * @param round the name of the checkpoint's round
 * @param sha256 of the file with the weights, in hexadecimal
 */
record Weights(String round, String sha256) {

  /** The weights of the newest checkpoint in {@code directory}. */
  static Weights newest(Path directory, Configuration conf) throws IOException {
    FileSystem fs = directory.getFileSystem(conf);
    FileStatus[] rounds = fs.globStatus(new Path(directory, "round-*"));
    // The numbers in the names have leading zeros, so the last name is the newest round.
    Path newest =
        Arrays.stream(rounds).map(FileStatus::getPath).sorted().reduce((a, b) -> b).orElseThrow();
    try (InputStream in = fs.open(new Path(newest, "model.safetensors"))) {
      return new Weights(newest.getName(), DigestUtils.sha256Hex(in));
    }
  }
}
