"""Pictures of evaluation and training, read back."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

from chainrule import evaluation, plotting
from chainrule.data import load_digits, make_moons
from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import DecisionTreeClassifier, LinearRegression, NeuralNetworkClassifier
from chainrule.training import History

MOONS = make_moons(120, noise=0.3, seed=0)
Y = np.array([0, 0, 1, 1, 1, 0])
SCORES = np.array([0.1, 0.4, 0.35, 0.8, 0.4, 0.2])
NO_CURVE: Any = (Y, SCORES)
OTHER_CURVE: Any = {"a": evaluation.roc_curve(Y, SCORES)}


def test_every_cell_says_its_count() -> None:
    matrix = np.array([[5, 0, 1], [2, 1234, 0], [0, 0, 3]])
    ax = plotting.confusion_matrix(matrix, classes=["cat", "dog", "eel"])
    assert [text.get_text() for text in ax.texts] == ["5", "·", "1", "2", "1,234", "·", "·", "·", "3"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["cat", "dog", "eel"]
    np.testing.assert_allclose(ax.images[0].get_array(), matrix / matrix.sum(axis=1, keepdims=True))
    assert ax.get_title() == f"{100 * 1242 / 1245:.4g} % right"
    shares = plotting.confusion_matrix(matrix, normalize=True)
    assert shares.texts[0].get_text() == "83"


def test_numbers_in_cells_can_be_read_on_their_ground() -> None:
    for dark in (False, True):
        with plotting.style(dark=dark) as palette:
            ax = plotting.confusion_matrix([[9, 1], [6, 4]])
        assert [text.get_color() for text in ax.texts] == [palette.page, palette.ink, palette.page, palette.ink]


def test_roc_and_precision_recall_curves_are_those_of_the_evaluation() -> None:
    curve = evaluation.roc_curve(Y, SCORES)
    ax = plotting.roc_curve({"mine": curve})
    np.testing.assert_allclose(ax.lines[1].get_xydata(), np.stack(curve[:2], axis=1))
    assert ax.lines[1].get_label() == f"mine: {evaluation.roc_auc(Y, SCORES):.4g}"
    assert plotting.roc_curve(curve).lines[1].get_label().startswith("area")
    pr = evaluation.precision_recall_curve(Y, SCORES)
    ax = plotting.precision_recall_curve(pr, prevalence=0.5)
    np.testing.assert_allclose(ax.lines[1].get_xydata(), np.stack([pr.recall, pr.precision], axis=1))
    assert f"{evaluation.average_precision(Y, SCORES):.4g}" in ax.lines[1].get_label()


def test_learning_and_complexity_curves_are_means_over_folds() -> None:
    tree = DecisionTreeClassifier()
    curve = evaluation.learning_curve(tree, MOONS.X, MOONS.y, sizes=[0.3, 1.0], seed=0)
    ax = plotting.learning_curve(curve)
    np.testing.assert_allclose(
        ax.lines[0].get_xydata(), np.stack([curve.values, curve.training.mean(axis=1)], axis=1)
    )
    np.testing.assert_allclose(ax.lines[1].get_ydata(), curve.validation.mean(axis=1))
    depths = evaluation.complexity_curve(tree, MOONS.X, MOONS.y, "max_depth", [1, 3, None], seed=0)
    ax = plotting.complexity_curve(depths)
    best = int(depths.validation.mean(axis=1).argmax())
    assert ax.get_title() == f"Best on validation rows: {depths.values[best]}"
    star = next(line for line in ax.lines if line.get_marker() == "*")
    assert star.get_ydata()[0] == depths.validation.mean(axis=1)[best]
    rates = evaluation.complexity_curve(tree, MOONS.X, MOONS.y, "ccp_alpha", [1e-5, 1e-3, 1e-1], seed=0)
    assert plotting.complexity_curve(rates).get_xscale() == "log"


def test_errors_are_best_where_they_are_least() -> None:
    errors = np.array([[3.0, 3.0], [1.0, 1.0], [2.0, 2.0]])
    curve = evaluation.ErrorCurve("degree", (1, 2, 3), errors, errors, "mean_squared_error")
    assert plotting.complexity_curve(curve).get_title() == "Best on validation rows: 2"


def test_bias_and_variance_show_the_fits_their_mean_and_the_truth() -> None:
    result = evaluation.bias_and_variance(
        LinearRegression(), np.sin, lambda g, n: g.uniform(0, 6, n), n_samples=3, grid=np.linspace(0, 6, 20),
        repeats=30, seed=0,
    )  # fmt: skip
    ax = plotting.bias_and_variance(result, shown=10)
    assert len(ax.lines) == 12
    np.testing.assert_allclose(ax.lines[10].get_ydata(), result.mean_prediction)
    np.testing.assert_allclose(ax.lines[11].get_ydata(), np.sin(np.linspace(0, 6, 20)))
    assert f"variance {result.variance:.3f}" in ax.get_title()


def test_a_history_shows_both_losses_and_the_best_epoch() -> None:
    digits = load_digits()
    model = NeuralNetworkClassifier((8,), max_iter=6, early_stopping=True, random_state=0)
    history = model.fit(digits.X[:300], digits.y[:300]).history_
    ax = plotting.training_history(history)
    np.testing.assert_allclose(ax.lines[0].get_ydata(), history["loss"])
    np.testing.assert_allclose(ax.lines[1].get_ydata(), history["validation_loss"])
    star = next(line for line in ax.lines if line.get_marker() == "*")
    assert star.get_ydata()[0] == min(history["validation_loss"])
    accuracy = plotting.training_history(history, column="accuracy")
    star = next(line for line in accuracy.lines if line.get_marker() == "*")
    assert star.get_ydata()[0] == max(history["validation_accuracy"])
    walk = LinearRegression(solver="gradient_descent", max_iter=4).fit([[0.0], [1.0]], [0.0, 1.0]).history_
    assert walk is not None
    np.testing.assert_allclose(plotting.training_history(walk).lines[0].get_ydata(), walk.losses)


def test_given_axes_are_drawn_on() -> None:
    _, axes = plt.subplots(1, 3)
    assert plotting.confusion_matrix(np.eye(2), ax=axes[0]) is axes[0]
    assert plotting.roc_curve(evaluation.roc_curve(Y, SCORES), ax=axes[1]) is axes[1]
    assert plotting.precision_recall_curve(evaluation.precision_recall_curve(Y, SCORES), ax=axes[2]) is axes[2]
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    ("draw", "error", "says"),
    [
        (lambda: plotting.confusion_matrix(Y), ShapeError, r"evaluation\.confusion_matrix"),
        (lambda: plotting.confusion_matrix([[-1, 0], [0, 1]]), ShapeError, "from 0"),
        (lambda: plotting.confusion_matrix(np.eye(2), classes=["a"]), ShapeError, "2 names"),
        (lambda: plotting.roc_curve(NO_CURVE), ArgumentError, r"evaluation\.roc_curve"),
        (lambda: plotting.roc_curve({}), ArgumentError, "RocCurve"),
        (lambda: plotting.precision_recall_curve(OTHER_CURVE), ArgumentError, "by name"),
        (lambda: plotting.learning_curve(NO_CURVE), ArgumentError, "ErrorCurve"),
        (lambda: plotting.training_history(NO_CURVE), ArgumentError, "history"),
        (lambda: plotting.training_history(History()), DataError, "0 epochs"),
        (
            lambda: plotting.bias_and_variance(evaluation.BiasVariance(np.eye(2), np.ones(2), np.eye(2))),
            ShapeError,
            "one feature",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Any, error: Any, says: str) -> None:
    with pytest.raises(error, match=says):
        draw()
