package org.linstock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way: jobs → spark-stage → nn-core. */
@AnalyzeClasses(packages = "org.linstock", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {
  @ArchTest
  static final ArchRule MODULES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("jobs")
          .definedBy("org.linstock.jobs..")
          .layer("spark-stage")
          .definedBy("org.linstock.spark..")
          .layer("nn-core")
          .definedBy(
              "org.linstock.memory..",
              "org.linstock.kernels..",
              "org.linstock.tensor..",
              "org.linstock.autograd..",
              "org.linstock.ops..",
              "org.linstock.nn..",
              "org.linstock.optim..",
              "org.linstock.train..",
              "org.linstock.config..",
              "org.linstock.io..",
              "org.linstock.data..")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("spark-stage")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("nn-core")
          .mayOnlyBeAccessedByLayers("jobs", "spark-stage");

  @ArchTest
  static final ArchRule ND4J_STAYS_IN_NN_CORE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.linstock.memory..", "org.linstock.kernels..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule NN_CORE_KNOWS_NO_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.linstock.spark..", "org.linstock.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule NO_JAVA_SERIALIZATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream");

  @ArchTest
  static final ArchRule EXCEPTIONS_ARE_NAMED_SO =
      classes()
          .that()
          .areAssignableTo(Throwable.class)
          .should()
          .haveSimpleNameEndingWith("Exception");
}
