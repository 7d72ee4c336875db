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
CATEGORIES = 1000


def mlp(*sizes):
    return nn.Sequential(nn.Linear(*sizes[:2]), nn.ReLU(), nn.Linear(*sizes[1:]))


def lenet():
    path = pathlib.Path(__file__).resolve().parents[4] / "sample-data" / "lenet.json"
    return build(json.loads(path.read_text(encoding="utf-8")))


def sgd(net):
    return torch.optim.SGD(net.parameters(), lr=0.01)


def adam(net):
    return torch.optim.Adam(net.parameters(), lr=1e-3)


def adamw(net):
    return torch.optim.AdamW(net.parameters(), lr=1e-3)


class Tabular(nn.Module):
    """An embedding for each of 30 columns of categories, and three layers of 512."""

    def __init__(self):
        super().__init__()
        self.embeddings = nn.ModuleList(nn.Embedding(CATEGORIES, 16) for _ in range(30))
        self.layers = nn.Sequential(
            *(self.hidden(width) for width in (480, 512, 512)), nn.Linear(512, 2)
        )

    @staticmethod
    def hidden(width):
        return nn.Sequential(nn.Linear(width, 512), nn.BatchNorm1d(512), nn.ReLU(), nn.Dropout(0.1))

    def forward(self, x):
        x = x.long()
        return self.layers(torch.cat([e(x[:, i]) for i, e in enumerate(self.embeddings)], 1))


class Recurrent(nn.Module):
    """An LSTM over batch × time × inputs, and classes from its last output."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(64, 128, batch_first=True)
        self.head = nn.Linear(128, 10)

    def forward(self, x):
        return self.head(self.lstm(x)[0][:, -1])


class Encoder(nn.Module):
    """A transformer encoder of two layers over batch × tokens × numbers, and classes from its mean."""

    def __init__(self):
        super().__init__()
        layer = nn.TransformerEncoderLayer(128, 4, dim_feedforward=512, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(128, 10)

    def forward(self, x):
        return self.head(self.encoder(x).mean(1))


# name: (net, optimizer, shape of the batch, classes)
CASES = {
    "20-64-2 batch 32 sgd": (lambda: mlp(20, 64, 2), sgd, (32, 20), 2),
    "784-256-10 batch 256 sgd": (lambda: mlp(784, 256, 10), sgd, (256, 784), 10),
    "784-256-10 batch 256 adam": (lambda: mlp(784, 256, 10), adam, (256, 784), 10),
    "lenet batch 256 sgd": (lenet, sgd, (256, 1, 28, 28), 10),
    "tabular batch 1024 adamw": (Tabular, adamw, (1024, 30), 2),
    "lstm batch 64 adam": (Recurrent, adam, (64, 50, 64), 10),
    "transformer batch 32 adamw": (Encoder, adamw, (32, 64, 128), 10),
}


def median_ms(make_net, make_optimizer, shape, classes):
    """Median time of a step after warming up."""
    torch.manual_seed(7)
    net, loss = make_net(), nn.CrossEntropyLoss()
    optimizer = make_optimizer(net)
    x = torch.randint(CATEGORIES, shape).float() if make_net is Tabular else torch.rand(shape)
    y = torch.randint(classes, shape[:1])

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
