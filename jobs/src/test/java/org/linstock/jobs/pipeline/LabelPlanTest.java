package org.linstock.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.LabelsKit;

class LabelPlanTest {

  static Stream<Arguments> plans() {
    return Stream.of(
        Arguments.of(
            List.of("b", "a", "b"), null, false, Task.CLASSIFICATION, 2, List.of("a", "b")),
        Arguments.of(List.of(0.0, 1.0, 2.0), null, false, Task.CLASSIFICATION, 3, List.of()),
        Arguments.of(
            List.of(1.0, 2.0, 10.0), null, false, Task.CLASSIFICATION, 3, List.of("1", "2", "10")),
        Arguments.of(List.of(-1.0, 1.0), null, true, Task.CLASSIFICATION, 2, List.of("-1", "1")),
        Arguments.of(List.of(0.0, 3.0), null, true, Task.CLASSIFICATION, 4, List.of()),
        Arguments.of(List.of(0.5, 1.0), null, false, Task.REGRESSION, 1, List.of()),
        Arguments.of(List.of(0.0, 1.0), Task.REGRESSION, false, Task.REGRESSION, 1, List.of()));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void followsTheLabels(
      List<?> labels, Task asked, boolean keep, Task task, int outputs, List<String> names) {
    LabelPlan plan = LabelPlan.of(LabelsKit.of(labels), "y", asked, keep);
    assertEquals(task, plan.task());
    assertEquals(outputs, plan.outputs());
    assertEquals(names, plan.names());
  }

  static Stream<Arguments> refusals() {
    List<Double> many = Stream.iterate(0.0, n -> n + 1).limit(2000).toList();
    return Stream.of(
        Arguments.of(List.of("a", "b"), Task.REGRESSION, "is text"),
        Arguments.of(List.of(0.5, 1.0), Task.CLASSIFICATION, "fractions such as 0.5"),
        Arguments.of(List.of("a", "a"), null, "only one value"),
        Arguments.of(many, Task.CLASSIFICATION, "more than 1000 different values"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWhatCannotBeLearned(List<?> labels, Task asked, String expected) {
    UserException e =
        assertThrows(
            UserException.class, () -> LabelPlan.of(LabelsKit.of(labels), "y", asked, false));
    assertTrue(e.getMessage().contains("'y'") && e.getMessage().contains(expected), e.getMessage());
  }
}
