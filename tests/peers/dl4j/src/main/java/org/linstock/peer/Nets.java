package org.linstock.peer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The nets of the works, with softmax cross-entropy, as Deeplearning4j's users build them. */
final class Nets {
  private final NeuralNetConfiguration.Builder builder;

  /**
   * @param optimizer sgd or adam; anything else is never stepped
   */
  Nets(String optimizer) {
    builder =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .updater(optimizer.equals("adam") ? new Adam(1e-3) : new Sgd(0.01));
  }

  MultiLayerNetwork mlp(int in, int hidden, int classes) {
    return build(
        builder
            .list()
            .layer(dense(hidden))
            .layer(output(classes))
            .setInputType(InputType.feedForward(in)));
  }

  MultiLayerNetwork lenet() {
    return build(
        builder
            .list()
            .layer(convolution(6, 2))
            .layer(pool())
            .layer(convolution(16, 0))
            .layer(pool())
            .layer(dense(120))
            .layer(dense(84))
            .layer(output(10))
            .setInputType(InputType.convolutional(28, 28, 1)));
  }

  MultiLayerNetwork lstm(int in, int hidden, int classes) {
    return build(
        builder
            .list()
            .layer(
                new LastTimeStep(
                    new LSTM.Builder().nOut(hidden).activation(Activation.TANH).build()))
            .layer(output(classes))
            .setInputType(InputType.recurrent(in)));
  }

  private static MultiLayerNetwork build(NeuralNetConfiguration.ListBuilder layers) {
    MultiLayerNetwork net = new MultiLayerNetwork(layers.build());
    net.init();
    return net;
  }

  private static ConvolutionLayer convolution(int channels, int padding) {
    return new ConvolutionLayer.Builder(5, 5)
        .nOut(channels)
        .padding(padding, padding)
        .activation(Activation.RELU)
        .build();
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }

  private static DenseLayer dense(int width) {
    return new DenseLayer.Builder().nOut(width).activation(Activation.RELU).build();
  }

  private static OutputLayer output(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(classes)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
