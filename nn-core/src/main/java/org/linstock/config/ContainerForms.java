package org.linstock.config;

import static org.linstock.config.Forms.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.linstock.nn.ModuleDict;
import org.linstock.nn.ModuleList;
import org.linstock.nn.Parallel;
import org.linstock.nn.Parallel.Combine;
import org.linstock.nn.ParameterDict;
import org.linstock.nn.ParameterList;
import org.linstock.nn.Residual;
import org.linstock.tensor.Tensor;

/** The forms of containers. */
final class ContainerForms {
  private ContainerForms() {}

  static List<ModuleForm<?>> all() {
    return List.of(
        new ModuleForm<>(
            "Parallel",
            Parallel.class,
            m ->
                settings(
                    "combine", m.combine().name().toLowerCase(Locale.ROOT),
                    "branches", m.namedChildren()),
            ContainerForms::parallel),
        new ModuleForm<>("Residual", Residual.class, ContainerForms::of, ContainerForms::residual),
        new ModuleForm<>(
            "ModuleList",
            ModuleList.class,
            m -> settings("modules", m.namedChildren()),
            s -> {
              ModuleList list = new ModuleList();
              s.modules("modules", (name, module) -> list.add(module));
              return list;
            }),
        new ModuleForm<>(
            "ModuleDict",
            ModuleDict.class,
            m -> settings("modules", m.namedChildren()),
            s -> {
              ModuleDict dict = new ModuleDict();
              s.modules("modules", dict::put);
              return dict;
            }),
        new ModuleForm<>(
            "ParameterList",
            ParameterList.class,
            m ->
                settings(
                    "shapes",
                    StreamSupport.stream(m.spliterator(), false)
                        .map(Tensor::shape)
                        .toArray(long[][]::new)),
            s -> new ParameterList(s.shapes("shapes").stream().map(Tensor::zeros).toList())),
        new ModuleForm<>(
            "ParameterDict",
            ParameterDict.class,
            m ->
                settings(
                    "names", m.keys().toArray(String[]::new),
                    "shapes",
                        m.keys().stream().map(k -> m.parameter(k).shape()).toArray(long[][]::new)),
            ContainerForms::parameterDict));
  }

  private static Parallel parallel(Settings s) {
    String combine = s.text("combine", "cat", "cat", "add");
    Parallel parallel = new Parallel(Combine.valueOf(combine.toUpperCase(Locale.ROOT)));
    s.modules("branches", parallel::add);
    return parallel;
  }

  private static Map<String, Object> of(Residual m) {
    Map<String, Object> settings = settings("net", m.net());
    if (m.shortcut() != null) {
      settings.put("shortcut", m.shortcut());
    }
    return settings;
  }

  private static Residual residual(Settings s) {
    return new Residual(s.module("net"), s.has("shortcut") ? s.module("shortcut") : null);
  }

  private static ParameterDict parameterDict(Settings s) {
    List<String> names = s.texts("names");
    List<long[]> shapes = s.shapes("shapes");
    if (names.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "%d names for %d shapes".formatted(names.size(), shapes.size()));
    }
    ParameterDict dict = new ParameterDict();
    for (int i = 0; i < names.size(); i++) {
      dict.put(names.get(i), Tensor.zeros(shapes.get(i)));
    }
    return dict;
  }
}
