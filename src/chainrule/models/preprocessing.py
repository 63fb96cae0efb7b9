"""Bringing columns to a common scale, and making new columns out of them."""

from __future__ import annotations

from itertools import chain, combinations, combinations_with_replacement
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from chainrule.errors import ArgumentError, ShapeError
from chainrule.models.estimator import check_number, check_X

Array = NDArray[Any]


class Scaler(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):
    """(X - center_) / scale_, column by column, with what `fit` saw. Abstract.

    Subclasses find `center_` and `scale_`, the latter 1 for a constant column.
    """

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags

    def _remember(self, X: Array, center: Array, scale: Array) -> None:
        # a column is constant if nothing is left of it but rounding
        nothing = np.finfo(X.dtype).eps * np.abs(center) * 4
        self.center_ = center.astype(X.dtype)
        self.scale_ = np.where(scale > nothing, scale, 1).astype(X.dtype)

    def transform(self, X: ArrayLike) -> Array:
        """The scaled table (m, n_features). The scale is that of the table that `fit` saw."""
        X = check_X(self, X)
        return self._scaled(X)

    def inverse_transform(self, X: ArrayLike) -> Array:
        """The table (m, n_features) that was scaled."""
        X = check_X(self, X)
        return self._unscaled(X)

    def _scaled(self, X: Array) -> Array:
        scaled: Array = (X - self.center_) / self.scale_
        return scaled

    def _unscaled(self, X: Array) -> Array:
        unscaled: Array = X * self.scale_ + self.center_
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
            ArgumentError: `low` is not below `high`.
        """
        for parameter in ("low", "high"):
            check_number(self, parameter, low=-np.inf)
        if not self.low < self.high:
            raise ArgumentError(
                "RangeScaler: the range is empty", expected="low < high", given=f"low={self.low}, high={self.high}"
            )
        X = check_X(self, X, fitting=True)
        smallest, greatest = X.min(axis=0).astype(np.float64), X.max(axis=0).astype(np.float64)
        self._remember(X, smallest / 2 + greatest / 2, greatest / 2 - smallest / 2)
        return self

    def _scaled(self, X: Array) -> Array:
        unit = super()._scaled(X)
        unit *= (self.high - self.low) / 2
        unit += (self.high + self.low) / 2
        return unit

    def _unscaled(self, X: Array) -> Array:
        return super()._unscaled((X - (self.high + self.low) / 2) * (2 / (self.high - self.low)))


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
        X = check_X(self, X, fitting=True)
        mean = X.mean(axis=0, dtype=np.float64)
        self._remember(X, mean, np.sqrt(np.mean((X - mean) ** 2, axis=0)))
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
        powers_: (n_outputs, n_features) how often each column occurs in each product.
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
        X = check_X(self, X, fitting=True)
        products = self._products(X.shape[1])
        if not products:
            raise ArgumentError(
                "PolynomialFeatures: nothing would come out",
                expected="degree from 1, or include_bias=True",
                given=f"degree={self.degree}, include_bias=False",
            )
        self.powers_ = np.array([np.bincount(product, minlength=X.shape[1]) for product in products])
        self.n_output_features_ = len(products)
        return self

    def transform(self, X: ArrayLike) -> Array:
        """The products (m, n_outputs) of the columns of X (m, n_features)."""
        X = check_X(self, X)
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
        check_is_fitted(self, "n_output_features_")
        seen = getattr(self, "feature_names_in_", None)
        if input_features is None:
            input_features = [f"x{i}" for i in range(self.n_features_in_)] if seen is None else seen
        if len(input_features) != self.n_features_in_ or (seen is not None and list(input_features) != list(seen)):
            raise ShapeError(
                "PolynomialFeatures: input_features is not equal to feature_names_in_, or its length does not fit",
                expected=f"{self.n_features_in_} names" if seen is None else ", ".join(map(str, seen)),
                given=", ".join(map(str, input_features)),
            )
        names = [
            " ".join(
                f"{input_features[i]}^{power}" if power > 1 else str(input_features[i])
                for i, power in enumerate(powers)
                if power
            )
            or "1"
            for powers in self.powers_
        ]
        return np.array(names, dtype=object)

    def _products(self, n: int) -> list[tuple[int, ...]]:
        choose = combinations if self.interaction_only else combinations_with_replacement
        lowest = 0 if self.include_bias else 1
        return list(chain.from_iterable(choose(range(n), size) for size in range(lowest, self.degree + 1)))
