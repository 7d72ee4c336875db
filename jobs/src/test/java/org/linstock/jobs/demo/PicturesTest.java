package org.linstock.jobs.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;

class PicturesTest {

  @Test
  void twoRowsOfPixelsMakeALine() {
    Vector black = Vectors.zeros(16);
    double[] pixels = new double[16];
    pixels[0] = 1;
    pixels[4] = 1;
    pixels[15] = 1;
    Vector marked = Vectors.dense(pixels);
    String picture = Pictures.draw(List.of(black, marked), List.of(List.of("ab", "longer")));
    assertEquals(
        "       @   \n          +\nab     long", picture.replace(System.lineSeparator(), "\n"));
  }
}
