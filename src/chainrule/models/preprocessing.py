"""Bringing columns to a common scale, and making new columns out of them."""

from __future__ import annotations

from itertools import chain, combinations, combinations_with_replacement, groupby
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from chainrule.errors import ArgumentError, ShapeError
from chainrule.models.estimator import check_number, check_X

Array = NDArray[Any]


def mean_and_spread(X: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and population standard deviation (n_features,) of each column of X (m, n_features), in float64.

    They are taken of the distances from the first row, in units of the longest of them: so a constant column has
    a spread of exactly 0, a large offset costs no digits, and no square is too large or too small for a number.

    >>> mean_and_spread(np.array([[1e9, 1e200], [1e9 + 2, 3e200]]))
    (array([1.e+009, 2.e+200]), array([1.e+000, 1.e+200]))
    """
    first = X[0].astype(np.float64)
    distance = X - first
    longest = np.abs(distance).max(axis=0)
    distance /= np.where(longest > 0, longest, 1)
    mean = distance.mean(axis=0)
    distance -= mean
    return first + longest * mean, longest * np.sqrt(np.einsum("ij,ij->j", distance, distance) / len(X))


class Scaler(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):
    """(X - center_) / scale_, column by column, with what `fit` saw. Abstract.

    Subclasses find `center_` and `scale_`, the latter 1 for a constant column.
    """

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags

    def _remember(self, center: NDArray[np.float64], scale: NDArray[np.float64]) -> None:
        # a column is constant if nothing is left of it but rounding
        nothing = np.finfo(np.float64).eps * np.abs(center) * 4
        self.center_ = center
        self.scale_ = np.where(scale > nothing, scale, 1)

    def transform(self, X: ArrayLike) -> Array:
        """The scaled table (m, n_features). The scale is that of the table that `fit` saw."""
        X = check_X(self, X, "transform")
        return self._scaled(X).astype(X.dtype, copy=False)

    def inverse_transform(self, X: ArrayLike) -> Array:
        """The table (m, n_features) that was scaled."""
        X = check_X(self, X, "inverse_transform")
        return self._unscaled(X).astype(X.dtype, copy=False)

    # In float64, whatever X is: the difference of two large float32 has few digits left

    def _scaled(self, X: Array) -> NDArray[np.float64]:
        scaled: NDArray[np.float64] = X - self.center_
        scaled /= self.scale_
        return scaled

    def _unscaled(self, X: Array) -> NDArray[np.float64]:
        unscaled: NDArray[np.float64] = X * self.scale_
        unscaled += self.center_
        return unscaled


class RangeScaler(Scaler):
    """Each column stretched so that the training rows fill the range from `low` to `high`.

    scaled = (X - (max + min) / 2) / ((max - min) / 2), for the range from -1 to 1. Constant columns come to lie in
    the middle of the range; new rows may lie outside of it.

    Args:
        low: where the smallest value of a column comes to lie.
        high: where the greatest comes to lie.

    Attributes:
        center_: (n_features,) the middle of each column.
        scale_: (n_features,) half of the way from the smallest to the greatest; 1 for a constant column.

    >>> RangeScaler().fit_transform([[20.0, 5.0], [0.0, 5.0], [36.0, 5.0], [12.0, 5.0]])
    array([[ 0.11111111,  0.        ],
           [-1.        ,  0.        ],
           [ 1.        ,  0.        ],
           [-0.33333333,  0.        ]])
    """

    def __init__(self, low: float = -1.0, high: float = 1.0) -> None:
        self.low = low
        self.high = high

    def fit(self, X: ArrayLike, y: Any = None) -> RangeScaler:
        """Find the range of each column of X (m, n_features).

        Raises:
            DataError: X has NaN, infinity or text in it.
            ArgumentError: `low` is not below `high`, or one of them is infinite.
        """
        for parameter in ("low", "high"):
            check_number(self, parameter, low=-np.inf)
        if not -np.inf < self.low < self.high < np.inf:
            raise ArgumentError(
                "RangeScaler: the range is empty or has no end",
                expected="two finite numbers with low < high",
                given=f"low={self.low}, high={self.high}",
            )
        X = check_X(self, X, "fit")
        smallest, greatest = X.min(axis=0).astype(np.float64), X.max(axis=0).astype(np.float64)
        self._remember(smallest / 2 + greatest / 2, greatest / 2 - smallest / 2)
        return self

    def _scaled(self, X: Array) -> NDArray[np.float64]:
        unit = super()._scaled(X)
        unit *= (self.high - self.low) / 2
        unit += (self.high + self.low) / 2
        return unit

    def _unscaled(self, X: Array) -> NDArray[np.float64]:
        unit = X.astype(np.float64) - (self.high + self.low) / 2
        return super()._unscaled(unit * (2 / (self.high - self.low)))


class StandardScaler(Scaler):
    """Each column brought to mean 0 and standard deviation 1 over the training rows.

    The standard deviation is the population's: sqrt(1/m Σ (x - mean)²). Constant columns become 0.

    Args:
        with_mean: whether the mean is brought to 0.
        with_std: whether the standard deviation is brought to 1.

    Attributes:
        center_: (n_features,) the mean of each column.
        scale_: (n_features,) the standard deviation of each; 1 for a constant column.

    >>> StandardScaler().fit_transform([[1.0], [3.0]])
    array([[-1.],
           [ 1.]])
    """

    def __init__(self, *, with_mean: bool = True, with_std: bool = True) -> None:
        self.with_mean = with_mean
        self.with_std = with_std

    def fit(self, X: ArrayLike, y: Any = None) -> StandardScaler:
        """Find mean and standard deviation of each column of X (m, n_features).

        Raises:
            DataError: X has NaN, infinity or text in it.
        """
        X = check_X(self, X, "fit")
        self._remember(*mean_and_spread(X))
        if not self.with_mean:
            self.center_ = np.zeros_like(self.center_)
        if not self.with_std:
            self.scale_ = np.ones_like(self.scale_)
        return self


class PolynomialFeatures(TransformerMixin, BaseEstimator):
    """All products of up to `degree` columns: 1, x0, x1, x0², x0 x1, x1², ...

    Args:
        degree: the most factors of a product.
        include_bias: whether the first column is all ones (the product of no columns).
        interaction_only: whether to leave out products in which a column occurs twice.

    Attributes:
        n_output_features_: the number of products.

    >>> PolynomialFeatures(2).fit_transform([[2.0, 3.0]])
    array([[1., 2., 3., 4., 6., 9.]])
    """

    def __init__(self, degree: int = 2, *, include_bias: bool = True, interaction_only: bool = False) -> None:
        self.degree = degree
        self.include_bias = include_bias
        self.interaction_only = interaction_only

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags

    def fit(self, X: ArrayLike, y: Any = None) -> PolynomialFeatures:
        """Count the columns of X (m, n_features), and list the products.

        Raises:
            ArgumentError: there would be no product, or `degree` is no whole number from 0.
        """
        check_number(self, "degree", low=0, whole=True)
        X = check_X(self, X, "fit")
        products = self._products(X.shape[1])
        if not products:
            raise ArgumentError(
                "PolynomialFeatures: nothing would come out",
                expected="degree from 1, or include_bias=True",
                given=f"degree={self.degree}, include_bias=False",
            )
        self.n_output_features_ = len(products)
        return self

    @property
    def powers_(self) -> NDArray[np.int64]:
        """How often each column occurs in each product (n_outputs, n_features)."""
        check_is_fitted(self)
        n = self.n_features_in_
        return np.array([np.bincount(product, minlength=n) for product in self._products(n)])

    def transform(self, X: ArrayLike) -> Array:
        """The products (m, n_outputs) of the columns of X (m, n_features)."""
        X = check_X(self, X, "transform")
        products = self._products(X.shape[1])
        out = np.empty((len(X), len(products)), X.dtype)
        place: dict[tuple[int, ...], int] = {}
        for column, product in enumerate(products):
            place[product] = column
            if len(product) < 2:
                out[:, column] = X[:, product[0]] if product else 1
            else:  # the product without its last factor came before
                np.multiply(out[:, place[product[:-1]]], X[:, product[-1]], out=out[:, column])
        return out

    def get_feature_names_out(self, input_features: Any = None) -> Array:
        """The names (n_outputs,) of the products: "1", "x0", "x0^2", "x0 x1", ..."""
        check_is_fitted(self)
        seen = getattr(self, "feature_names_in_", None)
        if input_features is None:
            input_features = [f"x{i}" for i in range(self.n_features_in_)] if seen is None else seen
        if len(input_features) != self.n_features_in_ or (seen is not None and list(input_features) != list(seen)):
            raise ShapeError(
                "PolynomialFeatures: input_features is not equal to feature_names_in_, or its length does not fit",
                expected=f"{self.n_features_in_} names" if seen is None else ", ".join(map(str, seen)),
                given=", ".join(map(str, input_features)),
            )
        names = []
        for product in self._products(self.n_features_in_):
            powers = [(input_features[i], len(list(same))) for i, same in groupby(product)]
            names.append(" ".join(f"{name}^{power}" if power > 1 else f"{name}" for name, power in powers) or "1")
        return np.array(names, dtype=object)

    def _products(self, n: int) -> list[tuple[int, ...]]:
        choose = combinations if self.interaction_only else combinations_with_replacement
        lowest = 0 if self.include_bias else 1
        return list(chain.from_iterable(choose(range(n), size) for size in range(lowest, self.degree + 1)))
