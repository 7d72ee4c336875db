package org.linstock.optim;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.linstock.tensor.Tensor;

/**
 * Several schedulers of one optimizer one after the other, for instance a warm-up and then a decay.
 * Each counts its own epochs from its milestone on, and starts from the optimizer's initial
 * learning rates.
 */
public final class SequentialLR extends LRScheduler {
  private final List<LRScheduler> schedulers;
  private final int[] milestones;

  /**
   * A sequence.
   *
   * @param milestones the epochs at which the second, third… scheduler takes over, in order
   */
  public SequentialLR(Optimizer optimizer, List<LRScheduler> schedulers, int... milestones) {
    super(optimizer);
    require(!schedulers.isEmpty(), "schedulers", schedulers, "at least one");
    require(
        milestones.length == schedulers.size() - 1,
        "the number of milestones",
        milestones.length,
        "one less than there are schedulers, " + (schedulers.size() - 1));
    for (LRScheduler scheduler : schedulers) {
      String name = scheduler.getClass().getSimpleName();
      require(
          scheduler.optimizer() == optimizer,
          "the optimizer of " + name,
          "another one",
          "this one");
      require(
          !(scheduler instanceof ReduceLROnPlateau), "a scheduler", name, "one without a metric");
    }
    for (int i = 0; i < milestones.length; i++) {
      int least = i == 0 ? 1 : milestones[i - 1] + 1;
      require(milestones[i] >= least, "milestones", Arrays.toString(milestones), "rising from 1");
    }
    this.schedulers = List.copyOf(schedulers);
    this.milestones = milestones.clone();
    restart();
  }

  @Override
  void start() {
    schedulers.get(0).restart();
    super.start();
  }

  @Override
  public void step() {
    LRScheduler scheduler = schedulers.get(indexAt(lastEpoch() + 1));
    if (Arrays.stream(milestones).anyMatch(m -> m == lastEpoch() + 1)) {
      scheduler.restart();
    } else {
      scheduler.step();
    }
    super.step();
  }

  private int indexAt(long epoch) {
    return (int) Arrays.stream(milestones).filter(m -> m <= epoch).count();
  }

  /** What the scheduler in charge has set. */
  @Override
  double lr(int index) {
    return group(index).lr();
  }

  @Override
  void save(String prefix, Map<String, Tensor> map) {
    super.save(prefix, map);
    for (int i = 0; i < schedulers.size(); i++) {
      schedulers.get(i).save(prefix + "_schedulers." + i + ".", map);
    }
  }

  @Override
  void check(StateSource source) {
    super.check(source);
    for (int i = 0; i < schedulers.size(); i++) {
      schedulers.get(i).check(part(source, i));
    }
  }

  @Override
  void load(StateSource source) {
    super.load(source);
    for (int i = 0; i < schedulers.size(); i++) {
      schedulers.get(i).load(part(source, i));
    }
  }

  private static StateSource part(StateSource source, int index) {
    return new StateSource(source.map(), source.prefix() + "_schedulers." + index + ".", 0);
  }
}
