"""Splitting data so that what is measured was never learnt from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.randomness import Seed, as_generator


class Split(NamedTuple):
    """Row numbers of three parts without a row in common, each in random order."""

    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]


class Fold(NamedTuple):
    """Row numbers of two parts without a row in common, each in random order."""

    train: NDArray[np.int64]
    test: NDArray[np.int64]


def train_validation_test_split(
    y: ArrayLike, *, validation: float = 0.2, test: float = 0.2, stratify: bool = True, seed: Seed = None
) -> Split:
    """Deal the rows out to three parts: to learn from, to choose by, and to judge with at the very end.

    Args:
        y: (m,) labels (or anything with a length, if not stratified).
        validation: share of the rows to choose by.
        test: share of the rows to judge with.
        stratify: whether every part gets its share of each class.
        seed: same seed, same parts.

    Raises:
        ShapeError: labels that are no row of labels, if stratified.
        ArgumentError: shares that are negative or leave nothing to learn from.
        DataError: a part would be empty although its share is above 0.

    >>> parts = train_validation_test_split([0, 1] * 50, seed=0)
    >>> [len(rows) for rows in parts]
    [60, 20, 20]
    """
    if validation < 0 or test < 0 or not validation + test < 1:
        raise ArgumentError(
            "train_validation_test_split: the shares leave nothing to learn from",
            expected="two numbers from 0 that add up to less than 1",
            given=f"validation={validation!r}, test={test!r}",
        )
    labels = np.asarray(y)
    if labels.ndim == 0 or (stratify and labels.ndim != 1):
        raise ShapeError(
            "train_validation_test_split: y has not one label for each row",
            expected="shape (m,)",
            given=f"shape {labels.shape}",
            mend="y.argmax(axis=1), for one-hot labels; stratify=False, for anything else" if labels.ndim else None,
        )
    generator = as_generator(seed)
    groups = (
        [np.flatnonzero(labels == label) for label in np.unique(labels)]
        if stratify and len(labels)
        else [np.arange(len(labels))]
    )
    parts: list[list[NDArray[np.int64]]] = [[], [], []]
    for rows in groups:
        shuffled = generator.permutation(rows)
        n_test, n_validation = round(test * len(rows)), round(validation * len(rows))
        borders = [len(rows) - n_test - n_validation, len(rows) - n_test]
        for part, piece in zip(parts, np.split(shuffled, borders), strict=True):
            part.append(piece)
    split = Split(*(generator.permutation(np.concatenate(part)) for part in parts))
    for name, rows, share in zip(Split._fields, split, (1.0, validation, test), strict=True):
        if share > 0 and len(rows) == 0:
            raise DataError(
                f"train_validation_test_split: no rows for {name}",
                expected="enough rows for a share in each part",
                given=f"{len(labels)} rows in {len(groups)} classes, share {share:g}"
                if stratify
                else f"{len(labels)} rows, share {share:g}",
                mend="stratify=False, if y are numbers and not classes" if stratify else None,
            )
    return split


def k_folds(y: ArrayLike, k: int = 5, *, stratify: bool = True, seed: Seed = None) -> list[Fold]:
    """Deal the rows out to k parts of the same size; each part is once the one to judge with.

    Args:
        y: (m,) labels (or anything with a length, if not stratified).
        k: the number of parts, at least 2.
        stratify: whether every part gets its share of each class.
        seed: same seed, same parts.

    Returns:
        k folds. The sizes of their test parts differ by one at most, and so do the numbers of rows of each class.

    Raises:
        ShapeError: labels that are no row of labels, if stratified.
        ArgumentError: k is less than 2.
        DataError: there are fewer than k rows, or fewer than k of a class.

    >>> folds = k_folds([0, 1] * 10, 5, seed=0)
    >>> [len(fold.test) for fold in folds], sorted(np.concatenate([fold.test for fold in folds])) == list(range(20))
    ([4, 4, 4, 4, 4], True)
    """
    if not isinstance(k, int | np.integer) or k < 2:
        raise ArgumentError("k_folds: k is too small", expected="a whole number from 2", given=f"k={k!r}")
    labels = np.asarray(y)
    if labels.ndim == 0 or (stratify and labels.ndim != 1):
        raise ShapeError(
            "k_folds: y has not one label for each row",
            expected="shape (m,)",
            given=f"shape {labels.shape}",
            mend="stratify=False, if y are no labels",
        )
    if len(labels) < k:
        raise DataError("k_folds: a part would be empty", expected=f"at least {k} rows", given=f"{len(labels)}")
    generator = as_generator(seed)
    numbers = np.unique(labels, return_inverse=True)[1] if stratify else np.zeros(len(labels), np.int64)
    fewest = int(np.bincount(numbers).min())
    if fewest < k:
        raise DataError(
            "k_folds: a class has fewer rows than there are parts",
            expected=f"at least {k} rows of each class",
            given=f"{fewest} of class {np.unique(labels)[np.bincount(numbers).argmin()]}",
            mend=f"k={max(fewest, 2)}, or stratify=False if y are numbers and not classes",
        )
    # class by class, each in random order, the rows are dealt out like cards
    shuffled = generator.permutation(len(labels))
    dealt = shuffled[np.argsort(numbers[shuffled], kind="stable")]
    part = np.empty(len(labels), np.int64)
    part[dealt] = np.arange(len(labels)) % k
    everyone = generator.permutation(len(labels))
    return [Fold(everyone[part[everyone] != i], everyone[part[everyone] == i]) for i in range(k)]
