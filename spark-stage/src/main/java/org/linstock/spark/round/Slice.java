package org.linstock.spark.round;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.FloatBuffer;
import java.util.function.Supplier;

/**
 * A chunk of one vector of a partition's state after a round, or of the mean of all.
 *
 * <p>One that is still in a net reads its numbers when they are written. An ObjectOutputStream
 * keeps what it wrote, and a shuffle has one open for every reducer: between them they would keep
 * the whole state on the heap.
 */
final class Slice implements Piece, Externalizable {
  private static final long serialVersionUID = 1L;

  private PieceKey key;
  private double weight;
  private TransferType type;
  private Supplier<byte[]> source;

  /** For {@link #readExternal}. */
  public Slice() {}

  /**
   * @param weight of the examples behind it
   * @param type of the numbers
   * @param source of the numbers, as bytes that are not written to; see {@link FloatVector}
   */
  Slice(PieceKey key, double weight, TransferType type, Supplier<byte[]> source) {
    this.key = key;
    this.weight = weight;
    this.type = type;
    this.source = source;
  }

  /** A slice that has its floats. */
  static Slice of(PieceKey key, double weight, byte[] floats) {
    return new Slice(key, weight, TransferType.FLOAT32, () -> floats);
  }

  @Override
  public PieceKey key() {
    return key;
  }

  double weight() {
    return weight;
  }

  /** The bytes of a slice that has its floats. */
  byte[] floats() {
    return source.get();
  }

  /** The numbers, whatever they travelled as. */
  FloatBuffer numbers() {
    return type.decode(source.get());
  }

  @Override
  public Slice read() {
    byte[] numbers = source.get();
    return new Slice(key, weight, type, () -> numbers);
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    byte[] numbers = source.get();
    out.writeInt(key.vector());
    out.writeInt(key.chunk());
    out.writeInt(key.partition());
    out.writeDouble(weight);
    out.writeUTF(type.name());
    out.writeInt(numbers.length);
    out.write(numbers);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    key = new PieceKey(in.readInt(), in.readInt(), in.readInt());
    weight = in.readDouble();
    type = TransferType.valueOf(in.readUTF());
    byte[] numbers = new byte[in.readInt()];
    in.readFully(numbers);
    source = () -> numbers;
  }
}
