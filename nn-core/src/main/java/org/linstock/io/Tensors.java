package org.linstock.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.tensor.Tensor;

/**
 * Tensors singly, in lists and in maps to files and back. The files are safetensors, which Python
 * reads too; a note in them says which of the three they hold. Writing is atomic.
 *
 * <p>A file without such a note, written by Python for example, loads as what it can be taken for:
 * a tensor when it has just one, a list when its names are 0, 1, 2, …, and always a map.
 */
public final class Tensors {
  private static final String KIND = "linstock.kind";
  private static final String TENSOR = "tensor";
  private static final String LIST = "list";
  private static final String MAP = "map";

  private Tensors() {}

  /** Saves one tensor. */
  public static void save(Path path, Tensor tensor) throws IOException {
    save(path, Map.of(TENSOR, tensor), TENSOR);
  }

  /** Saves tensors in their order. */
  public static void save(Path path, List<Tensor> tensors) throws IOException {
    Map<String, Tensor> numbered = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      numbered.put(Integer.toString(numbered.size()), tensor);
    }
    save(path, numbered, LIST);
  }

  /** Saves tensors by name. The file orders them by type and name. */
  public static void save(Path path, Map<String, Tensor> tensors) throws IOException {
    save(path, tensors, MAP);
  }

  private static void save(Path path, Map<String, Tensor> tensors, String kind) throws IOException {
    Safetensors.save(path, tensors, Map.of(KIND, kind));
  }

  /**
   * Loads a tensor that was saved alone.
   *
   * @throws SafetensorsException when the file holds a list or a map, or is malformed
   */
  public static Tensor load(Path path) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      require(path, file, TENSOR, file.keys().size() == 1);
      return file.get(file.keys().iterator().next());
    }
  }

  /**
   * Loads tensors that were saved as a list.
   *
   * @throws SafetensorsException when the file holds one tensor or a map, or is malformed
   */
  public static List<Tensor> loadList(Path path) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      int size = file.keys().size();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        names.add(Integer.toString(i));
      }
      require(path, file, LIST, file.keys().containsAll(names));
      List<Tensor> tensors = new ArrayList<>();
      for (String name : names) {
        tensors.add(file.get(name));
      }
      return tensors;
    }
  }

  /**
   * Loads tensors by name.
   *
   * @throws SafetensorsException when the file holds one tensor or a list, or is malformed
   */
  public static Map<String, Tensor> loadMap(Path path) throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      require(path, file, MAP, true);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (String name : file.keys()) {
        tensors.put(name, file.get(name));
      }
      return tensors;
    }
  }

  private static void require(Path path, SafetensorsFile file, String wanted, boolean fits)
      throws SafetensorsException {
    String kind = file.metadata().getOrDefault(KIND, fits ? wanted : MAP);
    if (!kind.equals(wanted) || !fits) {
      throw new SafetensorsException(
          path.toString(),
          "holds a %s (%d in all), not a %s; %s"
              .formatted(described(kind), file.keys().size(), described(wanted), hint(kind)));
    }
  }

  private static String described(String kind) {
    return kind.equals(TENSOR) ? "single tensor" : kind + " of tensors";
  }

  private static String hint(String kind) {
    return switch (kind) {
      case TENSOR -> "use Tensors.load";
      case LIST -> "use Tensors.loadList";
      default -> "use Tensors.loadMap";
    };
  }
}
