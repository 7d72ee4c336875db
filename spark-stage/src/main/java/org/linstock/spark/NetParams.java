package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** The params for the net itself: definitions, getters, and setters for estimators. */
public interface NetParams extends Params {
  /** Where the params are kept. */
  Definitions netParams();

  /** Architecture of the net, as JSON. */
  default Param<String> networkParam() {
    return netParams().network;
  }

  /** See {@link #networkParam()}. */
  default String getNetwork() {
    return getOrDefault(networkParam());
  }

  /**
   * Shape of one example as the net takes it, for instance 1,28,28; empty: the width of the first
   * layer, or of the first row for a lazy one.
   */
  default IntArrayParam inputShape() {
    return netParams().inputShape;
  }

  /** See {@link #inputShape()}. */
  default int[] getInputShape() {
    return getOrDefault(inputShape());
  }

  /**
   * Saved model, checkpoint round or .safetensors file whose values training starts from; empty:
   * those of setNetwork, or drawn from the seed. A round is verified first.
   */
  default Param<String> initialState() {
    return netParams().initialState;
  }

  /** See {@link #initialState()}. */
  default String getInitialState() {
    return getOrDefault(initialState());
  }

  /**
   * Names of layers whose parameters are not trained, for instance 0 or encoder; everything below
   * them is frozen too.
   */
  default StringArrayParam frozenLayers() {
    return netParams().frozenLayers;
  }

  /** See {@link #frozenLayers()}. */
  default String[] getFrozenLayers() {
    return getOrDefault(frozenLayers());
  }

  /** where nets are computed: auto (what the build has), cpu or cuda. */
  default Param<String> device() {
    return netParams().device;
  }

  /** See {@link #device()}. */
  default String getDevice() {
    return getOrDefault(device());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> network;
    final IntArrayParam inputShape;
    final Param<String> initialState;
    final StringArrayParam frozenLayers;
    final Param<String> device;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      network = new Param<>(parent.uid(), "network", "architecture of the net, as JSON");
      inputShape =
          new IntArrayParam(
              parent,
              "inputShape",
              "shape of one example as the net takes it, for instance 1,28,28; empty: the width of the first layer, or of the first row for a lazy one",
              new PositiveDimensions());
      parent.setDefault(inputShape, new int[0]);
      initialState =
          new Param<>(
              parent.uid(),
              "initialState",
              "saved model, checkpoint round or .safetensors file whose values training starts from; empty: those of setNetwork, or drawn from the seed");
      parent.setDefault(initialState, "");
      frozenLayers =
          new StringArrayParam(
              parent,
              "frozenLayers",
              "names of layers whose parameters are not trained, for instance 0 or encoder; everything below them is frozen too");
      parent.setDefault(frozenLayers, new String[0]);
      device =
          new Param<>(
              parent.uid(),
              "device",
              "where nets are computed: auto (what the build has), cpu or cuda",
              oneOf("auto", "cpu", "cuda"));
      parent.setDefault(device, "auto");
    }

    private static scala.Function1<String, Object> oneOf(String... values) {
      return ParamValidators.inArray(values);
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends NetParams {
    /** This stage. */
    S self();

    /** Sets {@link #inputShape()}. */
    default S setInputShape(int... value) {
      set(inputShape(), value);
      return self();
    }

    /** Sets {@link #initialState()}. */
    default S setInitialState(String value) {
      set(initialState(), value);
      return self();
    }

    /** Sets {@link #frozenLayers()}. */
    default S setFrozenLayers(String... value) {
      set(frozenLayers(), value);
      return self();
    }

    /** Sets {@link #device()}. */
    default S setDevice(String value) {
      set(device(), value);
      return self();
    }
  }
}
