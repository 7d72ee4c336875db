package org.linstock.spark.predict;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linstock.nn.Module;

/**
 * Nets built in this thread, so that a thread's next task on the same model builds nothing. A net
 * serves one thread only.
 */
final class NetCache {
  /** A task rarely holds more models than this at once; the rest are rebuilt. */
  private static final int CAPACITY = 4;

  private static final ThreadLocal<Map<String, Module>> NETS =
      ThreadLocal.withInitial(NetCache::leastRecentlyUsed);

  private NetCache() {}

  static Module get(TrainedNet trained) {
    return NETS.get().computeIfAbsent(trained.id(), id -> trained.build());
  }

  private static Map<String, Module> leastRecentlyUsed() {
    return new LinkedHashMap<>(CAPACITY, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Module> eldest) {
        return size() > CAPACITY;
      }
    };
  }
}
