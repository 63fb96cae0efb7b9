"""Decision trees against scikit-learn's, against a search by hand, and as something that can be read."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
import sklearn.tree
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_diabetes

from chainrule.data import load_digits, make_moons
from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import DecisionTreeClassifier, DecisionTreeRegressor
from chainrule.models.binning import bin_values, rank_values
from chainrule.models.tree import Tree


def data(kind: str, seed: int, m: int = 600, n: int = 5) -> tuple[Any, Any]:
    """Rows with values that float32 holds exactly, since scikit-learn rounds to it."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(m, n)).astype(np.float32).astype(np.float64)
    score = X[:, 0] + X[:, 1] * X[:, 2] + 0.3 * rng.normal(size=m)
    return X, (np.digitize(score, [-0.5, 0.7]) if kind == "classes" else score)


def impurity(y: Any, criterion: str) -> float:
    if criterion == "squared_error":
        return float(np.var(y))
    shares = np.unique(y, return_counts=True)[1] / len(y)
    return float(1 - np.sum(shares**2) if criterion == "gini" else -np.sum(shares * np.log2(shares)))


def grower(criterion: str, **parameters: Any) -> Any:
    if criterion == "squared_error":
        return DecisionTreeRegressor(**parameters)
    return DecisionTreeClassifier(criterion=criterion, **parameters)  # type: ignore[arg-type]


def same_loss_and_depth(ours: Any, theirs: Any) -> None:
    leaves = ours.tree_.feature < 0
    loss = np.sum(ours.tree_.impurity[leaves] * ours.tree_.n_samples[leaves])
    theirs_leaf = theirs.tree_.children_left < 0
    expected = np.sum(theirs.tree_.impurity[theirs_leaf] * theirs.tree_.n_node_samples[theirs_leaf])
    np.testing.assert_allclose(loss, expected, rtol=1e-9, atol=1e-9)
    assert ours.get_depth() == theirs.get_depth()
    assert ours.get_n_leaves() == theirs.get_n_leaves()


@pytest.mark.parametrize("criterion", ["gini", "entropy"])
@pytest.mark.parametrize(
    "limits",
    [{"max_depth": 4}, {"min_samples_leaf": 10}, {"max_leaf_nodes": 9}, {"min_impurity_decrease": 0.01}],
    ids=lambda limits: next(iter(limits)),
)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_exact_trees_have_scikit_learns_training_loss_and_depth(criterion: Any, limits: Any, seed: int) -> None:
    X, y = data("classes", seed)
    ours = DecisionTreeClassifier(criterion=criterion, **limits).fit(X, y)
    theirs = sklearn.tree.DecisionTreeClassifier(criterion=criterion, random_state=0, **limits).fit(X, y)
    same_loss_and_depth(ours, theirs)  # the predictions may differ: of equal gains, scikit-learn takes any


@pytest.mark.parametrize(
    "limits",
    [{}, {"max_depth": 5}, {"min_samples_leaf": 7}, {"max_leaf_nodes": 20}, {"min_impurity_decrease": 0.005}],
    ids=lambda limits: next(iter(limits), "unlimited"),
)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_regression_trees_have_scikit_learns_training_loss_and_depth(limits: Any, seed: int) -> None:
    X, y = data("numbers", seed)
    ours = DecisionTreeRegressor(**limits).fit(X, y)
    theirs = sklearn.tree.DecisionTreeRegressor(random_state=0, **limits).fit(X, y)
    same_loss_and_depth(ours, theirs)
    np.testing.assert_allclose(ours.predict(X), theirs.predict(X), atol=1e-9)


def test_unlimited_trees_learn_the_training_set_by_heart() -> None:
    digits = load_digits()
    tree = DecisionTreeClassifier().fit(digits.X, digits.y)
    assert tree.score(digits.X, digits.y) == 1.0
    theirs = sklearn.tree.DecisionTreeClassifier(random_state=0).fit(digits.X, digits.y)
    assert abs(tree.get_n_leaves() - theirs.get_n_leaves()) < 0.1 * theirs.get_n_leaves()


def test_the_gain_of_a_table_worked_by_hand() -> None:
    x = np.repeat([0.0, 0.0, 1.0, 1.0], [2, 13, 359, 41])
    y = np.repeat([0, 1, 0, 1], [2, 13, 359, 41])
    tree = DecisionTreeClassifier(criterion="entropy").fit(x[:, None], y)
    assert tree.tree_.gains[0] == pytest.approx(0.077658, abs=5e-7)
    assert tree.tree_.threshold[0] == 0.5


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 2)), min_size=2, max_size=30),
    st.sampled_from(["gini", "entropy", "squared_error"]),
    st.sampled_from(["exact", "histogram"]),
    st.integers(1, 4),
)
def test_the_first_split_is_the_best_and_of_equal_ones_the_lowest(
    rows: list[tuple[int, int, int]], criterion: Any, splits: Any, min_leaf: int
) -> None:
    X, y = np.array(rows, float)[:, :2], np.array(rows)[:, 2]
    model = grower(criterion, splits=splits, max_depth=1, min_samples_leaf=min_leaf)
    tree = model.fit(X, y).tree_
    best: tuple[float, int, float] | None = None
    for feature in range(2):
        values = np.unique(X[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            goes_left = X[:, feature] <= threshold
            if min(goes_left.sum(), (~goes_left).sum()) < min_leaf:
                continue
            sides = [y[goes_left], y[~goes_left]]
            gain = impurity(y, criterion) - sum(len(s) / len(y) * impurity(s, criterion) for s in sides)
            if best is None or gain > best[0] + 1e-9:
                best = gain, feature, threshold
    if best is None or len(set(y)) == 1:
        assert tree.feature.tolist() == [-1]
    else:
        assert (tree.feature[0], tree.threshold[0]) == best[1:]
        assert tree.gains[0] == pytest.approx(best[0], abs=1e-9)


@given(st.integers(0, 10_000), st.sampled_from(["exact", "histogram"]), st.sampled_from([None, 7]))
def test_every_node_tells_the_truth_about_its_rows(seed: int, splits: Any, max_leaf_nodes: int | None) -> None:
    rng = np.random.default_rng(seed)
    m = int(rng.integers(1, 120))
    X = rng.integers(0, rng.integers(1, 12), size=(m, 3)).astype(float)
    y = rng.integers(0, 3, m)
    model = DecisionTreeClassifier(splits=splits, max_leaf_nodes=max_leaf_nodes).fit(X, y)
    tree = model.tree_
    rows: dict[int, Any] = {0: np.arange(m)}
    for node in range(len(tree.feature)):
        mine = rows[node]
        assert tree.n_samples[node] == len(mine) > 0
        shares = np.array([np.mean(y[mine] == label) for label in model.classes_])
        np.testing.assert_allclose(tree.value[node], shares, atol=1e-12)
        assert tree.impurity[node] == pytest.approx(impurity(y[mine], "gini"), abs=1e-12)
        if tree.feature[node] >= 0:
            yes = X[mine, tree.feature[node]] <= tree.threshold[node]
            rows[int(tree.left[node])], rows[int(tree.right[node])] = mine[yes], mine[~yes]
        else:
            assert (model.apply(X)[mine] == node).all()
    assert model.get_n_leaves() <= (max_leaf_nodes or m)


@pytest.mark.parametrize("criterion", ["gini", "entropy", "squared_error"])
def test_a_histogram_with_a_bin_for_every_value_gives_the_exact_tree(criterion: Any) -> None:
    rng = np.random.default_rng(3)
    X = rng.integers(0, 200, size=(2000, 4)) / 8
    y = (X[:, 0] + X[:, 1] > 25).astype(int) + rng.integers(0, 2, 2000)
    exact, binned = (grower(criterion, splits=how).fit(X, y).tree_ for how in ("exact", "histogram"))
    for name in set(Tree._fields) - {"threshold"}:  # halfway between bins is not always halfway between values
        np.testing.assert_allclose(getattr(binned, name), getattr(exact, name), atol=1e-9, err_msg=name)
    np.testing.assert_array_equal(binned.apply(X), exact.apply(X))


@given(st.integers(0, 10_000), st.integers(2, 40))
def test_bins_keep_the_order_and_share_out_the_rows(seed: int, max_bins: int) -> None:
    rng = np.random.default_rng(seed)
    X = np.round(rng.normal(size=(300, 2)) ** 3, int(rng.integers(0, 4)))
    binned, exact = bin_values(X, max_bins), rank_values(X)
    for f in range(2):
        codes, values = binned.codes[f], X[:, f]
        edges = binned.edges[binned.starts[f] : binned.starts[f + 1]]
        np.testing.assert_array_equal(codes, np.searchsorted(edges, values))
        assert (np.diff(edges) > 0).all()
        distinct = np.unique(values)
        np.testing.assert_array_equal(exact.values[f], distinct)
        assert max_bins // 2 < len(edges) + 1 <= max_bins or len(edges) + 1 == len(distinct)
        if len(distinct) == 300:
            assert np.bincount(codes).max() <= 300 / max_bins + 1


@pytest.mark.parametrize("kind", ["classes", "numbers"])
def test_pruning_gives_scikit_learns_trees(kind: str) -> None:
    X, y = data(kind, 5, m=300)
    ours: Any = DecisionTreeClassifier() if kind == "classes" else DecisionTreeRegressor()
    theirs: Any = (
        sklearn.tree.DecisionTreeClassifier if kind == "classes" else sklearn.tree.DecisionTreeRegressor
    )(random_state=0)
    alphas, impurities = ours.cost_complexity_pruning_path(X, y)
    assert alphas[0] == 0
    assert (np.diff(alphas) > 0).all()
    assert (np.diff(impurities) > 0).all()
    assert impurities[-1] == pytest.approx(impurity(y, "gini" if kind == "classes" else "squared_error"))
    for alpha in [0.004, 0.01, 0.03]:
        ours.set_params(ccp_alpha=alpha).fit(X, y)
        theirs.set_params(ccp_alpha=alpha).fit(X, y)
        same_loss_and_depth(ours, theirs)
        leaves = ours.tree_.feature < 0
        impurity_now = np.sum(ours.tree_.impurity[leaves] * ours.tree_.n_samples[leaves]) / len(y)
        assert impurity_now == pytest.approx(impurities[np.searchsorted(alphas, alpha, side="right") - 1])


def test_a_tree_can_be_read_as_text() -> None:
    X = np.array([[1.0, 0.0], [2.0, 0.0], [3.0, 1.0], [4.0, 1.0], [5.0, 0.0]])
    tree = DecisionTreeClassifier().fit(X, ["no", "no", "yes", "yes", "yes"])
    assert tree.rules(["hour", "light"]) == ("hour <= 2.5?\n├─ yes: no (2 of 2)\n└─ no:  yes (3 of 3)")
    numbers = DecisionTreeRegressor(max_depth=2).fit(X[:, :1], [1.0, 2.0, 3.0, 3.0, 9.0])
    assert numbers.rules() == (
        "x0 <= 4.5?\n├─ yes: x0 <= 2.5?\n│  ├─ yes: 1.5 (2 rows)\n│  └─ no:  3 (2 rows)\n└─ no:  9 (1 row)"
    )


def test_the_steps_grow_the_tree_a_split_at_a_time() -> None:
    moons = make_moons(200, noise=0.2, seed=0)
    for limit in (None, 8):
        model = DecisionTreeClassifier(max_leaf_nodes=limit).fit(moons.X, moons.y)
        steps = list(model.steps())
        assert len(steps) == model.get_n_leaves() - 1
        before = impurity(moons.y, "gini")
        for step in steps:
            leaves = step.tree.feature < 0
            assert leaves.sum() == step.number + 1
            after = np.sum(step.tree.impurity[leaves] * step.tree.n_samples[leaves]) / len(moons.y)
            assert after == pytest.approx(before - step.gain)
            before = after
        for name in Tree._fields:
            np.testing.assert_array_equal(getattr(steps[-1].tree, name), getattr(model.tree_, name))
        if limit:
            assert steps[0].gain == max(step.gain for step in steps)


def test_the_best_leaf_grows_first_when_leaves_are_limited() -> None:
    X, y = data("numbers", 7)
    few = DecisionTreeRegressor(max_leaf_nodes=5).fit(X, y)
    theirs = sklearn.tree.DecisionTreeRegressor(max_leaf_nodes=5, random_state=0).fit(X, y)
    np.testing.assert_allclose(few.predict(X), theirs.predict(X), atol=1e-9)


def test_thresholds_lie_between_their_neighbours_even_at_the_ends_of_the_number_line() -> None:
    one = np.nextafter(1.0, 2.0)
    for low, high in [(1.0, one), (-1.7e308, 1.7e308), (0.0, 5e-324), (1e16, 1e16 + 2)]:
        tree = DecisionTreeClassifier().fit([[low], [high]], [0, 1])
        assert low <= tree.tree_.threshold[0] < high
        np.testing.assert_array_equal(tree.predict([[low], [high]]), [0, 1])


def test_regression_keeps_its_digits_when_the_targets_are_far_from_zero() -> None:
    X, y = data("numbers", 11)
    plain, shifted = (DecisionTreeRegressor(max_depth=6).fit(X, y + offset) for offset in (0, 1e7))
    np.testing.assert_array_equal(shifted.tree_.feature, plain.tree_.feature)
    np.testing.assert_allclose(shifted.predict(X) - 1e7, plain.predict(X), atol=1e-7)


def test_fewer_features_a_split_are_drawn_from_the_seed() -> None:
    digits = load_digits()
    draws: Any = (("sqrt", 1), ("sqrt", 1), ("sqrt", 2), (8, 1), (0.125, 1), ("log2", 1))
    grow = [DecisionTreeClassifier(max_features=f, random_state=s).fit(digits.X, digits.y).tree_ for f, s in draws]
    same = [len(tree.feature) == len(grow[0].feature) and (tree.feature == grow[0].feature).all() for tree in grow]
    assert same == [True, True, False, True, True, False]


def test_a_split_is_found_although_the_features_drawn_first_are_constant() -> None:
    X = np.zeros((40, 30))
    X[:20, 17] = 1
    for splits in ("exact", "histogram"):
        tree = DecisionTreeClassifier(splits=splits, max_features=1, random_state=0).fit(X, X[:, 17])
        assert tree.tree_.feature.tolist() == [17, -1, -1]


def test_a_deep_tree_is_read_pruned_and_pickled_without_recursion() -> None:
    X = np.arange(3000.0)[:, None]
    tree = DecisionTreeClassifier().fit(X, np.arange(3000) % 2)
    assert tree.get_depth() > 1000
    assert len(tree.rules().splitlines()) == len(tree.tree_.feature)
    assert len(tree.tree_.pruned(0.0).feature) <= len(tree.tree_.feature)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(tree)).predict(X), tree.predict(X))


def test_the_real_thing_is_about_as_good_as_scikit_learns() -> None:
    X, y = load_diabetes(return_X_y=True)
    train, test = slice(0, 300), slice(300, None)
    ours = DecisionTreeRegressor(max_depth=3).fit(X[train], y[train]).score(X[test], y[test])
    theirs = sklearn.tree.DecisionTreeRegressor(max_depth=3, random_state=0).fit(X[train], y[train])
    assert ours == pytest.approx(theirs.score(X[test], y[test]), abs=1e-6)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("criterion", "ginny"), ("splits", "best"), ("max_bins", 300), ("max_depth", 0), ("max_depth", 2.5),
        ("min_samples_split", 1), ("min_samples_leaf", 0), ("max_features", 0), ("max_features", 1.5),
        ("max_features", "all"), ("max_leaf_nodes", 1), ("min_impurity_decrease", -1.0), ("ccp_alpha", -0.1),
        ("ccp_alpha", "x"), ("random_state", "x"),
    ],
)  # fmt: skip
def test_a_parameter_without_meaning_is_named(parameter: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=parameter if parameter != "random_state" else "seed"):
        DecisionTreeClassifier(**{parameter: value}).fit([[0.0], [1.0]], [0, 1])


def test_names_that_do_not_fit_are_refused() -> None:
    tree = DecisionTreeClassifier().fit([[0.0], [1.0]], [0, 1])
    with pytest.raises(ShapeError, match="feature_names"):
        tree.rules(["a", "b"])


def test_one_class_and_one_row_give_a_tree_without_questions() -> None:
    assert DecisionTreeClassifier().fit([[1.0], [2.0]], ["a", "a"]).predict([[3.0]]).tolist() == ["a"]
    assert DecisionTreeClassifier().fit([[1.0]], [7]).predict_proba([[3.0]]).tolist() == [[1.0]]
    assert DecisionTreeRegressor().fit([[1.0]], [7.0]).predict([[3.0]]).tolist() == [7.0]
    assert DecisionTreeRegressor().fit(np.ones((5, 3)), [1.0, 2.0, 3.0, 4.0, 5.0]).predict(np.ones((1, 3))) == 3.0


def test_targets_that_are_numbers_are_no_labels() -> None:
    with pytest.raises(DataError, match="Unknown label type"):
        DecisionTreeClassifier().fit([[1.0], [2.0], [3.0]], [0.5, 1.25, 3.75])
