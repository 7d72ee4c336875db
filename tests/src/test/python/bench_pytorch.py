"""Milliseconds of the steps of a work in PyTorch, on one thread, as the yardstick for Linstock's benchmarks.

    python bench_pytorch.py WORK

A step is zero_grad, forward, cross entropy, backward, optimizer step; or a forward pass in inference mode; on the same
random batch. Prints JSON.
"""

import json
import pathlib
import sys
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


# first word of a work: (net, shape of an example, classes)
NETS = {
    "20-64-2": (lambda: mlp(20, 64, 2), (20,), 2),
    "784-256-10": (lambda: mlp(784, 256, 10), (784,), 10),
    "lenet": (lenet, (1, 28, 28), 10),
    "tabular": (Tabular, (30,), 2),
    "lstm": (Recurrent, (50, 64), 10),
    "transformer": (Encoder, (64, 128), 10),
}
OPTIMIZERS = {"sgd": sgd, "adam": adam, "adamw": adamw}


def step_of(work):
    """What is timed, as a function."""
    torch.manual_seed(7)
    name, _, batch, kind = work.split()
    make_net, example, classes = NETS[name]
    shape = (int(batch), *example)
    x = torch.randint(CATEGORIES, shape).float() if make_net is Tabular else torch.rand(shape)
    return training(make_net(), OPTIMIZERS[kind], x, classes) if kind in OPTIMIZERS else inference(make_net(), x)


def training(net, make_optimizer, x, classes):
    y = torch.randint(classes, x.shape[:1])
    loss, optimizer = nn.CrossEntropyLoss(), make_optimizer(net)

    def step():
        optimizer.zero_grad()
        loss(net(x), y).backward()
        optimizer.step()

    return step


def inference(net, x):
    net.eval()

    def step():
        with torch.inference_mode():
            net(x)

    return step


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
    step = step_of(sys.argv[1])
    timed(step, WARM_UP_SECONDS)
    milliseconds = [round(seconds * 1000, 6) for seconds in timed(step, MEASURED_SECONDS)]
    print(json.dumps({"torch": torch.__version__, "milliseconds": milliseconds}))


if __name__ == "__main__":
    main()
