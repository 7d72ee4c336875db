package org.linstock.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every work by every contender, on one thread, in turn. */
final class Steps {
  private static final int TURNS = 2;
  private static final Set<String> NOT_BUILT = Set.of("tabular", "transformer");
  private static final List<String> HEAP = List.of("-Xmx2g");

  private Steps() {}

  static String measure(Settings settings) throws IOException, InterruptedException {
    List<Contender> contenders = contenders(settings);
    StepsTable table = new StepsTable(contenders.stream().map(Contender::name).toList());
    for (String work : works(settings.work())) {
      Map<String, Samples> times = new LinkedHashMap<>();
      contenders.forEach(c -> times.put(c.name(), new Samples()));
      for (int turn = 0; turn < TURNS; turn++) {
        for (Contender contender : contenders) {
          times.get(contender.name()).addAll(contender.time(work));
        }
      }
      if (times.get(contenders.get(0).name()).size() == 0) {
        throw new IllegalStateException(work + ": Linstock's own JVM failed; its errors are above");
      }
      System.out.print(table.add(work, times));
    }
    table.writeJson(settings.results().resolve("steps.json"));
    return table.toString();
  }

  private static List<String> works(String only) {
    if (only.isEmpty() || Work.NAMES.contains(only)) {
      return only.isEmpty() ? Work.NAMES : List.of(only);
    }
    throw new IllegalArgumentException(
        "benchmark.work: got \"%s\", expected one of %s".formatted(only, Work.NAMES));
  }

  private static List<Contender> contenders(Settings settings)
      throws IOException, InterruptedException {
    String dl4j = Commands.peerClassPath(settings.peer("dl4j"));
    String released = Commands.peerClassPath(settings.peer("dl4j-released"));
    String djl = Commands.peerClassPath(settings.peer("djl"));
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new JvmContender("Linstock", Commands.ownClassPath(), HEAP, Set.of()));
    contenders.add(new PyTorch(settings.scripts()));
    contenders.add(new JvmContender("DL4J", dl4j, natives(""), NOT_BUILT));
    contenders.add(new JvmContender("DL4J oneDNN", dl4j, natives("-onednn-avx2"), NOT_BUILT));
    contenders.add(new JvmContender("DL4J released", released, natives(""), NOT_BUILT));
    contenders.add(
        new JvmContender("DJL", djl, List.of("-Xmx2g", "-Dai.djl.offline=true"), NOT_BUILT));
    return contenders;
  }

  /** Which of ND4J's natives on the class path are loaded. */
  private static List<String> natives(String extension) {
    return List.of("-Xmx2g", "-Dorg.bytedeco.javacpp.platform.extension=" + extension);
  }
}
