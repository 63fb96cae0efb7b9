"""Random forests: many trees, each grown on its own draw of rows and of features, that vote.

Breiman, Random Forests, Machine Learning 45 (2001). Trees grow in parallel through joblib, on any of its backends.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np
from joblib import Parallel, delayed, effective_n_jobs
from numpy.typing import ArrayLike, NDArray
from sklearn.base import ClassifierMixin, RegressorMixin
from sklearn.utils.validation import check_is_fitted

from chainrule.errors import ArgumentError, DataError
from chainrule.models.binning import Bins, bin_values
from chainrule.models.estimator import check_choice, check_number, check_X, check_X_y, encode_classes, generator_of
from chainrule.models.tree import (
    DecisionTreeClassifier,
    DecisionTreeRegressor,
    Limits,
    Tree,
    TreeGrower,
    grow_tree,
    importances,
    impurity_of,
)

Array = NDArray[Any]
BLOCK = 8192  # rows that are answered in one go
MOST_FEATURES = 2**24


class PackedTree(NamedTuple):
    """A tree of a forest, in as little memory as its answers need.

    Attributes:
        words: (n_nodes,) left child << 32 | feature << 8 | the bin that goes left at most; a leaf is its own left
            child.
        value: (n_nodes, n_classes) training rows of each class, or (n_nodes, 1) the mean target.
        n_samples: (n_nodes,) for regression; for classes it is the sum of `value`.
        impurity: (n_nodes,) for regression; for classes it follows from `value`.
    """

    words: NDArray[np.uint64]
    value: Array
    n_samples: NDArray[np.uint32] | None
    impurity: NDArray[np.float64] | None


def pack(tree: Tree, bins: Bins, n_classes: int | None) -> PackedTree:
    """Write a tree that was grown on bins in short."""
    n_nodes = len(tree.feature)
    words = np.where(tree.left < 0, np.arange(n_nodes), tree.left).astype(np.uint64) << np.uint64(32)
    for f in np.unique(tree.feature[tree.feature >= 0]):
        here = tree.feature == f
        last = np.searchsorted(bins.edges[bins.starts[f] : bins.starts[f + 1]], tree.threshold[here])
        words[here] |= (int(f) << 8 | last).astype(np.uint64)
    words[tree.feature < 0] |= np.uint64(0xFF)  # no bin is greater: a row that has come to rest stays
    if n_classes:
        counts = np.rint(tree.value * tree.n_samples[:, None]).astype(np.uint32)
        return PackedTree(words, counts, None, None)
    return PackedTree(words, tree.value, tree.n_samples.astype(np.uint32), tree.impurity)


def unpack(packed: PackedTree, bins: Bins, criterion: str) -> Tree:
    """The tree that was packed."""
    children = (packed.words >> np.uint64(32)).astype(np.int32)
    leaf = children == np.arange(len(children))
    feature = ((packed.words >> np.uint64(8)) & np.uint64(0xFFFFFF)).astype(np.int32)
    last = (packed.words & np.uint64(0xFF)).astype(np.int64)
    threshold = np.full(len(leaf), np.nan)
    threshold[~leaf] = bins.edges[bins.starts[feature[~leaf]] + last[~leaf]]
    value, n_samples, impurity = packed.value, packed.n_samples, packed.impurity
    if n_samples is None:
        n_samples = value.sum(axis=1)
        value = value / n_samples[:, None]
    return Tree(
        np.where(leaf, np.int32(-1), feature),
        threshold,
        np.where(leaf, np.int32(-1), children),
        impurity_of(value, criterion) if impurity is None else impurity,
        n_samples.astype(np.int64),
        value,
    )


def mean_votes(X: Array, trees: list[PackedTree], bins: Bins) -> NDArray[np.float64]:
    """The mean value (m, n_outputs), over the trees, of the leaves that the rows of X (m, n_features) end in."""
    from chainrule.models.tree_kernels import add_votes, find_bins

    votes = np.zeros((len(X), trees[0].value.shape[1]))
    codes = np.empty((min(BLOCK, len(X)), X.shape[1]), np.uint8)
    for first in range(0, len(X), BLOCK):
        block = slice(first, first + BLOCK)
        some = codes[: len(X[block])]
        find_bins(X[block], bins.edges, bins.starts, some)
        for tree in trees:
            add_votes(some, tree.words, tree.value, tree.n_samples is None, votes[block])
    votes /= len(trees)
    return votes


class RandomForest(TreeGrower):
    """What a forest for classes and one for numbers share. Abstract."""

    def __init__(
        self,
        n_estimators: int = 100,
        *,
        max_bins: int = 256,
        max_depth: int | None = None,
        min_samples_split: int = 2,
        min_samples_leaf: int = 1,
        max_features: float | Literal["sqrt", "log2"] | None = None,
        max_leaf_nodes: int | None = None,
        min_impurity_decrease: float = 0.0,
        ccp_alpha: float = 0.0,
        bootstrap: bool = True,
        max_samples: float | None = None,
        oob_score: bool = False,
        n_jobs: int | None = None,
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
        self.n_estimators = n_estimators
        self.bootstrap = bootstrap
        self.max_samples = max_samples
        self.oob_score = oob_score
        self.n_jobs = n_jobs

    def _grow(self, X: Array, target: Array, n_classes: int | None) -> None:
        check_number(self, "n_estimators", low=1, whole=True)
        check_number(self, "max_samples", low=0, strict=True, none=True)
        limits = self._limits(X.shape[1])
        n_draws = self._rows_per_tree(len(X))
        if X.shape[1] > MOST_FEATURES:
            raise DataError(
                f"{type(self).__name__}.fit: X has too many columns",
                expected=f"at most {MOST_FEATURES:,}",
                given=f"{X.shape[1]:,}",
            )
        bins = bin_values(X, self.max_bins)
        seeds: Array = np.asarray(generator_of(self.random_state).integers(2**63, size=self.n_estimators))
        grown = Parallel(n_jobs=self.n_jobs, prefer="threads")(
            delayed(_grow_one)(bins, target, n_classes, self.criterion, limits, int(seed), n_draws, self.ccp_alpha)
            for seed in seeds
        )
        self._trees: list[PackedTree] = [tree for tree, _ in grown]
        self._bins = Bins(np.empty((0, 0), np.uint8), bins.edges, bins.starts)  # the rows themselves are done with
        shares = np.mean([share for _, share in grown], axis=0)
        self.feature_importances_ = shares / shares.sum() if shares.sum() > 0 else shares
        if self.oob_score:
            self._score_out_of_bag(X, target, seeds, n_draws)

    def _rows_per_tree(self, m: int) -> int | None:
        """How many rows each tree draws; None where every tree sees all rows once."""
        if not self.bootstrap:
            for parameter in ("oob_score", "max_samples"):
                if getattr(self, parameter):
                    raise ArgumentError(
                        f"{type(self).__name__}: {parameter} needs trees that draw their rows",
                        expected="bootstrap=True",
                        given=f"bootstrap=False, {parameter}={getattr(self, parameter)!r}",
                    )
            return None
        asked = self.max_samples
        if asked is None:
            return m
        return min(int(asked), m) if isinstance(asked, int | np.integer) else max(1, round(min(asked, 1.0) * m))

    def _score_out_of_bag(self, X: Array, target: Array, seeds: Array, n_draws: int | None) -> None:
        """Judge every row by the trees that did not see it."""
        votes = np.zeros((len(X), self._trees[0].value.shape[1]))
        judges = np.zeros(len(X), np.int64)
        for tree, seed in zip(self._trees, seeds, strict=True):
            unseen = np.flatnonzero(_draw(int(seed), len(X), n_draws)[0] == 0)
            votes[unseen] += mean_votes(X[unseen], [tree], self._bins)
            judges[unseen] += 1
        judged = judges > 0
        votes[~judged] = np.nan
        votes[judged] /= judges[judged, None]
        self.oob_prediction_ = votes
        self.oob_score_ = self._agreement(target[judged], votes[judged]) if judged.any() else np.nan

    @property
    def estimators_(self) -> list[Any]:
        """The trees as fitted estimators, unpacked whenever they are asked for."""
        check_is_fitted(self, "_trees")
        return [self._estimator_of(unpack(tree, self._bins, self.criterion)) for tree in self._trees]

    def _votes(self, X: ArrayLike) -> NDArray[np.float64]:
        check_is_fitted(self, "_trees")
        X = check_X(self, X)
        parts = np.array_split(X, min(effective_n_jobs(self.n_jobs), max(1, len(X) // 256)))
        answers = Parallel(n_jobs=self.n_jobs, prefer="threads")(
            delayed(mean_votes)(part, self._trees, self._bins) for part in parts
        )
        return np.concatenate(answers)

    def apply(self, X: ArrayLike) -> NDArray[np.int64]:
        """The leaf (m, n_estimators) that each row of X (m, n_features) ends in, in each tree."""
        X = check_X(self, X)
        return np.stack([estimator.tree_.apply(X) for estimator in self.estimators_], axis=1)

    def _tree_parameters(self) -> dict[str, Any]:
        """The forest's parameters that its trees have too."""
        names = DecisionTreeRegressor().get_params()
        shared = {name: value for name, value in self.get_params(deep=False).items() if name in names}
        return shared | {"splits": "histogram"}

    def _estimator_of(self, tree: Tree) -> Any:
        raise NotImplementedError

    def _agreement(self, target: Array, votes: Array) -> float:
        raise NotImplementedError


def _draw(seed: int, m: int, n_draws: int | None) -> tuple[NDArray[np.int64], int]:
    """How often a tree sees each row (m,), and the seed of its draws of features."""
    generator = np.random.default_rng(seed)
    feature_seed = int(generator.integers(2**63))
    if n_draws is None:
        return np.ones(m, np.int64), feature_seed
    return np.bincount(generator.integers(m, size=n_draws), minlength=m), feature_seed


def _grow_one(
    bins: Bins,
    target: Array,
    n_classes: int | None,
    criterion: str,
    limits: Limits,
    seed: int,
    n_draws: int | None,
    ccp_alpha: float,
) -> tuple[PackedTree, NDArray[np.float64]]:
    """A tree, packed, and the importances of its features."""
    weight, feature_seed = _draw(seed, len(target), n_draws)
    tree = grow_tree(
        bins, target, weight, n_classes=n_classes, criterion=criterion, limits=limits, seed=feature_seed
    )
    if ccp_alpha > 0:
        tree = tree.pruned(ccp_alpha)
    return pack(tree, bins, n_classes), importances(tree, len(bins.codes))


class RandomForestClassifier(ClassifierMixin, RandomForest):
    """Many trees that vote on the class.

    Args:
        n_estimators: the number of trees.
        criterion: what a split lowers: "gini" or "entropy".
        max_bins: groups of values of a feature, 2 to 256.
        max_depth: the most questions that a row is asked in a tree.
        min_samples_split: a node with fewer rows stays a leaf.
        min_samples_leaf: no cut leaves fewer rows on a side.
        max_features: features drawn anew for each split: "sqrt", "log2", a number, a share, None for all.
        max_leaf_nodes: the most leaves of a tree.
        min_impurity_decrease: a split must lower the impurity of the tree's rows by this much.
        ccp_alpha: prune branches that gain at most this much for each leaf that they add.
        bootstrap: whether each tree draws its rows with replacement; otherwise all see all rows.
        max_samples: rows that a tree draws: a number, a share, None for as many as there are.
        oob_score: whether to judge each row by the trees that did not see it.
        n_jobs: trees that grow, and parts of the rows that are answered, at a time; -1 for as many as there are
            processors. The result does not depend on it.
        random_state: seed or Generator; same seed, same forest.

    Attributes:
        estimators_: the trees, each a fitted DecisionTreeClassifier.
        classes_: (n_classes,) the labels, ascending.
        feature_importances_: (n_features,) shares in the gain of all splits, a mean over the trees.
        oob_score_: accuracy on the rows that a tree did not see, if asked for.
        oob_prediction_: (m, n_classes) the shares behind it; NaN for a row that every tree saw.

    >>> from chainrule.data import load_digits
    >>> from chainrule.models import RandomForestClassifier
    >>> digits = load_digits()
    >>> forest = RandomForestClassifier(oob_score=True, random_state=0).fit(digits.X, digits.y)
    >>> forest.oob_score_ > 0.96
    True
    """

    def __init__(
        self,
        n_estimators: int = 100,
        *,
        criterion: Literal["gini", "entropy"] = "gini",
        max_bins: int = 256,
        max_depth: int | None = None,
        min_samples_split: int = 2,
        min_samples_leaf: int = 1,
        max_features: float | Literal["sqrt", "log2"] | None = "sqrt",
        max_leaf_nodes: int | None = None,
        min_impurity_decrease: float = 0.0,
        ccp_alpha: float = 0.0,
        bootstrap: bool = True,
        max_samples: float | None = None,
        oob_score: bool = False,
        n_jobs: int | None = None,
        random_state: Any = None,
    ) -> None:
        super().__init__(
            n_estimators,
            max_bins=max_bins,
            max_depth=max_depth,
            min_samples_split=min_samples_split,
            min_samples_leaf=min_samples_leaf,
            max_features=max_features,
            max_leaf_nodes=max_leaf_nodes,
            min_impurity_decrease=min_impurity_decrease,
            ccp_alpha=ccp_alpha,
            bootstrap=bootstrap,
            max_samples=max_samples,
            oob_score=oob_score,
            n_jobs=n_jobs,
            random_state=random_state,
        )
        self.criterion = criterion

    def fit(self, X: ArrayLike, y: ArrayLike) -> RandomForestClassifier:
        """Grow the forest on X (m, n_features) and labels y (m,).

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
        """The mean (m, n_classes) over the trees of the shares of the classes in each row's leaf."""
        return self._votes(X)

    def predict(self, X: ArrayLike) -> Array:
        """The class (m,) with the greatest share; of equal ones the first."""
        votes = self._votes(X)
        labels: Array = self.classes_[votes.argmax(axis=1)]
        return labels

    def _estimator_of(self, tree: Tree) -> Any:
        criterion: Any = self.criterion
        estimator: Any = DecisionTreeClassifier(criterion=criterion, **self._tree_parameters())
        estimator.classes_ = self.classes_
        return _planted(estimator, tree, self)

    def _agreement(self, target: Array, votes: Array) -> float:
        return float(np.mean(votes.argmax(axis=1) == target))


class RandomForestRegressor(RegressorMixin, RandomForest):
    """Many trees whose mean is the prediction.

    The parameters are those of RandomForestClassifier, but for the criterion: it is the squared error. All features
    are weighed for each split unless `max_features` says otherwise.

    Attributes:
        estimators_: the trees, each a fitted DecisionTreeRegressor.
        feature_importances_: (n_features,) shares in the gain of all splits, a mean over the trees.
        oob_score_: R² on the rows that a tree did not see, if asked for.
        oob_prediction_: (m, 1) the means behind it; NaN for a row that every tree saw.

    >>> from chainrule.models import RandomForestRegressor
    >>> forest = RandomForestRegressor(20, random_state=0).fit([[1], [2], [3], [4]], [1.0, 1.0, 5.0, 5.0])
    >>> bool(forest.predict([[0]])[0] < forest.predict([[9]])[0])
    True
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> RandomForestRegressor:
        """Grow the forest on X (m, n_features) and targets y (m,).

        Raises:
            DataError: X or y has NaN, infinity or text in it.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning.
        """
        X, y = check_X_y(self, X, y, y_numeric=True)
        self._grow(X, y, None)
        return self

    def predict(self, X: ArrayLike) -> NDArray[np.float64]:
        """The mean (m,) over the trees of the mean target of each row's leaf."""
        return self._votes(X)[:, 0]

    def _estimator_of(self, tree: Tree) -> Any:
        return _planted(DecisionTreeRegressor(**self._tree_parameters()), tree, self)

    def _agreement(self, target: Array, votes: Array) -> float:
        spread = np.sum((target - target.mean()) ** 2)
        return float(1 - np.sum((target - votes[:, 0]) ** 2) / spread) if spread > 0 else 0.0


def _planted(estimator: Any, tree: Tree, forest: RandomForest) -> Any:
    """A tree of the forest as if it had been fitted on its own."""
    estimator.tree_, estimator.n_features_in_ = tree, forest.n_features_in_
    estimator.feature_importances_ = importances(tree, forest.n_features_in_)
    if hasattr(forest, "feature_names_in_"):
        estimator.feature_names_in_ = forest.feature_names_in_
    return estimator
