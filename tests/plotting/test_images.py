"""Digits and templates, read back from the picture."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

from chainrule import plotting
from chainrule.data import load_digits
from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import SoftmaxRegression

DIGITS = load_digits()


def test_every_image_is_shown_and_wrong_ones_are_framed_and_named() -> None:
    labels = DIGITS.y[:7]
    guesses = labels.copy()
    guesses[3] = (labels[3] + 1) % 10
    ax = plotting.digit_grid(DIGITS.X[:7], labels=labels, predictions=guesses, columns=3)
    assert len(ax.images) == 7
    for image, pixels in zip(ax.images, DIGITS.X, strict=False):
        np.testing.assert_array_equal(image.get_array(), pixels.reshape(8, 8))
    captions = [text.get_text() for text in ax.texts]
    assert captions[3] == f"{labels[3]}, not {guesses[3]}"
    assert captions[:3] == [str(label) for label in labels[:3]]
    widths = [line.get_linewidth() for line in ax.lines]
    assert widths[3] > max(widths[:3])
    lefts = [image.get_extent()[0] for image in ax.images]
    assert lefts[0] == lefts[3] == lefts[6] < lefts[1] < lefts[2]


def test_images_may_come_as_tables_or_as_pictures() -> None:
    flat, square = plotting.digit_grid(DIGITS.X[:2]), plotting.digit_grid(DIGITS.X[:2].reshape(2, 8, 8))
    np.testing.assert_array_equal(flat.images[1].get_array(), square.images[1].get_array())


def test_templates_are_the_weights_around_zero() -> None:
    model = SoftmaxRegression(penalty="l2", alpha=0.1).fit(DIGITS.X, DIGITS.y)
    ax = plotting.learned_templates(model, shape=(8, 8))
    for image, weights in zip(ax.images, model.coef_, strict=True):
        np.testing.assert_allclose(image.get_array(), weights.reshape(8, 8))
        low, high = image.get_clim()
        assert low == -high
        assert high == pytest.approx(np.abs(model.coef_).max())
    assert [text.get_text() for text in ax.texts] == [str(k) for k in range(10)]


def test_given_axes_are_drawn_on() -> None:
    _, (left, right) = plt.subplots(1, 2)
    assert plotting.digit_grid(DIGITS.X[:4], ax=left) is left
    assert plotting.learned_templates(np.eye(2, 64), shape=(8, 8), names=["a", "b"], ax=right) is right
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("draw", "error", "says"),
    [
        (lambda: plotting.digit_grid(np.zeros((3, 60))), ShapeError, "no images"),
        (lambda: plotting.digit_grid(np.zeros((0, 64))), ShapeError, "no images"),
        (lambda: plotting.digit_grid(np.full((1, 64), np.nan)), DataError, "NaN"),
        (lambda: plotting.digit_grid(DIGITS.X[:3], labels=[1, 2]), ShapeError, "labels"),
        (lambda: plotting.digit_grid(DIGITS.X[:3], columns=-1), ArgumentError, "columns"),
        (lambda: plotting.learned_templates(np.zeros((64, 10)), shape=(8, 8)), ShapeError, r"weights\.T"),
        (lambda: plotting.learned_templates(np.full((1, 64), np.inf), shape=(8, 8)), DataError, "infinity"),
        (lambda: plotting.learned_templates(np.zeros((2, 64)), shape=(8, 8), names=["a"]), ShapeError, "names"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Any, error: Any, says: str) -> None:
    with pytest.raises(error, match=says):
        draw()
