package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.StageParamsTest;

/** Params and uids: what MLlib asks of a stage before it does anything. */
@ExtendWith(SparkExtension.class)
class ParamsConformanceTest {
  private static final String STAGES = "org.linstock.spark.conformance.StageTable#stages";
  private static final String ESTIMATORS = "org.linstock.spark.conformance.StageTable#estimators";
  private static final Set<String> WITHOUT_DEFAULT = Set.of("network", "thresholds");

  @ParameterizedTest
  @MethodSource(STAGES)
  void paramsAreWellFormed(StageRow row, SparkSession spark) throws ReflectiveOperationException {
    PipelineStage stage = row.make().apply(spark);
    List<String> names = Arrays.stream(stage.params()).map(Param::name).toList();
    assertEquals(names.stream().sorted().toList(), names);
    for (Param<?> param : stage.params()) {
      String name = param.name();
      assertEquals(stage.uid(), param.parent(), name);
      assertSame(param, stage.getClass().getMethod(method(name)).invoke(stage), name);
      assertSame(param, stage.getParam(name), name);
      assertFalse(param.doc().isBlank(), name);
      assertTrue(stage.explainParam(param).startsWith(name + ": " + param.doc()), name);
      assertTrue(stage.explainParams().contains(stage.explainParam(param)), name);
      assertTrue(stage.hasDefault(param) || WITHOUT_DEFAULT.contains(name), name);
      assertTrue(StageParamsTest.settings().containsKey(name), "no setting for " + name);
    }
  }

  /** A param's method has its name, but for one: {@code model.network()} is the trained net. */
  private static String method(String param) {
    return param.equals("network") ? "networkParam" : param;
  }

  @ParameterizedTest
  @MethodSource(STAGES)
  void paramsAreSetAndClearedOneByOne(StageRow row, SparkSession spark) {
    PipelineStage stage = row.make().apply(spark);
    for (Param<?> param : stage.params()) {
      stage.clear(param);
      Object before = valueOf(stage, param);
      Object value = StageParamsTest.settings().get(param.name());
      stage.set(param.name(), value);
      assertTrue(stage.isSet(param), param.name());
      assertSameValue(value, valueOf(stage, param), param.name());
      assertFalse(sameValue(before, value), param.name() + " is set to what it was");
      stage.clear(param);
      assertFalse(stage.isSet(param), param.name());
      assertSameValue(before, valueOf(stage, param), param.name());
    }
  }

  @ParameterizedTest
  @MethodSource(STAGES)
  void aCopyKeepsEverythingTakesTheExtraAndIsIndependent(StageRow row, SparkSession spark)
      throws ReflectiveOperationException {
    PipelineStage stage = row.make().apply(spark);
    assertEquals(row.type(), row.type().getMethod("copy", ParamMap.class).getReturnType());
    for (Param<?> param : stage.params()) {
      Object before = valueOf(stage, param);
      Object value = StageParamsTest.settings().get(param.name());
      PipelineStage copy = stage.copy(new ParamMap().put(paramAndValue(param, value)));
      assertEquals(row.type(), copy.getClass());
      assertEquals(stage.uid(), copy.uid());
      assertSameValue(value, valueOf(copy, copy.getParam(param.name())), param.name());
      assertSameValue(before, valueOf(stage, param), param.name());
      stage.set(param.name(), value);
      PipelineStage whole = stage.copy(ParamMap.empty());
      assertSameValue(value, valueOf(whole, whole.getParam(param.name())), param.name());
    }
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  void everyParamHasAGetterAndASetterThatReturnsTheStage(EstimatorRow<?, ?> row)
      throws ReflectiveOperationException {
    PipelineStage stage = row.make().get();
    for (Param<?> param : stage.params()) {
      String name =
          param.name().substring(0, 1).toUpperCase(Locale.ROOT) + param.name().substring(1);
      Object value = StageParamsTest.settings().get(param.name());
      assertSame(stage, callSetter(stage, "set" + name, value), name);
      Object got = stage.getClass().getMethod("get" + name).invoke(stage);
      assertSameValue(value, got, name);
    }
  }

  private static Object callSetter(PipelineStage stage, String name, Object value)
      throws ReflectiveOperationException {
    Method setter =
        Arrays.stream(stage.getClass().getMethods())
            .filter(m -> m.getName().equals(name) && takes(m, value))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name + " for " + value.getClass()));
    return setter.invoke(stage, new Object[] {value});
  }

  private static boolean takes(Method method, Object value) {
    return method.getParameterCount() == 1
        && MethodType.methodType(method.getParameterTypes()[0])
            .wrap()
            .returnType()
            .isInstance(value);
  }

  @ParameterizedTest
  @MethodSource(STAGES)
  void uidsAreUniqueAndSayWhatTheyAreOf(StageRow row, SparkSession spark) {
    String uid = row.make().apply(spark).uid();
    assertTrue(uid.matches("[a-zA-Z]+_[0-9a-f]{12}"), uid);
    assertNotEquals(uid, row.make().apply(spark).uid());
  }

  @SuppressWarnings("unchecked")
  private static ParamPair<Object> paramAndValue(Param<?> param, Object value) {
    return new ParamPair<>((Param<Object>) param, value);
  }

  private static Object valueOf(PipelineStage stage, Param<?> param) {
    return stage.isDefined(param) ? stage.getOrDefault(param) : null;
  }

  private static boolean sameValue(Object a, Object b) {
    return Arrays.deepEquals(new Object[] {a}, new Object[] {b});
  }

  static void assertSameValue(Object expected, Object got, String name) {
    assertArrayEquals(new Object[] {expected}, new Object[] {got}, name);
  }
}
