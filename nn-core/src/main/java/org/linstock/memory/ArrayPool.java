package org.linstock.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thread's arrays, by shape and type. What a scope took goes back when the scope closes, in the
 * order that makes the next step get the very same objects: no native allocation, no page faults,
 * no zero fill.
 */
final class ArrayPool {
  private static final ThreadLocal<ArrayPool> CURRENT = ThreadLocal.withInitial(ArrayPool::new);

  private final Map<Key, Shelf> shelves = new HashMap<>();
  private final List<HeapShelf> heapShelves = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  /** For each open scope, how much was taken before it. */
  private final List<Integer> marks = new ArrayList<>();

  private final Key probe = new Key();
  private final long[] vector = new long[1];
  private final long[] matrix = new long[2];

  ArrayPool() {}

  static ArrayPool current() {
    return CURRENT.get();
  }

  /** Makes this the thread's pool, and returns the one that was. */
  ArrayPool replaceCurrent() {
    ArrayPool before = CURRENT.get();
    CURRENT.set(this);
    return before;
  }

  /** The number of arrays that this pool owns. */
  int size() {
    return shelves.values().stream().mapToInt(shelf -> shelf.arrays.size()).sum();
  }

  boolean inScope() {
    return !marks.isEmpty();
  }

  /** The number of open scopes, the new one counted. */
  int enter() {
    marks.add(taken.size());
    return marks.size();
  }

  /**
   * Closes the innermost scope.
   *
   * @param depth what {@link #enter} returned
   */
  void exit(int depth) {
    if (depth != marks.size()) {
      throw new IllegalStateException(
          "scope: closed before %d scope(s) opened inside it; close scopes in reverse order"
              .formatted(marks.size() - depth));
    }
    int mark = marks.remove(depth - 1);
    for (int i = taken.size() - 1; i >= mark; i--) {
      taken.remove(i).putBack();
    }
  }

  NdArray take(DType dtype, long[] shape) {
    probe.dtype = dtype;
    probe.shape = shape;
    Shelf shelf = shelves.get(probe);
    if (shelf == null) {
      shelf = new Shelf();
      shelves.put(new Key(dtype, shape.clone()), shelf);
    }
    taken.add(shelf);
    return shelf.take(dtype, shape);
  }

  /** As {@link #take}, without making a shape to ask with. */
  NdArray takeVector(DType dtype, long length) {
    vector[0] = length;
    return take(dtype, vector);
  }

  /** As {@link #takeVector}, for a matrix. */
  NdArray takeMatrix(DType dtype, long rows, long columns) {
    matrix[0] = rows;
    matrix[1] = columns;
    return take(dtype, matrix);
  }

  /** A heap array of so many ints, of unknown content. */
  int[] takeInts(int length) {
    HeapShelf shelf = heapShelf(length);
    taken.add(shelf);
    return shelf.take();
  }

  /** A net looks up few numbers of indices: no map, whose keys would be made anew. */
  private HeapShelf heapShelf(int length) {
    for (int i = 0; i < heapShelves.size(); i++) {
      if (heapShelves.get(i).length == length) {
        return heapShelves.get(i);
      }
    }
    HeapShelf shelf = new HeapShelf(length);
    heapShelves.add(shelf);
    return shelf;
  }

  /** Frees this thread's arrays. No scope may be open. */
  void release() {
    if (inScope()) {
      throw new IllegalStateException(
          "array pool: release inside %d open scope(s); close them first".formatted(marks.size()));
    }
    shelves.values().forEach(Shelf::free);
    shelves.clear();
    heapShelves.clear();
    CURRENT.remove();
  }

  /** Where something was taken from. */
  private interface Taken {
    /** Puts back what was taken last. */
    void putBack();
  }

  /** The heap arrays of one length. */
  private static final class HeapShelf implements Taken {
    private final int length;
    private final List<int[]> arrays = new ArrayList<>();
    private int next;

    HeapShelf(int length) {
      this.length = length;
    }

    int[] take() {
      if (next == arrays.size()) {
        arrays.add(new int[length]);
      }
      return arrays.get(next++);
    }

    @Override
    public void putBack() {
      next--;
    }
  }

  /** The arrays of one shape and type: those below {@code next} are in use. */
  private static final class Shelf implements Taken {
    private final List<NdArray> arrays = new ArrayList<>();
    private int next;

    NdArray take(DType dtype, long[] shape) {
      if (next == arrays.size()) {
        arrays.add(Allocator.fresh(dtype, shape.clone()));
      }
      return arrays.get(next++);
    }

    @Override
    public void putBack() {
      arrays.get(--next).recycle();
    }

    void free() {
      arrays.forEach(NdArray::free);
    }
  }

  private static final class Key {
    private DType dtype;
    private long[] shape;

    Key() {}

    Key(DType dtype, long[] shape) {
      this.dtype = dtype;
      this.shape = shape;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.dtype == dtype && Arrays.equals(key.shape, shape);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(shape) + dtype.bytes();
    }
  }
}
