"""Lines, residuals, error surfaces and descents, read back from the picture."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

from chainrule import plotting
from chainrule.data import load_life
from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import LinearRegression, RangeScaler

LIFE = load_life()
X = np.array([0.0, 1.0, 2.0, 4.0])
Y = np.array([1.0, 3.0, 6.0, 8.0])


def test_the_line_goes_where_it_should_and_the_segments_are_the_residuals() -> None:
    ax = plotting.line_with_residuals(X, Y, w=2.0, b=1.0, squares=True)
    line = ax.lines[0].get_xydata()
    np.testing.assert_allclose(line[:, 1], 2 * line[:, 0] + 1)
    assert line[0, 0] < X.min() < X.max() < line[1, 0]
    segments = np.array(ax.collections[0].get_segments())
    np.testing.assert_allclose(segments[:, 0], np.stack([X, Y], axis=1))
    np.testing.assert_allclose(segments[:, 1, 1] - segments[:, 0, 1], 2 * X + 1 - Y)
    np.testing.assert_allclose([patch.get_height() for patch in ax.patches], Y - (2 * X + 1))
    assert ax.get_title() == "Half mean squared error 0.25"


def test_contours_lie_where_the_error_is_theirs() -> None:
    ax = plotting.error_surface(X, Y, w_range=(-2, 4), b_range=(-3, 6))
    contours = ax.collections[1]
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        for w, b in path.vertices[:: max(1, len(path.vertices) // 7)]:
            assert np.mean((w * X + b - Y) ** 2) / 2 == pytest.approx(level, rel=0.02)
    star = next(line for line in ax.lines if line.get_marker() == "*").get_xydata()[0]
    np.testing.assert_allclose(star, [1.771429, 1.4], atol=5e-7)
    assert (ax.get_xlim(), ax.get_ylim()) == ((-2, 4), (-3, 6))


@pytest.mark.parametrize("three_d", [False, True])
def test_the_way_down_is_the_path_of_the_descent(three_d: bool) -> None:
    scaled = RangeScaler().fit_transform(LIFE.X)
    walk: Any = (
        LinearRegression(solver="gradient_descent", max_iter=9, tol=0, keep_path=True).fit(scaled, LIFE.y).history_
    )
    assert walk is not None
    ax = plotting.error_surface(scaled, LIFE.y, path=walk, three_d=three_d)
    way = next(line for line in ax.lines if "descent, 9 steps" in line.get_label())
    data = np.array(way.get_data_3d() if three_d else way.get_data())
    np.testing.assert_allclose(data[:2].T, walk.path)
    if three_d:
        np.testing.assert_allclose(data[2], walk.losses, rtol=1e-5)
        assert ax.name == "3d"
    else:
        (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
        assert walk.path is not None
        assert left < walk.path[:, 0].min() < walk.path[:, 0].max() < right
        assert low < walk.path[:, 1].min() < walk.path[:, 1].max() < high


def test_a_learning_rate_that_runs_away_is_shown_and_said() -> None:
    ax = plotting.learning_rates(LIFE.X, LIFE.y, [0.001, 0.0043, 0.006], steps=30)
    calm, edge, away = ax.lines[:3]
    assert [line.get_label() for line in (calm, edge, away)] == ["0.001", "0.0043", "0.006, runs away"]
    assert away.get_linestyle() == "--"
    one = LinearRegression(solver="gradient_descent", learning_rate=0.001, max_iter=30, tol=0)
    history = one.fit(LIFE.X.astype(np.float64), LIFE.y).history_
    assert history is not None
    np.testing.assert_allclose(calm.get_ydata(), history.losses, rtol=1e-6)
    assert ax.get_yscale() == "log"


def test_a_curve_is_what_the_model_predicts() -> None:
    line = LinearRegression().fit(X[:, None], Y)
    ax = plotting.fitted_curve(line, X, Y)
    x, y = ax.lines[0].get_data()
    np.testing.assert_allclose(y, line.predict(x[:, None]))


DRAWN: list[Any] = [
    lambda ax: plotting.line_with_residuals(X, Y, w=1, b=0, ax=ax),
    lambda ax: plotting.error_surface(X, Y, ax=ax),
    lambda ax: plotting.learning_rates(X, Y, [0.1], ax=ax),
    lambda ax: plotting.fitted_curve(LinearRegression().fit(X[:, None], Y), X, Y, ax=ax),
]


@pytest.mark.parametrize("dark", [False, True])
def test_given_axes_are_drawn_on_and_keep_their_palette(dark: bool) -> None:
    with plotting.style(dark=dark) as palette:
        _, axes = plt.subplots(2, 2)
        for ax, draw in zip(
            axes.ravel(),
            DRAWN,
            strict=True,
        ):
            assert draw(ax) is ax
    assert axes[0, 0].lines[0].get_color() == palette.hues[0]
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("draw", "error", "says"),
    [
        (lambda: plotting.line_with_residuals(X, Y[:3], w=1, b=0), ShapeError, r"x \(4,\), y \(3,\)"),
        (lambda: plotting.line_with_residuals(X, Y[:, None], w=1, b=0), ShapeError, r"y\.ravel"),
        (lambda: plotting.line_with_residuals(np.eye(4), Y, w=1, b=0), ShapeError, "one feature"),
        (lambda: plotting.line_with_residuals([], [], w=1, b=0), ShapeError, "no points"),
        (lambda: plotting.fitted_curve(None, [np.nan], [0.0]), DataError, "NaN"),
        (lambda: plotting.error_surface(X, Y, w_range=(1, 1)), ArgumentError, "range"),
        (lambda: plotting.error_surface(X, Y, path=np.zeros((3, 3))), ShapeError, "keep_path"),
        (lambda: plotting.error_surface(X, Y, three_d=True, ax=plt.figure().add_subplot()), ArgumentError, "3d"),
        (lambda: plotting.learning_rates(X, Y, []), ArgumentError, "rates"),
        (lambda: plotting.learning_rates(X, Y, [0.1, -1]), ArgumentError, "rates"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Any, error: Any, says: str) -> None:
    with pytest.raises(error, match=says):
        draw()
