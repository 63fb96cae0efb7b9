"""What every loader and toy maker of this package returns: examples, their targets, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """Examples with their targets; rows are examples.

    Args:
        X: the inputs, (n_samples, n_features), float32.
        y: the targets, (n_samples,): int64 labels from 0, or float32 values.
        name: what the data set is called.
        class_names: what label 0, 1, ... stands for; empty where y is no label.
        feature_names: what each column of X is called; empty where the columns have no names.
        image_shape: (height, width) where a row of X is an image, read row by row; None elsewhere.

    >>> from chainrule.data import load_life
    >>> life = load_life()
    >>> life
    Dataset life: X (4, 1) float32, y (4,) float32
    >>> len(life)
    4
    """

    X: NDArray[np.float32]
    y: NDArray[Any]
    name: str
    class_names: tuple[str, ...] = ()
    feature_names: tuple[str, ...] = ()
    image_shape: tuple[int, int] | None = None

    def __len__(self) -> int:
        """Return the number of examples."""
        return len(self.X)

    def __repr__(self) -> str:
        text = f"Dataset {self.name}: X {self.X.shape} {self.X.dtype}, y {self.y.shape} {self.y.dtype}"
        return text + (f", {len(self.class_names)} classes" if self.class_names else "")
