"""Trees, networks and graphs, read back from the picture; and the gallery of all."""

from __future__ import annotations

import importlib.util
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

import chainrule as cr
from chainrule import nn, plotting
from chainrule.data import load_digits, make_moons
from chainrule.errors import ArgumentError, GraphError, ShapeError
from chainrule.models import DecisionTreeClassifier, DecisionTreeRegressor, RandomForestClassifier

MOONS = make_moons(150, noise=0.25, seed=0)
DIGITS = load_digits()
GALLERY = Path(__file__).parents[2] / "examples" / "gallery.py"


def boxes(ax: Any) -> list[Any]:
    return [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]


@pytest.mark.parametrize("max_depth", [1, 3, None])
def test_boxes_of_a_tree_do_not_overlap_and_hold_their_words(max_depth: int | None) -> None:
    tree = DecisionTreeClassifier(max_depth=6).fit(MOONS.X, MOONS.y)
    ax = plotting.decision_tree(tree, max_depth=max_depth)
    ax.figure.canvas.draw()
    drawn = boxes(ax)
    depths = tree.tree_.depths
    limit = 6 if max_depth is None else max_depth
    assert len(drawn) == np.count_nonzero(depths <= limit)
    frames = [patch.get_window_extent() for patch in drawn]
    for one, other in combinations(frames, 2):
        assert not one.overlaps(other)
    for text in ax.texts:
        if text.get_text() in ("yes", "no"):
            continue
        words = text.get_window_extent()
        across = [f for f in frames if f.x0 - 1 <= words.x0 and words.x1 <= f.x1 + 1]
        assert any(f.y0 <= words.y0 and words.y1 <= f.y1 for f in across)


def test_a_tree_says_its_questions_and_the_shares_of_its_classes() -> None:
    tree = DecisionTreeClassifier(max_depth=2).fit(MOONS.X, MOONS.y)
    ax = plotting.decision_tree(tree, feature_names=["across", "up"], class_names=["a", "b"])
    words = [text.get_text() for text in ax.texts]
    root = tree.tree_
    assert f"{['across', 'up'][root.feature[0]]} ≤ {root.threshold[0]:.3g}" in words
    assert "150 rows" in words
    bars = [patch.get_width() for patch in ax.patches if not isinstance(patch, FancyBboxPatch)]
    np.testing.assert_allclose(bars[:2], 0.84 * root.value[0])
    hidden = plotting.decision_tree(DecisionTreeClassifier().fit(MOONS.X, MOONS.y), max_depth=1)
    assert any("more nodes" in text.get_text() for text in hidden.texts)
    numbers = plotting.decision_tree(DecisionTreeRegressor(max_depth=1).fit([[0.0], [1.0]], [2.0, 4.0]))
    assert {"mean 2", "mean 3", "mean 4"} <= {text.get_text() for text in numbers.texts}


def test_importances_are_sorted_bars_with_the_spread_of_the_trees() -> None:
    forest = RandomForestClassifier(6, random_state=0).fit(DIGITS.X, DIGITS.y)
    ax = plotting.feature_importances(forest, names=[f"pixel {i}" for i in range(64)], top=5)
    lengths = [bar.get_width() for bar in ax.patches]
    np.testing.assert_allclose(lengths, np.sort(forest.feature_importances_)[::-1][:5])
    first = int(forest.feature_importances_.argmax())
    assert ax.get_yticklabels()[0].get_text() == f"pixel {first}"
    spread = np.std([tree.feature_importances_ for tree in forest.estimators_], axis=0)
    whiskers = ax.collections[0].get_segments()[0]
    assert np.ptp(whiskers[:, 0]) / 2 == pytest.approx(spread[first])
    assert len(plotting.feature_importances(forest.estimators_[0], top=None).patches) == 64


def test_a_line_is_as_wide_as_its_weight_and_its_sign_is_seen_twice() -> None:
    W1, W2 = np.array([[10.0, 20], [-20, -40], [20, 0], [-40, 0]]), np.array([[20.0], [40]])
    with plotting.style() as palette:
        ax = plotting.network([W1, W2])
    widths: dict[tuple[Any, ...], float] = {}
    for lines in ax.collections:
        segments = lines.get_segments()
        for segment, width in zip(segments, np.broadcast_to(lines.get_linewidths(), len(segments)), strict=True):
            widths[tuple(np.round(segment.ravel(), 6))] = width
    assert len(widths) == 8  # the two zeros draw nothing
    for (x0, y0, _, y1), width in widths.items():
        W = W1 if x0 == 0 else W2
        i, j = round((len(W) - 1) / 2 - y0), round((W.shape[1] - 1) / 2 - y1)
        assert width == pytest.approx(4.5 * abs(W[i, j]) / 40)
    colours = {mpl.colors.to_hex(lines.get_colors()[0]) for lines in ax.collections if len(lines.get_segments())}
    assert colours == {palette.hues[0], palette.hues[1]}
    assert [text.get_text() for text in ax.texts] == ["4 inputs", "2 hidden", "1 outputs"]


def test_an_example_fills_the_units_and_gradients_take_the_place_of_weights() -> None:
    model = nn.Sequential(nn.Linear(2, 3, seed=0), nn.ReLU(), nn.Dropout(0.5), nn.Linear(3, 2, seed=1))
    x = np.array([0.5, -1.0], np.float32)
    ax = plotting.network(model, x=x, class_names=["no", "yes"])
    hidden = np.maximum(x @ model[0].W.data + model[0].b.data, 0)
    out = hidden @ model[3].W.data + model[3].b.data
    words = [text.get_text() for text in ax.texts]
    for value in [*x, *hidden, *out]:
        assert f"{value:.2g}" in words
    assert "3 hidden\nReLU" in words
    assert "yes" in words
    with pytest.raises(GraphError, match="backward"):
        plotting.network(model, gradients=True)
    model.eval()
    cr.losses.softmax_cross_entropy(model(MOONS.X.astype(np.float32)), MOONS.y).backward()
    greatest = max(np.abs(model[i].W.grad.data).max() for i in (0, 3))
    assert plotting.network(model, gradients=True).get_title() == f"Gradients up to {greatest:.3g}"


def test_wide_layers_say_how_many_units_are_left_out() -> None:
    ax = plotting.network([np.ones((64, 30)), np.ones((30, 10))])
    words = "".join(text.get_text() for text in ax.texts)
    assert "52 more" in words
    assert "18 more" in words


def test_a_graph_has_a_box_for_every_node_with_value_and_gradient() -> None:
    a, b = cr.Tensor(2.0, name="a"), cr.Tensor(3.0, name="b")
    out = np.exp(a * b) + 1
    out.backward()
    ax = plotting.computational_graph(out)
    words = [text.get_text() for text in ax.texts]
    assert len(boxes(ax)) == len(cr.graph(out).nodes) + 1  # and the constant 1
    for word in ("a", "b", "2", "3", "403.4", "404.4", "gradient 1210"):
        assert word in words
    ax.figure.canvas.draw()
    for one, other in combinations([patch.get_window_extent() for patch in boxes(ax)], 2):
        assert not one.overlaps(other)
    assert len(plotting.computational_graph(cr.graph(out)).texts) == len(words)


def test_given_axes_are_drawn_on() -> None:
    _, axes = plt.subplots(2, 2)
    tree = DecisionTreeClassifier(max_depth=2).fit(MOONS.X, MOONS.y)
    assert plotting.decision_tree(tree, ax=axes[0, 0]) is axes[0, 0]
    assert plotting.feature_importances(tree, ax=axes[0, 1]) is axes[0, 1]
    assert plotting.network([np.eye(2)], ax=axes[1, 0]) is axes[1, 0]
    assert plotting.computational_graph(cr.Tensor(1.0) * 2, ax=axes[1, 1]) is axes[1, 1]
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("draw", "error", "says"),
    [
        (lambda: plotting.decision_tree(DecisionTreeClassifier()), ArgumentError, "fit"),
        (
            lambda: plotting.decision_tree(RandomForestClassifier(2).fit(MOONS.X, MOONS.y)),
            ArgumentError,
            r"estimators_\[0\]",
        ),
        (
            lambda: plotting.decision_tree(DecisionTreeClassifier().fit(MOONS.X, MOONS.y), feature_names=["a"]),
            ShapeError,
            "2 names",
        ),
        (lambda: plotting.feature_importances(DecisionTreeClassifier()), ArgumentError, "fit"),
        (lambda: plotting.network([]), ShapeError, "no network"),
        (lambda: plotting.network([np.ones((2, 3)), np.ones((2, 3))]), ShapeError, r"W\.T"),
        (lambda: plotting.network([np.eye(2)], x=[1, 2]), ArgumentError, "matrices"),
        (lambda: plotting.network(nn.Sequential(nn.ReLU())), ArgumentError, "Linear"),
        (lambda: plotting.network(nn.Sequential(nn.Linear(2, 2)), x=[1.0]), ShapeError, "1 numbers"),
        (lambda: plotting.network([np.eye(2)], feature_names=["a"]), ShapeError, "2 names"),
        (lambda: plotting.computational_graph(np.float64(3)), ArgumentError, "Tensor"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Any, error: Any, says: str) -> None:
    with pytest.raises(error, match=says):
        draw()


def luminance(colour: str) -> float:
    channels = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in mpl.colors.to_rgb(colour)]
    return float(np.dot(channels, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("palette", [plotting.LIGHT, plotting.DARK], ids=["light", "dark"])
def test_words_and_curves_stand_out_from_the_page(palette: plotting.Palette) -> None:
    def contrast(colour: str) -> float:
        bright, dim = sorted([luminance(colour), luminance(palette.page)], reverse=True)
        return (bright + 0.05) / (dim + 0.05)

    assert contrast(palette.ink) > 7
    assert contrast(palette.quiet) > 4.5
    assert min(contrast(colour) for colour in palette.hues) > 2.3
    assert all(one != other for one, other in pairwise(palette.hues))


def test_a_style_ends_with_its_block() -> None:
    before = mpl.rcParams["figure.facecolor"]
    with plotting.style(dark=True) as palette:
        assert mpl.rcParams["figure.facecolor"] == palette.page == "#14181d"
    assert mpl.rcParams["figure.facecolor"] == before


def test_the_gallery_draws_every_picture_that_there_is() -> None:
    spec = importlib.util.spec_from_file_location("gallery", GALLERY)
    assert spec is not None
    assert spec.loader is not None
    gallery = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gallery)
    source = GALLERY.read_text(encoding="utf-8")
    for name in plotting.__all__:
        if name[0].islower() and name != "style":
            assert f"plotting.{name}(" in source, f"{name} is not in the gallery"
    with plotting.style():
        for draw in gallery.PICTURES.values():
            assert isinstance(draw(), Axes)
            plt.close("all")
