"""Makes the sample data sets in this folder from their sources.

    python3 make_sample_data.py [--sklearn FOLDER] [--fashion-mnist FOLDER] [--output FOLDER]

--sklearn        scikit-learn's data folder, with iris.csv and digits.csv.gz (Debian: package python3-sklearn)
--fashion-mnist  the full Fashion-MNIST, four .gz IDX files (Debian: package dataset-fashion-mnist)
--output         where to write; default: this folder

Only Python's standard library is needed. The same sources give the same images and rows: nothing is random. The
compressed bytes may differ between versions of zlib.
"""

import argparse
import csv
import gzip
import pathlib
import struct

IRIS_COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
PIXELS = 28 * 28
CLASSES = 10
IMAGES_MAGIC = 0x803
LABELS_MAGIC = 0x801


def write_csv(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        csv.writer(f, lineterminator="\n").writerows([header, *rows])


def iris(source, output):
    """The source's first line is: rows, features, the names of the classes; its last column a class number."""
    with open(source / "iris.csv", encoding="utf-8") as f:
        (_, _, *names), *rows = csv.reader(f)
    write_csv(output / "iris.csv", IRIS_COLUMNS, [[*row[:-1], names[int(row[-1])]] for row in rows])


def digits(source, output):
    """The source has no header: 64 pixels and the digit."""
    with gzip.open(source / "digits.csv.gz", "rt", encoding="utf-8") as f:
        rows = list(csv.reader(f))
    write_csv(output / "digits.csv", [f"pixel_{i}" for i in range(64)] + ["label"], rows)


def read_idx(path, magic, header_format):
    """Returns the sizes of the dimensions and the bytes after the header."""
    with gzip.open(path, "rb") as f:
        found, *sizes = struct.unpack(header_format, f.read(struct.calcsize(header_format)))
        if found != magic:
            raise ValueError(f"{path}: IDX magic {found:#x}, expected {magic:#x}")
        return sizes, f.read()


def write_gzip(path, data):
    """Without file name and time in the gzip header, so that a second run writes the same bytes."""
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as f:
        f.write(data)


def every_nth_of_each_class(labels, n):
    """Indices of every n-th example of every class, in the source's order: classes stay mixed to the end."""
    counts = [0] * CLASSES
    chosen = []
    for i, label in enumerate(labels):
        if counts[label] % n == 0:
            chosen.append(i)
        counts[label] += 1
    if len(set(counts)) > 1:
        raise ValueError(f"the classes have {counts} examples, expected equal numbers")
    return chosen


def fashion_mnist(source, output, part, n):
    """Every n-th example of each class of one of the two halves ("train", "t10k")."""
    images_name = f"{part}-images-idx3-ubyte.gz"
    labels_name = f"{part}-labels-idx1-ubyte.gz"
    (_, height, width), images = read_idx(source / images_name, IMAGES_MAGIC, ">4I")
    _, labels = read_idx(source / labels_name, LABELS_MAGIC, ">2I")
    chosen = every_nth_of_each_class(labels, n)
    pixels = b"".join(images[i * PIXELS : (i + 1) * PIXELS] for i in chosen)
    write_gzip(
        output / images_name, struct.pack(">4I", IMAGES_MAGIC, len(chosen), height, width) + pixels
    )
    write_gzip(
        output / labels_name,
        struct.pack(">2I", LABELS_MAGIC, len(chosen)) + bytes(labels[i] for i in chosen),
    )


def parse_args():
    here = pathlib.Path(__file__).resolve().parent
    sklearn = "/usr/lib/python3/dist-packages/sklearn/datasets/data"
    fashion = "/usr/share/datasets/fashion-mnist"
    parser = argparse.ArgumentParser(description="Makes the sample data sets from their sources.")
    parser.add_argument("--sklearn", type=pathlib.Path, default=pathlib.Path(sklearn))
    parser.add_argument("--fashion-mnist", type=pathlib.Path, default=pathlib.Path(fashion))
    parser.add_argument("--output", type=pathlib.Path, default=here)
    return parser.parse_args()


def main():
    args = parse_args()
    fashion_output = args.output / "fashion-mnist"
    fashion_output.mkdir(parents=True, exist_ok=True)
    iris(args.sklearn, args.output)
    digits(args.sklearn, args.output)
    fashion_mnist(args.fashion_mnist, fashion_output, "train", 6)
    fashion_mnist(args.fashion_mnist, fashion_output, "t10k", 5)


if __name__ == "__main__":
    main()
