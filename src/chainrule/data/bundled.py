"""Data sets that are here without a download: scikit-learn's handwritten digits, and four lives."""

from __future__ import annotations

import numpy as np

from chainrule.data.dataset import Dataset


def load_digits() -> Dataset:
    """Load 1,797 real handwritten digits of 8 x 8 pixels.

    Each pixel is the share of ink, from 0 (paper) to 1 (all ink), in one 4 x 4 block of a 32 x 32 bitmap.

    Returns:
        X (1797, 64) float32 in [0, 1]; y (1797,) int64, the digit.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (UCI, 1998), the test part,
    as scikit-learn contains it.

    >>> digits = load_digits()
    >>> digits
    Dataset digits: X (1797, 64) float32, y (1797,) int64, 10 classes
    >>> digits.image_shape
    (8, 8)
    """
    from sklearn import datasets  # half a second that only this function should pay

    bunch = datasets.load_digits()
    return Dataset(
        X=np.divide(bunch.data, 16).astype(np.float32),
        y=bunch.target.astype(np.int64),
        name="digits",
        class_names=tuple("0123456789"),
        feature_names=tuple(bunch.feature_names),
        image_shape=(8, 8),
    )


def load_life() -> Dataset:
    """Load the first data set of the course: hours of exercise a month, and the years that a person lived.

    Returns:
        X (4, 1) float32, hours: 20, 0, 36, 12; y (4,) float32, years: 78, 65, 81, 72.

    >>> load_life().X.ravel().tolist(), load_life().y.tolist()
    ([20.0, 0.0, 36.0, 12.0], [78.0, 65.0, 81.0, 72.0])
    """
    return Dataset(
        X=np.array([[20], [0], [36], [12]], dtype=np.float32),
        y=np.array([78, 65, 81, 72], dtype=np.float32),
        name="life",
        feature_names=("hours of exercise",),
    )
