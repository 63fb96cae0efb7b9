"""Decision regions, perceptron steps and warped planes, read back from the picture."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from sklearn.svm import LinearSVC

from chainrule import nn, plotting
from chainrule.data import make_blobs, make_moons
from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import DecisionTreeClassifier, LogisticRegression, NeuralNetworkClassifier, Perceptron

MOONS = make_moons(80, noise=0.2, seed=0)
LINE = LogisticRegression(penalty="l2", alpha=0.05).fit(MOONS.X, MOONS.y)


def test_colours_say_the_class_and_their_fullness_how_sure() -> None:
    with plotting.style() as palette:
        ax = plotting.decision_regions(LINE, MOONS.X, MOONS.y, resolution=41)
    picture = ax.images[0]
    left, right, bottom, top = picture.get_extent()
    across, up = np.meshgrid(np.linspace(left, right, 41), np.linspace(bottom, top, 41))
    p = LINE.predict_proba(np.stack([across.ravel(), up.ravel()], axis=1))[:, 1].reshape(41, 41)
    page, hues = np.array(to_rgb(palette.page)), [np.array(to_rgb(h)) for h in palette.hues]
    for i, j in [(0, 0), (20, 7), (40, 40), (3, 30)]:
        full = 0.08 + 0.42 * abs(2 * p[i, j] - 1)
        expected = hues[int(p[i, j] >= 0.5)] * full + page * (1 - full)
        np.testing.assert_allclose(picture.get_array()[i, j], expected, atol=1e-6)
    boundary = np.concatenate([path.vertices for path in ax.collections[0].get_paths()])
    np.testing.assert_allclose(LINE.predict_proba(boundary)[:, 1], 0.5, atol=0.02)
    wrong = np.count_nonzero(LINE.predict(MOONS.X) != MOONS.y)
    rings = next(c for c in ax.collections if c.get_label() == "wrong")
    assert len(rings.get_offsets()) == wrong > 0
    assert ax.get_title("left") == f"{80 - wrong} of 80 right"


@pytest.mark.parametrize("kind", ["scores", "labels only", "many classes", "text"])
def test_any_classifier_will_do(kind: str) -> None:
    blobs = make_blobs(90, n_classes=4, seed=1)
    X, y = (blobs.X, blobs.y) if kind == "many classes" else (MOONS.X, MOONS.y)
    if kind == "text":
        y = np.array(["up", "down"])[y]
    model: Any = LinearSVC().fit(X, y) if kind == "scores" else DecisionTreeClassifier().fit(X, y)
    if kind == "labels only":
        tree = model

        class Bare:
            def predict(self, X: Any) -> Any:
                return tree.predict(X)

        model = Bare()
    ax = plotting.decision_regions(model, X, y, resolution=30)
    shown = [c.get_label() for c in ax.collections if not c.get_label().startswith("_")]
    assert [str(label) for label in np.unique(y)] == [label for label in shown if label != "wrong"]


def test_the_boundaries_are_those_of_the_path_and_culprits_are_ringed() -> None:
    blobs = make_blobs(40, n_classes=2, centers=[[-2, 0], [2, 1]], seed=0)
    history = Perceptron(keep_path=True, random_state=0).fit(blobs.X, blobs.y).history_
    assert history.path is not None
    ax = plotting.perceptron_steps(history.path, blobs.X, blobs.y, rows=history.rows)
    last = next(line for line in ax.lines if line.get_label() == "after the last update").get_xydata()
    w1, w2, b = history.path[-1]
    np.testing.assert_allclose(last @ [w1, w2] + b, 0, atol=1e-5)
    rings = next(c for c in ax.collections if c.get_label() == "learnt from").get_offsets()
    assert history.rows is not None
    np.testing.assert_allclose(rings, blobs.X[np.unique(history.rows)], rtol=1e-6)


def test_the_grid_goes_through_the_layers() -> None:
    model = NeuralNetworkClassifier((2,), activation="tanh", max_iter=5, random_state=0).fit(MOONS.X, MOONS.y)
    ax = plotting.hidden_layer_warp(model, MOONS.X, MOONS.y, lines=5)
    layer: Any = model.module_[0]
    hidden = np.tanh(MOONS.X @ layer.W.data + layer.b.data)
    points = np.concatenate([c.get_offsets() for c in ax.collections[1:3]])
    np.testing.assert_allclose(np.sort(points, axis=0), np.sort(hidden, axis=0), atol=1e-6)
    assert len(ax.collections[0].get_segments()) == 10
    assert np.abs(np.concatenate(ax.collections[0].get_segments())).max() <= 1
    flat = plotting.hidden_layer_warp(model, MOONS.X, MOONS.y, layers=0)
    assert np.ptp(np.array(flat.collections[0].get_segments()[0])[:, 0]) == 0


def test_wide_layers_are_seen_from_their_widest_side() -> None:
    model = NeuralNetworkClassifier((9,), max_iter=3, random_state=0).fit(MOONS.X, MOONS.y)
    ax = plotting.hidden_layer_warp(model, MOONS.X, MOONS.y)
    assert ax.get_xlabel() == "first principal component"
    points = np.concatenate([c.get_offsets() for c in ax.collections[1:3]])
    assert np.var(points[:, 0]) >= np.var(points[:, 1])
    one = nn.Sequential(nn.Linear(2, 1, seed=0), nn.Tanh(), nn.Linear(1, 2, seed=0))
    plotting.hidden_layer_warp(one, MOONS.X, MOONS.y)


def test_given_axes_are_drawn_on() -> None:
    _, axes = plt.subplots(1, 3)
    network = NeuralNetworkClassifier((2,), max_iter=1, random_state=0).fit(MOONS.X, MOONS.y)
    assert plotting.decision_regions(LINE, MOONS.X, MOONS.y, resolution=9, ax=axes[0]) is axes[0]
    assert plotting.perceptron_steps(np.eye(3), MOONS.X, MOONS.y, ax=axes[1]) is axes[1]
    assert plotting.hidden_layer_warp(network, MOONS.X, MOONS.y, ax=axes[2]) is axes[2]
    assert len(plt.get_fignums()) == 1


WIDE = np.zeros((4, 3))


@pytest.mark.parametrize(
    ("draw", "error", "says"),
    [
        (lambda: plotting.decision_regions(LINE, WIDE, np.zeros(4)), ShapeError, "two columns"),
        (lambda: plotting.decision_regions(LINE, WIDE[:, :2], np.zeros(3)), ShapeError, "y"),
        (lambda: plotting.decision_regions(LINE, [[np.nan, 0]], [0]), DataError, "NaN"),
        (lambda: plotting.perceptron_steps(None, MOONS.X, MOONS.y), ShapeError, "keep_path=True"),
        (lambda: plotting.perceptron_steps(np.eye(3), MOONS.X, MOONS.y, rows=[99]), DataError, "rows"),
        (lambda: plotting.hidden_layer_warp(LINE, MOONS.X, MOONS.y), ArgumentError, "Sequential"),
        (
            lambda: plotting.hidden_layer_warp(nn.Sequential(nn.Linear(2, 2)), MOONS.X, MOONS.y, layers=5),
            ArgumentError,
            "layers",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Any, error: Any, says: str) -> None:
    with pytest.raises(error, match=says):
        draw()
