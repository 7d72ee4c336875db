package org.linstock.faults;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Mutated files of every kind: typed errors only, in no more memory than the file's size and 1 MB.
 * There are 10,000 in a build, 1,000,000 in the profile {@code nightly}.
 */
@Tag("faults")
class Scenario25MutationsTest {

  private static void read(HostileFile file, Random random) throws IOException {
    file.read(Mutations.of(file.good(), random));
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void models(@ForAll Random random) throws IOException {
    read(HostileFile.MODEL, random);
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void optimizers(@ForAll Random random) throws IOException {
    read(HostileFile.OPTIMIZER, random);
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void architectures(@ForAll Random random) throws IOException {
    read(HostileFile.ARCHITECTURE, random);
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void trainerStates(@ForAll Random random) throws IOException {
    read(HostileFile.TRAINER_STATE, random);
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void manifests(@ForAll Random random) throws IOException {
    read(HostileFile.MANIFEST, random);
  }
}
