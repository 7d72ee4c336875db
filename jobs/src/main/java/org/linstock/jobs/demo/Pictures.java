package org.linstock.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.Vector;

/**
 * Grey images as characters, side by side; two rows of pixels make one line, as characters are
 * higher than wide.
 */
final class Pictures {
  private static final String SHADES = " .:-=+*#%@";
  private static final String GAP = "   ";

  private Pictures() {}

  /**
   * Draws square images.
   *
   * @param images pixels from 0 (background) to 1, row by row
   * @param captions lines to print under the images, each with a text for every image
   */
  static String draw(List<Vector> images, List<List<String>> captions) {
    int size = (int) Math.round(Math.sqrt(images.get(0).size()));
    List<String> lines = new ArrayList<>();
    for (int row = 0; row + 1 < size; row += 2) {
      int top = row;
      lines.add(
          images.stream().map(image -> line(image, top, size)).collect(Collectors.joining(GAP)));
    }
    String cell = "%-" + size + "." + size + "s";
    for (List<String> caption : captions) {
      lines.add(
          caption.stream()
              .map(words -> String.format(cell, words))
              .collect(Collectors.joining(GAP)));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(Vector image, int row, int size) {
    StringBuilder line = new StringBuilder(size);
    for (int column = 0; column < size; column++) {
      double grey = (image.apply(row * size + column) + image.apply((row + 1) * size + column)) / 2;
      line.append(SHADES.charAt((int) Math.round(grey * (SHADES.length() - 1))));
    }
    return line.toString();
  }
}
