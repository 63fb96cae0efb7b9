"""Why a model errs: because it cannot bend to the truth (bias), or because it bends to every draw (variance).

Geman, Bienenstock and Doursat, Neural networks and the bias/variance dilemma (1992).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.evaluation.curves import fresh_copy
from chainrule.randomness import Seed, as_generator

Array = NDArray[Any]


class BiasVariance(NamedTuple):
    """What the same model predicts after it learnt from many draws of data.

    expected_error = bias_squared + variance, exactly: the error against the truth without noise, a mean over draws
    and grid. On new data with noise, the variance of the noise is added.

    Attributes:
        grid: (n_grid,) or (n_grid, n_features) where predictions were made.
        target: (n_grid,) the truth there.
        predictions: (repeats, n_grid) what was predicted after each draw.
    """

    grid: Array
    target: NDArray[np.float64]
    predictions: NDArray[np.float64]

    @property
    def mean_prediction(self) -> NDArray[np.float64]:
        """(n_grid,) the mean over the draws."""
        return np.asarray(self.predictions.mean(axis=0))

    @property
    def bias_squared(self) -> float:
        """The squared distance of the mean prediction from the truth, a mean over the grid."""
        return float(np.mean((self.mean_prediction - self.target) ** 2))

    @property
    def variance(self) -> float:
        """The squared distance of the predictions from their own mean, a mean over draws and grid."""
        return float(np.mean((self.predictions - self.mean_prediction) ** 2))

    @property
    def expected_error(self) -> float:
        """The squared distance of the predictions from the truth, a mean over draws and grid."""
        return float(np.mean((self.predictions - self.target) ** 2))


def bias_and_variance(
    estimator: Any,
    target: Callable[[Any], Any],
    draw: Callable[[np.random.Generator, int], Any],
    *,
    n_samples: int,
    grid: ArrayLike,
    noise: float = 0.0,
    repeats: int = 1000,
    seed: Seed = None,
) -> BiasVariance:
    """Let a model learn from many draws of data, and take its error apart.

    Args:
        estimator: any regressor with `fit(X, y)` and `predict(X)`; it is copied for every draw.
        target: the truth: target(x) gives (n,) for inputs as `draw` and `grid` have them.
        draw: draw(generator, n_samples) gives inputs (n_samples,) or (n_samples, n_features).
        n_samples: examples in each draw.
        grid: (n_grid,) or (n_grid, n_features) where the predictions are compared with the truth.
        noise: standard deviation of what is added to the targets that are learnt from.
        repeats: draws.
        seed: same seed, same draws.

    Raises:
        ShapeError: draws and grid have other numbers of features, or the target gives no number for each input.
        DataError: the model predicts NaN or infinity.

    >>> from chainrule.models import LinearRegression
    >>> result = bias_and_variance(
    ...     LinearRegression(), np.sin, lambda generator, n: generator.uniform(0, 2 * np.pi, n),
    ...     n_samples=2, grid=np.linspace(0, 2 * np.pi, 100), repeats=200, seed=0)
    >>> abs(result.expected_error - (result.bias_squared + result.variance)) < 1e-9
    True
    """
    for name, number, least in (("n_samples", n_samples, 1), ("repeats", repeats, 1)):
        if not isinstance(number, int | np.integer) or number < least:
            raise ArgumentError(
                f"bias_and_variance: {name} has no meaning",
                expected=f"a whole number from {least}",
                given=f"{name}={number!r}",
            )
    if not noise >= 0:
        raise ArgumentError(
            "bias_and_variance: noise has no meaning", expected="a number from 0", given=f"{noise!r}"
        )
    generator = as_generator(seed)
    places = np.asarray(grid, np.float64)
    truth = _truth(target, places)
    predictions = np.empty((repeats, len(places)))
    for repeat in range(repeats):
        inputs = np.asarray(draw(generator, n_samples), np.float64)
        if inputs.shape[:1] != (n_samples,) or inputs.shape[1:] != places.shape[1:]:
            raise ShapeError(
                "bias_and_variance: draw gives other inputs than the grid has",
                expected=f"shape {(n_samples, *places.shape[1:])}",
                given=f"shape {inputs.shape}",
            )
        targets = _truth(target, inputs)
        if noise:
            targets = targets + generator.normal(0, noise, n_samples)
        model = fresh_copy(estimator).fit(_as_table(inputs), targets)
        predictions[repeat] = np.asarray(model.predict(_as_table(places))).reshape(len(places))
    if not np.isfinite(predictions).all():
        raise DataError(
            "bias_and_variance: the model predicts NaN or infinity",
            given=f"after draw {int(np.flatnonzero(~np.isfinite(predictions).all(axis=1))[0])}",
            mend="more examples in each draw: n_samples",
        )
    return BiasVariance(places, truth, predictions)


def _truth(target: Callable[[Any], Any], inputs: Array) -> NDArray[np.float64]:
    truth = np.asarray(target(inputs), np.float64)
    if truth.shape != (len(inputs),):
        raise ShapeError(
            "bias_and_variance: target does not give one number for each input",
            expected=f"shape ({len(inputs)},)",
            given=f"shape {truth.shape}",
        )
    return truth


def _as_table(inputs: Array) -> Array:
    return inputs[:, None] if inputs.ndim == 1 else inputs
