"""How well a model reads the digits of one set: what is right, what is taken for what, the surest mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import data, nn, training
from chainrule.autodiff.ops import softmax
from chainrule.evaluation import accuracy, confusion_matrix

Array = NDArray[Any]


@dataclass(frozen=True)
class Reading:
    """How a model reads the examples of one set."""

    y: Array
    y_hat: Array
    probabilities: Array

    @property
    def accuracy(self) -> float:
        """The share that is read right."""
        return accuracy(self.y, self.y_hat)

    @property
    def confusion(self) -> Array:
        """Rows are the truth, columns what was read."""
        return confusion_matrix(self.y, self.y_hat, classes=range(10))

    @property
    def by_digit(self) -> list[float]:
        """The accuracy of each digit; 0 for a digit that did not occur."""
        table = self.confusion
        return [float(table[d, d] / max(1, table[d].sum())) for d in range(10)]

    @property
    def confused(self) -> list[tuple[int, int, int]]:
        """(truth, read as, how often), the most frequent mistakes first."""
        table = self.confusion
        pairs = [(t, p, int(table[t, p])) for t in range(10) for p in range(10) if t != p and table[t, p]]
        return sorted(pairs, key=lambda pair: -pair[2])

    @property
    def misread(self) -> list[int]:
        """The rows that are read wrong, the surest mistakes first."""
        wrong = np.flatnonzero(self.y != self.y_hat)
        return [int(i) for i in sorted(wrong, key=lambda i: -self.probabilities[i, self.y_hat[i]])]


def read(model: nn.Module, examples: data.Dataset) -> Reading:
    """Read every example."""
    scores = training.predict(model, examples.X)
    return Reading(examples.y, scores.argmax(axis=1), np.asarray(softmax(scores)))
