package org.linstock.spark.round;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.function.Supplier;

/**
 * A chunk of one vector of a partition's state after a round, or of the mean of all.
 *
 * <p>One that is still in a net reads its floats when they are written. An ObjectOutputStream keeps
 * what it wrote, and a shuffle has one open for every reducer: between them they would keep the
 * whole state on the heap.
 */
final class Slice implements Piece, Externalizable {
  private static final long serialVersionUID = 1L;

  private PieceKey key;
  private double weight;
  private Supplier<byte[]> source;

  /** For {@link #readExternal}. */
  public Slice() {}

  /**
   * @param weight of the examples behind it
   * @param source of the floats, as bytes that are not written to; see {@link FloatVector}
   */
  Slice(PieceKey key, double weight, Supplier<byte[]> source) {
    this.key = key;
    this.weight = weight;
    this.source = source;
  }

  /** A slice that has its floats. */
  static Slice of(PieceKey key, double weight, byte[] floats) {
    return new Slice(key, weight, () -> floats);
  }

  @Override
  public PieceKey key() {
    return key;
  }

  double weight() {
    return weight;
  }

  byte[] floats() {
    return source.get();
  }

  @Override
  public Slice read() {
    return of(key, weight, floats());
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    byte[] floats = floats();
    out.writeInt(key.vector());
    out.writeInt(key.chunk());
    out.writeInt(key.partition());
    out.writeDouble(weight);
    out.writeInt(floats.length);
    out.write(floats);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    key = new PieceKey(in.readInt(), in.readInt(), in.readInt());
    weight = in.readDouble();
    byte[] floats = new byte[in.readInt()];
    in.readFully(floats);
    source = () -> floats;
  }
}
