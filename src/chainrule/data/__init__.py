"""Data sets (bundled, made from a formula, downloaded), the checks on them, and mini-batches."""

from chainrule.data.batches import Batches
from chainrule.data.bundled import load_digits, load_life
from chainrule.data.checks import check_data
from chainrule.data.dataset import Dataset
from chainrule.data.idx import read_idx, write_idx
from chainrule.data.mnist import load_fashion_mnist, load_kmnist, load_mnist
from chainrule.data.toys import (
    make_admissions,
    make_blobs,
    make_circles,
    make_line,
    make_moons,
    make_plane,
    make_sine,
    make_spirals,
    make_xor,
)

__all__ = [
    "Batches",
    "Dataset",
    "check_data",
    "load_digits",
    "load_fashion_mnist",
    "load_kmnist",
    "load_life",
    "load_mnist",
    "make_admissions",
    "make_blobs",
    "make_circles",
    "make_line",
    "make_moons",
    "make_plane",
    "make_sine",
    "make_spirals",
    "make_xor",
    "read_idx",
    "write_idx",
]
