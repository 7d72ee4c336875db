package org.linstock.autograd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A walk's lists of nodes, which the next walk of the thread uses again. */
final class WalkLists {
  /** Longer lists, of graphs that are not a training's steps, are let go. */
  private static final int MOST_KEPT = 10_000;

  private static final Comparator<Node> NEWEST_FIRST =
      (a, b) -> Long.compare(b.sequence(), a.sequence());

  private static final ThreadLocal<WalkLists> SPARE = new ThreadLocal<>();

  private final List<Node> nodes = new ArrayList<>();
  private final PriorityQueue<Node> found = new PriorityQueue<>(NEWEST_FIRST);

  private WalkLists() {}

  /** Empty lists, which nobody else has: a rule may begin a walk of its own. */
  static WalkLists take() {
    WalkLists spare = SPARE.get();
    SPARE.set(null);
    return spare == null ? new WalkLists() : spare;
  }

  void putBack() {
    if (nodes.size() <= MOST_KEPT) {
      nodes.clear();
      found.clear();
      SPARE.set(this);
    }
  }

  /** The nodes of the walk in its order. */
  List<Node> nodes() {
    return nodes;
  }

  /** Nodes that were found and have no place in the order yet. */
  PriorityQueue<Node> found() {
    return found;
  }
}
