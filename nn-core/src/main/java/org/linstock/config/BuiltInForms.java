package org.linstock.config;

import java.util.List;
import java.util.stream.Stream;

/** The forms of Linstock's own modules, one line a family. */
final class BuiltInForms {
  private BuiltInForms() {}

  static List<ModuleForm<?>> all() {
    return Stream.of(
            BasicForms.all(),
            ContainerForms.all(),
            SequenceForms.all(),
            AttentionForms.all(),
            ConvolutionForms.all(),
            PoolingForms.all(),
            NormForms.all(),
            ActivationForms.all(),
            TransformerForms.all())
        .flatMap(List::stream)
        .toList();
  }
}
