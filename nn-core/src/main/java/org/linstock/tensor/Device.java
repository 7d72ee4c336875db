package org.linstock.tensor;

import org.linstock.memory.Native;

/**
 * Where tensors live: the CPU, or a CUDA GPU when the process runs on ND4J's CUDA backend. A
 * process has one kind of device, chosen by what is on its class path (profile {@code cuda}).
 *
 * @param type {@code cpu} or {@code cuda}
 * @param index the GPU's number; 0 for the CPU
 */
public record Device(String type, int index) {
  private static final Device CPU = new Device("cpu", 0);

  /** The CPU. */
  public static Device cpu() {
    return CPU;
  }

  /** A GPU by its number; whether it is there is asked when something is moved to it. */
  public static Device cuda(int index) {
    if (index < 0) {
      throw new IllegalArgumentException(
          "Device.cuda: index %d, expected 0 or more".formatted(index));
    }
    return new Device("cuda", index);
  }

  /** Whether this process computes on a GPU. */
  public static boolean isCudaAvailable() {
    return !Native.isCpu();
  }

  /** The number of GPUs that this process can use. */
  public static int cudaDeviceCount() {
    return Native.cudaDevices();
  }

  /** The device on which new tensors of this thread are made. */
  public static Device current() {
    return Native.isCpu() ? CPU : cuda(Native.currentCudaDevice());
  }

  /** Throws unless tensors can be on this device, naming what is there. */
  public void requireAvailable(String operation) {
    if (!equals(current())) {
      throw new IllegalStateException(
          "%s: device %s is not there; this process computes on %s%s"
              .formatted(operation, this, current(), advice()));
    }
  }

  private String advice() {
    return type.equals("cuda") && Native.isCpu()
        ? "; build with -Pcuda and run on a machine with an NVIDIA GPU of compute capability 3.7 to 8.6"
        : "";
  }

  /** PyTorch's name, for example {@code cuda:0}. */
  @Override
  public String toString() {
    return type.equals("cpu") ? type : type + ":" + index;
  }
}
