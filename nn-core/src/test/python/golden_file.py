"""Seeding by name, and safetensors files whose bytes depend on their content alone."""

import json
import struct
import zlib

import torch
from safetensors.torch import save as to_bytes


def seed(case):
    """Seeds PyTorch's generator from the name of a case."""
    torch.manual_seed(zlib.crc32(case.encode()))


def save(path, tensors, metadata):
    """Saves tensors and metadata, adding PyTorch's version under the key "torch"."""
    metadata = {"torch": torch.__version__, **metadata}
    copies = {k: t.detach().clone().contiguous() for k, t in tensors.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_sorted_metadata(to_bytes(copies, metadata=metadata)))


def _sorted_metadata(data):
    """The library writes metadata in random order; sorted, a second run gives the same bytes."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data[8 + length :]
