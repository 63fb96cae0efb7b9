"""Mini-batches: the examples in a new order each epoch, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.randomness import Seed, as_generator


class Batches:
    """The examples in mini-batches; each iteration over it is one epoch, in an order of its own.

    An epoch shuffles the numbers of the examples once, with one draw from `generator`, and cuts the
    shuffled order into pieces; every example comes exactly once, the last batch may be smaller.

    Args:
        X: the inputs, (n_samples, ...).
        y: the targets, (n_samples, ...).
        batch_size: how many examples a batch has.
        shuffle: False keeps the order of X; the batches are then views of X and y, not copies.
        seed: a whole number, a Generator (drawn from, once an epoch), or None.

    Raises:
        DataError: there are no examples.
        ShapeError: X and y differ in length, or have none.
        ArgumentError: batch_size is not a whole number from 1.

    Example:
        >>> X, y = np.arange(10).reshape(5, 2), np.arange(5)
        >>> batches = Batches(X, y, batch_size=2, seed=0)
        >>> len(batches)
        3
        >>> sorted(np.concatenate([y_batch for X_batch, y_batch in batches]).tolist())
        [0, 1, 2, 3, 4]
        >>> [y_batch.tolist() for X_batch, y_batch in Batches(X, y, batch_size=2, shuffle=False)]
        [[0, 1], [2, 3], [4]]
    """

    def __init__(
        self, X: ArrayLike, y: ArrayLike, batch_size: int = 32, *, shuffle: bool = True, seed: Seed = None
    ) -> None:
        self.X, self.y = np.asarray(X), np.asarray(y)
        _check_lengths(self.X, self.y)
        self.batch_size = _whole_number("batch_size", batch_size, low=1, mend="batch_size=32")
        self.shuffle = shuffle
        self.generator = as_generator(seed)

    def __len__(self) -> int:
        """Return the number of batches in an epoch."""
        return -(-len(self.X) // self.batch_size)

    def __iter__(self) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Start an epoch."""
        return self.epoch()

    def epoch(self, skip: int = 0) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Start an epoch, and leave out its first `skip` batches without gathering them.

        The order is drawn here, before the first batch is asked for. So a run that was stopped after `k`
        batches goes on with the same batches: give `generator` the state that it had before this
        call, then call `epoch(skip=k)`.

        Raises:
            ArgumentError: `skip` is not a whole number from 0 to the number of batches.

        >>> X, y = np.arange(5), np.arange(5)
        >>> batches = Batches(X, y, batch_size=2, seed=0)
        >>> state = batches.generator.bit_generator.state
        >>> whole = [y_batch.tolist() for _, y_batch in batches.epoch()]
        >>> batches.generator.bit_generator.state = state
        >>> [y_batch.tolist() for _, y_batch in batches.epoch(skip=1)] == whole[1:]
        True
        """
        skip = _whole_number("skip", skip, low=0, high=len(self), mend="skip=0")
        return self._batches_from(skip * self.batch_size, self.order() if self.shuffle else None)

    def order(self) -> NDArray[np.int64]:
        """Draw the order of an epoch: the numbers of the examples, (n_samples,)."""
        n = len(self.X)
        return self.generator.permutation(n) if self.shuffle else np.arange(n)

    def _batches_from(
        self, first: int, order: NDArray[np.int64] | None
    ) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        X, y, size = self.X, self.y, self.batch_size
        for start in range(first, len(X), size):
            if order is None:
                yield X[start : start + size], y[start : start + size]
            else:
                rows = order[start : start + size]
                yield X.take(rows, axis=0), y.take(rows, axis=0)


def _check_lengths(X: NDArray[Any], y: NDArray[Any]) -> None:
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        raise ShapeError(
            "Batches: X and y do not have one target for each example",
            expected="X and y with the same number of rows",
            given=f"X of shape {X.shape}, y of shape {y.shape}",
            mend="take the same rows of both: Batches(X[rows], y[rows])",
        )
    if len(X) == 0:
        raise DataError(
            "Batches: there are no examples in X",
            expected="at least one example",
            given=f"X of shape {X.shape}",
            mend="check the selection or the file that X came from",
        )


def _whole_number(argument: str, value: int, *, low: int, mend: str, high: int | None = None) -> int:
    whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if whole and value >= low and (high is None or value <= high):
        return int(value)
    raise ArgumentError(
        f"Batches: {argument} is no number of {'examples' if argument == 'batch_size' else 'batches'}",
        expected=f"a whole number from {low}" + ("" if high is None else f" to {high}"),
        given=repr(value),
        mend=mend,
    )
