package org.linstock.peer;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;

/** The nets of the works, as DJL's users build them. */
final class Nets {
  private Nets() {}

  static Block mlp(int hidden, int classes) {
    return new SequentialBlock().add(linear(hidden)).add(Activation::relu).add(linear(classes));
  }

  static Block lenet() {
    return new SequentialBlock()
        .add(convolution(6, 2))
        .add(Activation::relu)
        .add(pool())
        .add(convolution(16, 0))
        .add(Activation::relu)
        .add(pool())
        .add(Blocks.batchFlattenBlock())
        .add(linear(120))
        .add(Activation::relu)
        .add(linear(84))
        .add(Activation::relu)
        .add(linear(10));
  }

  static Block lstm(int hidden, int classes) {
    return new SequentialBlock()
        .add(
            LSTM.builder()
                .setStateSize(hidden)
                .setNumLayers(1)
                .optBatchFirst(true)
                .optReturnState(false)
                .build())
        .add(list -> new NDList(list.head().get(":, -1, :")))
        .add(linear(classes));
  }

  private static Block linear(int width) {
    return Linear.builder().setUnits(width).build();
  }

  private static Block convolution(int channels, int padding) {
    return Conv2d.builder()
        .setFilters(channels)
        .setKernelShape(new Shape(5, 5))
        .optPadding(new Shape(padding, padding))
        .build();
  }

  private static Block pool() {
    return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
  }
}
