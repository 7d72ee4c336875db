"""Trains 784-256-10 on Fashion-MNIST in plain PyTorch, for orientation: what accuracy and time to expect.

    python fashion_pytorch.py FOLDER [--threads N] [--seed N]

FOLDER holds the four IDX files, gzipped. Adam with step size 1e-3, batches of 256, 10 epochs, pixels divided by 255.
Prints the loss of each epoch, the test accuracy and the seconds of training.
"""

import argparse
import gzip
import pathlib
import time

import torch
from torch import nn

EPOCHS = 10
BATCH_SIZE = 256


def read_idx(path, header_bytes):
    """The unsigned bytes after the header, as a flat tensor."""
    with gzip.open(path, "rb") as f:
        return torch.frombuffer(bytearray(f.read()[header_bytes:]), dtype=torch.uint8)


def load(folder, part):
    """Images (n, 784) between 0 and 1, and labels (n)."""
    images = read_idx(folder / f"{part}-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    labels = read_idx(folder / f"{part}-labels-idx1-ubyte.gz", 8)
    return images / 255, labels.long()


def train(net, x, y):
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(len(x)).split(BATCH_SIZE):
            optimizer.zero_grad()
            loss = loss_function(net(x[batch]), y[batch])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1} loss {total / len(x):.4f}")


def accuracy(net, x, y):
    with torch.no_grad():
        return (net(x).argmax(1) == y).double().mean().item()


def main():
    parser = argparse.ArgumentParser(description="Trains 784-256-10 on Fashion-MNIST in PyTorch.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    train_x, train_y = load(args.folder, "train")
    test_x, test_y = load(args.folder, "t10k")
    net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    start = time.perf_counter()
    train(net, train_x, train_y)
    seconds = time.perf_counter() - start
    print(f"test accuracy {accuracy(net, test_x, test_y):.4f}, {seconds:.1f} s of training")


if __name__ == "__main__":
    main()
