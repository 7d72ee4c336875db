"""Median milliseconds of a training step in PyTorch, on one thread, as the yardstick for Linstock's benchmarks.

    python bench_pytorch.py

A step is zero_grad, forward, cross entropy, backward, optimizer step, on the same random batch. Prints JSON.
"""

import json
import pathlib
import statistics
import time

import torch
from torch import nn

from architecture import build

WARM_UP_SECONDS = 1.0
MEASURED_SECONDS = 5.0
MIN_STEPS = 30


def mlp(*sizes):
    return nn.Sequential(nn.Linear(*sizes[:2]), nn.ReLU(), nn.Linear(*sizes[1:]))


def lenet():
    path = pathlib.Path(__file__).resolve().parents[4] / "sample-data" / "lenet.json"
    return build(json.loads(path.read_text(encoding="utf-8")))


def sgd(net):
    return torch.optim.SGD(net.parameters(), lr=0.01)


def adam(net):
    return torch.optim.Adam(net.parameters(), lr=1e-3)


# name: (net, optimizer, shape of the batch, classes)
CASES = {
    "20-64-2 batch 32 sgd": (lambda: mlp(20, 64, 2), sgd, (32, 20), 2),
    "784-256-10 batch 256 sgd": (lambda: mlp(784, 256, 10), sgd, (256, 784), 10),
    "784-256-10 batch 256 adam": (lambda: mlp(784, 256, 10), adam, (256, 784), 10),
    "lenet batch 256 sgd": (lenet, sgd, (256, 1, 28, 28), 10),
}


def median_ms(make_net, make_optimizer, shape, classes):
    """Median time of a step after warming up."""
    torch.manual_seed(7)
    net, loss = make_net(), nn.CrossEntropyLoss()
    optimizer = make_optimizer(net)
    x, y = torch.rand(shape), torch.randint(classes, shape[:1])

    def step():
        optimizer.zero_grad()
        loss(net(x), y).backward()
        optimizer.step()

    timed(step, WARM_UP_SECONDS)
    return statistics.median(timed(step, MEASURED_SECONDS)) * 1000


def timed(step, seconds):
    """Repeats a step for so many seconds, at least MIN_STEPS times; returns the seconds of each."""
    times = []
    end = time.perf_counter() + seconds
    while len(times) < MIN_STEPS or time.perf_counter() < end:
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return times


def main():
    torch.set_num_threads(1)
    results = {name: round(median_ms(*case), 4) for name, case in CASES.items()}
    print(json.dumps({"torch": torch.__version__, "threads": 1, "median_ms": results}, indent=2))


if __name__ == "__main__":
    main()
