"""Trains 784-256-10 on Fashion-MNIST in two PyTorch processes that average their parameters as Linstock does.

    python fashion_two_processes.py FOLDER EPOCHS STEP_SIZE

FOLDER holds the four IDX files, gzipped. Each process has half of the training set in memory, one thread, and an Adam of
its own, and takes batches of 256; after every tenth and at the end of an epoch the parameters are averaged over the
loopback (gloo). Trains twice, as the first run also warms up. Prints JSON: the seconds of both, and the test accuracy.
"""

import json
import os
import pathlib
import sys
import tempfile
import time

import torch
from torch import distributed, multiprocessing, nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from fashion_pytorch import accuracy, load

PROCESSES = 2
BATCH_SIZE = 256
AVERAGING = 10


def average(net):
    vector = parameters_to_vector(net.parameters()).detach()
    distributed.all_reduce(vector)
    vector_to_parameters(vector / PROCESSES, net.parameters())


def train(net, x, y, epochs, step_size):
    optimizer = torch.optim.Adam(net.parameters(), lr=step_size)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(epochs):
        batches = torch.randperm(len(x)).split(BATCH_SIZE)
        for number, batch in enumerate(batches, 1):
            optimizer.zero_grad()
            loss_function(net(x[batch]), y[batch]).backward()
            optimizer.step()
            if number % AVERAGING == 0 or number == len(batches):
                average(net)


def fit(rank, x, y, epochs, step_size):
    """The trained net, and the seconds that the slower process took."""
    torch.manual_seed(7)
    net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    torch.manual_seed(7 + rank)
    distributed.barrier()
    start = time.perf_counter()
    train(net, x, y, epochs, step_size)
    distributed.barrier()
    return net, time.perf_counter() - start


def run(rank, folder, epochs, step_size, store):
    torch.set_num_threads(1)
    os.environ["GLOO_SOCKET_IFNAME"] = "lo"
    rendezvous = f"file://{store}"
    distributed.init_process_group("gloo", init_method=rendezvous, rank=rank, world_size=PROCESSES)
    x, y = (part[rank::PROCESSES].clone() for part in load(folder, "train"))
    seconds = []
    for _ in range(2):
        net, taken = fit(rank, x, y, epochs, step_size)
        seconds.append(round(taken, 3))
    if rank == 0:
        test = accuracy(net, *load(folder, "t10k"))
        print(json.dumps({"seconds": seconds, "accuracy": round(test, 4)}), flush=True)
    distributed.destroy_process_group()


def main():
    with tempfile.TemporaryDirectory() as scratch:
        settings = (pathlib.Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
        arguments = (*settings, pathlib.Path(scratch) / "store")
        multiprocessing.spawn(run, args=arguments, nprocs=PROCESSES)


if __name__ == "__main__":
    main()
