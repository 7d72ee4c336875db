package org.linstock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;

/** Which room of nn-core knows which. */
class RoomsTest {
  /**
   * Each room and those that it knows.
   *
   * <p>The one circle is meant: the class Tensor is the façade of the library, whose fluent methods
   * are one-line calls of autograd and ops, and which those in turn are about. It alone is exempt;
   * the rest of its room is not.
   */
  private static final Map<String, List<String>> KNOWS =
      Map.ofEntries(
          Map.entry("memory", List.of()),
          Map.entry("kernels", List.of("memory")),
          Map.entry("tensor", List.of("memory", "kernels")),
          Map.entry("autograd", List.of("memory", "kernels", "tensor")),
          Map.entry("ops", List.of("memory", "kernels", "tensor", "autograd")),
          Map.entry("nn", List.of("memory", "kernels", "tensor", "autograd", "ops", "io")),
          Map.entry("optim", List.of("memory", "kernels", "tensor", "autograd", "nn", "io")),
          Map.entry("train", List.of("memory", "tensor", "autograd", "nn", "optim", "data")),
          Map.entry("config", List.of("memory", "kernels", "tensor", "nn")),
          Map.entry("io", List.of("memory", "tensor")),
          Map.entry("data", List.of("memory", "kernels", "tensor")));

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.linstock");

  /** Tensor and the interfaces that hold its methods by theme. */
  private static DescribedPredicate<JavaClass> facade() {
    return DescribedPredicate.describe("the facade", c -> c.isAssignableFrom(Tensor.class));
  }

  static List<String> rooms() {
    return List.copyOf(new TreeSet<>(KNOWS.keySet()));
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(room -> "org.linstock." + room + "..").toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomKnowsOnlyThoseOnItsLeft(String room) {
    DescribedPredicate<JavaClass> others =
        resideInAnyPackage("org.linstock..")
            .and(DescribedPredicate.not(resideInAnyPackage("org.linstock." + room + "..")))
            .and(DescribedPredicate.not(resideInAnyPackage(packages(KNOWS.get(room)))));
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("org.linstock." + room + "..")
            .and(DescribedPredicate.not(facade()))
            .should()
            .dependOnClassesThat(others);
    rule.check(MAIN);
  }

  @Test
  void theFacadeKnowsNoModules() {
    noClasses()
        .that(facade())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(List.of("nn", "optim", "train", "config", "io", "data")))
        .check(MAIN);
  }

  @Test
  void onlyParametersAndBuffersExtendTensor() {
    classes()
        .that(assignableTo(Tensor.class))
        .should()
        .be(Tensor.class)
        .orShould()
        .be(Parameter.class)
        .orShould()
        .haveSimpleName("Buffer")
        .check(MAIN);
  }

  @Test
  void onlyMemoryAndKernelsKnowNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.linstock.memory..", "org.linstock.kernels..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
        .check(MAIN);
  }

  @Test
  void onlyConfigAndIoKnowJson() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.linstock.config..", "org.linstock.io..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..")
        .check(MAIN);
  }

  @Test
  void everyRoomIsHereAndSaysWhatItIsFor() throws IOException {
    Path root = Path.of("src", "main", "java", "org", "linstock");
    try (Stream<Path> directories = Files.list(root)) {
      List<Path> rooms = directories.filter(Files::isDirectory).sorted().toList();
      assertEquals(rooms(), rooms.stream().map(p -> p.getFileName().toString()).toList());
      for (Path room : rooms) {
        String text = Files.readString(room.resolve("package-info.java"));
        assertEquals(true, text.startsWith("/**"), room + "/package-info.java has no Javadoc");
      }
    }
  }
}
