"""Decision trees: ask one question after the other, each chosen so that the answers part the targets best.

CART, as in Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984), with entropy as in
Quinlan's ID3 (1986) beside the Gini impurity. The loops are in tree_kernels.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils.validation import check_is_fitted

from chainrule.errors import ArgumentError, ShapeError
from chainrule.models.binning import Bins, Ranks, bin_values, rank_values
from chainrule.models.estimator import (
    check_choice,
    check_number,
    check_X,
    check_X_y,
    encode_classes,
    generator_of,
)
from chainrule.models.pruning import weakest_links

Array = NDArray[Any]
UNLIMITED = 2**31 - 1
CRITERIA = {"squared_error": 0, "gini": 1, "entropy": 2}


class Tree(NamedTuple):
    """A grown tree: one entry a node in the order in which they grew, node 0 is the root.

    Attributes:
        feature: (n_nodes,) the column that the node asks about, -1 at a leaf.
        threshold: (n_nodes,) a row goes left if its value is at most this; NaN at a leaf.
        left: (n_nodes,) the child where the answer is yes, -1 at a leaf.
        impurity: (n_nodes,) Gini impurity, entropy in bits, or variance of the targets.
        n_samples: (n_nodes,) training rows that came by; one that was drawn twice counts twice.
        value: (n_nodes, n_classes) shares of the classes, or (n_nodes, 1) the mean target.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    impurity: NDArray[np.float64]
    n_samples: NDArray[np.int64]
    value: NDArray[np.float64]

    @property
    def right(self) -> NDArray[np.int32]:
        """(n_nodes,) the child where the answer is no, -1 at a leaf: it is born right after its sister."""
        return np.where(self.left >= 0, self.left + 1, -1).astype(np.int32)

    @property
    def n_leaves(self) -> int:
        """The number of nodes that ask nothing."""
        return int(np.count_nonzero(self.feature < 0))

    @property
    def depths(self) -> NDArray[np.int64]:
        """(n_nodes,) how many questions are asked before a node is reached."""
        depths = np.zeros(len(self.feature), np.int64)
        level = np.zeros(1, np.int64)
        while len(level := level[self.feature[level] >= 0]):
            children = np.concatenate([self.left[level], self.left[level] + 1])
            depths[children] = depths[level[0]] + 1
            level = children
        return depths

    @property
    def depth(self) -> int:
        """The most questions that a row can be asked."""
        return int(self.depths.max())

    @property
    def gains(self) -> NDArray[np.float64]:
        """(n_nodes,) by how much each split lowers the impurity of the whole training set, 0 at leaves."""
        burden = self._burden
        inner = self.feature >= 0
        gains = np.zeros(len(burden))
        gains[inner] = burden[inner] - burden[self.left[inner]] - burden[self.left[inner] + 1]
        return gains

    def apply(self, X: Array) -> NDArray[np.int64]:
        """The leaf (m,) that each row of X (m, n_features) ends in."""
        from chainrule.models.tree_kernels import find_leaves

        leaves = np.empty(len(X), np.int64)
        find_leaves(X, self.feature, self.threshold, self.left, leaves)
        return leaves

    def first(self, n_splits: int) -> Tree:
        """The tree as it was after so many splits."""
        n_nodes = min(2 * n_splits + 1, len(self.feature))
        unborn = self.left[:n_nodes] >= n_nodes
        return Tree(
            np.where(unborn, np.int32(-1), self.feature[:n_nodes]),
            np.where(unborn, np.nan, self.threshold[:n_nodes]),
            np.where(unborn, np.int32(-1), self.left[:n_nodes]),
            self.impurity[:n_nodes],
            self.n_samples[:n_nodes],
            self.value[:n_nodes],
        )

    def pruned(self, alpha: float) -> Tree:
        """The subtree in which every branch is worth more than `alpha` for each leaf that it adds."""
        from_here = self.left.copy()
        for cut in weakest_links(self.left, self._burden):
            if cut.alpha <= alpha:
                from_here[cut.node] = -1
        kept = np.zeros(len(self.feature), np.bool_)
        level = np.zeros(1, np.int32)
        while len(level):
            kept[level] = True
            yes = from_here[level][from_here[level] >= 0]
            level = np.concatenate([yes, yes + np.int32(1)])
        leaf = from_here < 0
        number = np.cumsum(kept) - 1
        return Tree(
            np.where(leaf, np.int32(-1), self.feature)[kept],
            np.where(leaf, np.nan, self.threshold)[kept],
            np.where(leaf, -1, number[self.left]).astype(np.int32)[kept],
            self.impurity[kept],
            self.n_samples[kept],
            self.value[kept],
        )

    def pruning_path(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The alphas at which pruning changes the tree, ascending from 0, and its impurity from each of them on."""
        alphas, impurities = [0.0], [float(self._burden[self.feature < 0].sum())]
        for cut in weakest_links(self.left, self._burden):
            if cut.alpha > alphas[-1]:
                alphas.append(cut.alpha)
                impurities.append(cut.impurity)
            impurities[-1] = cut.impurity
        return np.array(alphas), np.array(impurities)

    def steps(self) -> Iterator[Step]:
        """Grow the tree once more, a split at a time."""
        inner = np.flatnonzero(self.feature >= 0)
        for number, node in enumerate(inner[np.argsort(self.left[inner])], start=1):
            feature, threshold = int(self.feature[node]), float(self.threshold[node])
            yield Step(number, int(node), feature, threshold, float(self.gains[node]), self.first(number))

    def rules(self, feature_names: Sequence[str], answers: Sequence[str]) -> str:
        """The tree as text, a node a line.

        Args:
            feature_names: (n_features,) names of the columns.
            answers: (n_nodes,) what is said at each leaf.
        """
        lines: list[str] = []
        waiting = [(0, "", "")]
        while waiting:
            node, lead, indent = waiting.pop()
            if self.feature[node] < 0:
                lines.append(lead + answers[node])
                continue
            lines.append(f"{lead}{feature_names[self.feature[node]]} <= {self.threshold[node]:.6g}?")
            yes = self.left[node]
            waiting.append((yes + 1, indent + "└─ no:  ", indent + "   "))
            waiting.append((yes, indent + "├─ yes: ", indent + "│  "))
        return "\n".join(lines)

    @property
    def _burden(self) -> NDArray[np.float64]:
        burden: NDArray[np.float64] = self.impurity * (self.n_samples / self.n_samples[0])
        return burden


class Step(NamedTuple):
    """One split of a growing tree.

    Attributes:
        number: from 1.
        node: the leaf that becomes a question.
        feature: the column that it asks about.
        threshold: yes means at most this.
        gain: by how much the split lowers the impurity of the whole training set.
        tree: the tree after the split.
    """

    number: int
    node: int
    feature: int
    threshold: float
    gain: float
    tree: Tree


class Limits(NamedTuple):
    """When a branch stops growing; the meaning of each is that of the estimators' parameter."""

    max_depth: int
    min_samples_split: int
    min_samples_leaf: int
    min_impurity_decrease: float
    max_leaf_nodes: int
    max_features: int


def grow_tree(
    table: Ranks | Bins,
    target: Array,
    weight: Array,
    *,
    n_classes: int | None,
    criterion: str,
    limits: Limits,
    seed: int,
) -> Tree:
    """Grow a tree on rows that count as often as `weight` says.

    Args:
        table: what `rank_values` or `bin_values` made of X; it is left as it is.
        target: (m,) class numbers, or targets.
        weight: (m,) whole numbers from 0.
        n_classes: None for regression.
        criterion: "gini", "entropy" or "squared_error".
        limits: when a branch stops growing.
        seed: of the draw of features, where `limits.max_features` are fewer than there are.
    """
    from chainrule.models.tree_kernels import ROW, grow

    codes, order, n_bins = np.empty((0, 0), np.uint8), np.empty((0, 0), np.int64), 0
    if isinstance(table, Bins):
        codes, n_bins = table.codes, int(np.diff(table.starts).max()) + 1
    else:
        seen = weight[table.order & ROW] > 0  # as many rows in the order of each feature
        order = table.order[seen].reshape(len(seen), -1)
    # sums of squares lose no digits when the targets lie around zero
    middle = 0.0 if n_classes else float(np.average(target, weights=weight))
    feature, low, high, left, impurity, size, stats = grow(
        codes,
        order,
        target.astype(np.float64) - middle,
        weight.astype(np.float64),
        n_classes or 2,
        n_bins,
        CRITERIA[criterion],
        limits.max_depth,
        float(limits.min_samples_split),
        float(limits.min_samples_leaf),
        float(limits.min_impurity_decrease),
        limits.max_leaf_nodes,
        limits.max_features,
        seed,
    )
    value = stats / size[:, None] if n_classes else stats[:, :1] / size[:, None] + middle
    if n_classes:
        impurity = impurity_of(value, criterion)
    return Tree(feature, table.thresholds(feature, low, high), left, impurity, size.astype(np.int64), value)


def impurity_of(shares: Array, criterion: str) -> NDArray[np.float64]:
    """The Gini impurity 1 - Σ p², or the entropy -Σ p log2 p, of each row of shares (n, n_classes)."""
    if criterion == "gini":
        return np.asarray(1 - np.sum(shares * shares, axis=1))
    return np.asarray(0 - np.sum(shares * np.log2(np.where(shares > 0, shares, 1)), axis=1))


def importances(tree: Tree, n_features: int) -> NDArray[np.float64]:
    """The share (n_features,) of each feature in what all splits gain; zeros if there is no split."""
    inner = tree.feature >= 0
    gained = np.bincount(tree.feature[inner], weights=tree.gains[inner], minlength=n_features)
    return np.asarray(gained / gained.sum() if gained.sum() > 0 else gained, np.float64)


class TreeGrower(BaseEstimator):
    """What trees and forests share: the parameters of growth. Abstract.

    For numbers the criterion is the squared error; classifiers have a parameter of that name.
    """

    criterion: str = "squared_error"

    def __init__(
        self,
        *,
        max_bins: int,
        max_depth: int | None,
        min_samples_split: int,
        min_samples_leaf: int,
        max_features: float | Literal["sqrt", "log2"] | None,
        max_leaf_nodes: int | None,
        min_impurity_decrease: float,
        ccp_alpha: float,
        random_state: Any,
    ) -> None:
        self.max_bins = max_bins
        self.max_depth = max_depth
        self.min_samples_split = min_samples_split
        self.min_samples_leaf = min_samples_leaf
        self.max_features = max_features
        self.max_leaf_nodes = max_leaf_nodes
        self.min_impurity_decrease = min_impurity_decrease
        self.ccp_alpha = ccp_alpha
        self.random_state = random_state

    def _limits(self, n_features: int) -> Limits:
        """Check the parameters of growth and put numbers for None and for names."""
        check_number(self, "max_bins", low=2, high=256, whole=True)
        check_number(self, "max_depth", low=1, whole=True, none=True)
        check_number(self, "min_samples_split", low=2, whole=True)
        check_number(self, "min_samples_leaf", low=1, whole=True)
        check_number(self, "min_impurity_decrease", low=0)
        check_number(self, "max_leaf_nodes", low=2, whole=True, none=True)
        check_number(self, "ccp_alpha", low=0)
        return Limits(
            min(self.max_depth or UNLIMITED, UNLIMITED),
            self.min_samples_split,
            self.min_samples_leaf,
            self.min_impurity_decrease,
            self.max_leaf_nodes or 0,
            self._features_per_split(n_features),
        )

    def _features_per_split(self, n_features: int) -> int:
        asked: Any = self.max_features
        if asked is None:
            return n_features
        if asked in ("sqrt", "log2"):
            return max(1, int(np.sqrt(n_features) if asked == "sqrt" else np.log2(n_features)))
        if isinstance(asked, int | np.integer) and not isinstance(asked, bool) and asked >= 1:
            return min(int(asked), n_features)
        if isinstance(asked, float | np.floating) and 0 < asked <= 1:
            return max(1, int(asked * n_features))
        raise ArgumentError(
            f"{type(self).__name__}: max_features has no meaning",
            expected="'sqrt', 'log2', a whole number from 1, a share above 0 and up to 1.0, or None for all",
            given=f"max_features={asked!r}",
        )

    def _names(self, feature_names: Sequence[str] | None) -> list[str]:
        """Names of the columns: those given, those that `fit` saw, or x0, x1, ..."""
        if feature_names is None:
            seen = getattr(self, "feature_names_in_", None)
            return [f"x{f}" for f in range(self.n_features_in_)] if seen is None else [str(name) for name in seen]
        if len(feature_names) != self.n_features_in_:
            raise ShapeError(
                f"{type(self).__name__}: feature_names do not fit",
                expected=f"{self.n_features_in_} names, one for each column",
                given=f"{len(feature_names)} names",
            )
        return [str(name) for name in feature_names]


class DecisionTree(TreeGrower):
    """What a tree for classes and one for numbers share. Abstract."""

    def __init__(
        self,
        *,
        splits: Literal["exact", "histogram"] = "exact",
        max_bins: int = 256,
        max_depth: int | None = None,
        min_samples_split: int = 2,
        min_samples_leaf: int = 1,
        max_features: float | Literal["sqrt", "log2"] | None = None,
        max_leaf_nodes: int | None = None,
        min_impurity_decrease: float = 0.0,
        ccp_alpha: float = 0.0,
        random_state: Any = None,
    ) -> None:
        super().__init__(
            max_bins=max_bins,
            max_depth=max_depth,
            min_samples_split=min_samples_split,
            min_samples_leaf=min_samples_leaf,
            max_features=max_features,
            max_leaf_nodes=max_leaf_nodes,
            min_impurity_decrease=min_impurity_decrease,
            ccp_alpha=ccp_alpha,
            random_state=random_state,
        )
        self.splits = splits

    def _grow(self, X: Array, target: Array, n_classes: int | None) -> None:
        seed = int(generator_of(self.random_state).integers(2**63))
        limits = self._limits(X.shape[1])
        check_choice(self, "splits", ("exact", "histogram"))
        tree = grow_tree(
            rank_values(X) if self.splits == "exact" else bin_values(X, self.max_bins),
            target,
            np.ones(len(target)),
            n_classes=n_classes,
            criterion=self.criterion,
            limits=limits,
            seed=seed,
        )
        self.tree_ = tree.pruned(self.ccp_alpha) if self.ccp_alpha > 0 else tree
        self.feature_importances_ = importances(self.tree_, X.shape[1])

    def apply(self, X: ArrayLike) -> NDArray[np.int64]:
        """The number (m,) of the leaf that each row of X (m, n_features) ends in."""
        X = check_X(self, X)
        return self.tree_.apply(X)

    def get_depth(self) -> int:
        """The most questions that a row can be asked."""
        check_is_fitted(self)
        return self.tree_.depth

    def get_n_leaves(self) -> int:
        """The number of leaves."""
        check_is_fitted(self)
        return self.tree_.n_leaves

    def cost_complexity_pruning_path(self, X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """The alphas at which the tree that grows on X and y would lose branches, and its impurity from each on.

        Choose among the alphas by validation and give one to `ccp_alpha`.
        """
        whole = type(self)(**(self.get_params(deep=False) | {"ccp_alpha": 0.0})).fit(X, y)
        path: tuple[Array, Array] = whole.tree_.pruning_path()
        return path

    def steps(self) -> Iterator[Step]:
        """Grow the tree once more, a split at a time."""
        check_is_fitted(self)
        return self.tree_.steps()

    def rules(self, feature_names: Sequence[str] | None = None) -> str:
        """The tree as text: questions, with what is said at each leaf."""
        check_is_fitted(self)
        return self.tree_.rules(self._names(feature_names), self._answers())

    def _answers(self) -> list[str]:
        raise NotImplementedError


class DecisionTreeClassifier(ClassifierMixin, DecisionTree):
    """A tree of questions that ends in classes.

    Args:
        criterion: what a split lowers: "gini" or "entropy" (in bits).
        splits: "exact" weighs every cut between two values; "histogram" the cuts between `max_bins` groups of
            values, which is quicker on many rows and finds the same cuts where there are no more distinct values.
        max_bins: groups of values of a feature, 2 to 256.
        max_depth: the most questions that a row is asked; None: until the leaves are pure.
        min_samples_split: a node with fewer rows stays a leaf.
        min_samples_leaf: no cut leaves fewer rows on a side.
        max_features: features that are weighed for each split: None for all, a number, a share, "sqrt" or "log2";
            if all those drawn are constant in the node, more are drawn.
        max_leaf_nodes: the most leaves; the splits that gain most come first.
        min_impurity_decrease: a split must lower the impurity of the whole training set by this much.
        ccp_alpha: prune branches that gain at most this much for each leaf that they add.
        random_state: seed or Generator of the draw of features. Without a draw nothing is random: of cuts that are
            equally good, the lowest feature's lowest threshold is taken.

    Attributes:
        tree_: the Tree.
        classes_: (n_classes,) the labels, ascending.
        feature_importances_: (n_features,) shares in the gain of all splits.

    >>> from chainrule.models import DecisionTreeClassifier
    >>> X = [[1, 0], [2, 0], [3, 1], [4, 1], [5, 0]]
    >>> tree = DecisionTreeClassifier().fit(X, ["no", "no", "yes", "yes", "no"])
    >>> print(tree.rules(["hour", "light"]))
    light <= 0.5?
    ├─ yes: no (3 of 3)
    └─ no:  yes (2 of 2)
    >>> tree.predict([[9, 1]])
    array(['yes'], dtype='<U3')
    """

    def __init__(
        self,
        *,
        criterion: Literal["gini", "entropy"] = "gini",
        splits: Literal["exact", "histogram"] = "exact",
        max_bins: int = 256,
        max_depth: int | None = None,
        min_samples_split: int = 2,
        min_samples_leaf: int = 1,
        max_features: float | Literal["sqrt", "log2"] | None = None,
        max_leaf_nodes: int | None = None,
        min_impurity_decrease: float = 0.0,
        ccp_alpha: float = 0.0,
        random_state: Any = None,
    ) -> None:
        super().__init__(
            splits=splits,
            max_bins=max_bins,
            max_depth=max_depth,
            min_samples_split=min_samples_split,
            min_samples_leaf=min_samples_leaf,
            max_features=max_features,
            max_leaf_nodes=max_leaf_nodes,
            min_impurity_decrease=min_impurity_decrease,
            ccp_alpha=ccp_alpha,
            random_state=random_state,
        )
        self.criterion = criterion

    def fit(self, X: ArrayLike, y: ArrayLike) -> DecisionTreeClassifier:
        """Grow the tree on X (m, n_features) and labels y (m,).

        Raises:
            DataError: X has NaN, infinity or text in it, or y are not labels.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning.
        """
        check_choice(self, "criterion", ("gini", "entropy"))
        X, y = check_X_y(self, X, y)
        numbers = encode_classes(self, y)
        self._grow(X, numbers, len(self.classes_))
        return self

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """The shares (m, n_classes) of the classes among the training rows of each row's leaf."""
        leaves = self.apply(X)
        shares: NDArray[np.float64] = self.tree_.value[leaves]
        return shares

    def predict(self, X: ArrayLike) -> Array:
        """The most frequent class (m,) of each row's leaf; of equally frequent ones the first."""
        shares = self.predict_proba(X)
        labels: Array = self.classes_[shares.argmax(axis=1)]
        return labels

    def _answers(self) -> list[str]:
        counts = np.rint(self.tree_.value * self.tree_.n_samples[:, None]).astype(np.int64)
        winners = self.tree_.value.argmax(axis=1)
        return [
            f"{self.classes_[winner]} ({row[winner]} of {n})"
            for row, winner, n in zip(counts, winners, self.tree_.n_samples, strict=True)
        ]


class DecisionTreeRegressor(RegressorMixin, DecisionTree):
    """A tree of questions that ends in numbers: the mean target of the training rows with the same answers.

    The parameters are those of DecisionTreeClassifier, but for the criterion: it is the squared error, so that a
    node's impurity is the variance of its targets.

    Attributes:
        tree_: the Tree.
        feature_importances_: (n_features,) shares in the gain of all splits.

    >>> from chainrule.models import DecisionTreeRegressor
    >>> tree = DecisionTreeRegressor(max_depth=1).fit([[1], [2], [3], [4]], [1.0, 1.0, 5.0, 7.0])
    >>> tree.predict([[0], [9]])
    array([1., 6.])
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> DecisionTreeRegressor:
        """Grow the tree on X (m, n_features) and targets y (m,).

        Raises:
            DataError: X or y has NaN, infinity or text in it.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning.
        """
        X, y = check_X_y(self, X, y, y_numeric=True)
        self._grow(X, y, None)
        return self

    def predict(self, X: ArrayLike) -> NDArray[np.float64]:
        """The mean target (m,) of each row's leaf."""
        leaves = self.apply(X)
        means: NDArray[np.float64] = self.tree_.value[leaves, 0]
        return means

    def _answers(self) -> list[str]:
        return [
            f"{value:.6g} ({n} row{'s' if n > 1 else ''})"
            for value, n in zip(self.tree_.value[:, 0], self.tree_.n_samples, strict=True)
        ]
