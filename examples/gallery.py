"""Draw every picture of chainrule.plotting, light and dark, from data and models that are made here.

Run with: python examples/gallery.py [FOLDER]
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

import chainrule as cr
from chainrule import evaluation, models, plotting

PICTURES: dict[str, Callable[[], Any]] = {}


def picture(draw: Callable[[], Any]) -> Callable[[], Any]:
    """Enter a function that draws into the gallery."""
    PICTURES[draw.__name__] = draw
    return draw


life, moons, digits = cr.data.load_life(), cr.data.make_moons(200, noise=0.15, seed=0), cr.data.load_digits()
half = len(digits.y) // 2
X_train, y_train, X_test, y_test = digits.X[:half], digits.y[:half], digits.X[half:], digits.y[half:]


def scaled_life() -> Any:
    return models.RangeScaler().fit_transform(life.X)


@picture
def line_with_residuals() -> Any:
    line = models.LinearRegression().fit(life.X, life.y)
    return plotting.line_with_residuals(life.X, life.y, w=float(line.coef_[0]), b=line.intercept_)


@picture
def residual_squares() -> Any:
    return plotting.line_with_residuals(life.X, life.y, w=0.3, b=69.0, squares=True)


@picture
def error_surface() -> Any:
    walk = models.LinearRegression(solver="gradient_descent", learning_rate=0.4, max_iter=30, keep_path=True)
    return plotting.error_surface(scaled_life(), life.y, path=walk.fit(scaled_life(), life.y).history_)


@picture
def error_surface_unscaled() -> Any:
    walk = models.LinearRegression(solver="gradient_descent", learning_rate=0.004, max_iter=400, keep_path=True)
    return plotting.error_surface(life.X, life.y, path=walk.fit(life.X, life.y).history_)


@picture
def error_surface_in_space() -> Any:
    walk = models.LinearRegression(solver="gradient_descent", learning_rate=0.4, max_iter=30, keep_path=True)
    return plotting.error_surface(
        scaled_life(), life.y, path=walk.fit(scaled_life(), life.y).history_, three_d=True
    )


@picture
def learning_rates() -> Any:
    return plotting.learning_rates(scaled_life(), life.y, [0.03, 0.1, 0.5, 1.0, 2.05], steps=40)


@picture
def fitted_curve() -> Any:
    from sklearn.pipeline import make_pipeline

    sine = cr.data.make_sine(40, noise=0.2, seed=1)
    curve = make_pipeline(models.RangeScaler(), models.PolynomialFeatures(9), models.LinearRegression())
    return plotting.fitted_curve(curve.fit(sine.X, sine.y), sine.X, sine.y)


@picture
def decision_regions() -> Any:
    network = models.NeuralNetworkClassifier((12,), learning_rate_init=0.02, max_iter=60, random_state=0)
    return plotting.decision_regions(network.fit(moons.X, moons.y), moons.X, moons.y)


@picture
def decision_regions_of_many_classes() -> Any:
    blobs = cr.data.make_blobs(240, n_classes=5, noise=1.6, seed=3)
    return plotting.decision_regions(models.SoftmaxRegression().fit(blobs.X, blobs.y), blobs.X, blobs.y)


@picture
def decision_regions_of_a_tree() -> Any:
    tree = models.DecisionTreeClassifier(max_depth=4).fit(moons.X, moons.y)
    return plotting.decision_regions(tree, moons.X, moons.y)


@picture
def perceptron_steps() -> Any:
    blobs = cr.data.make_blobs(60, n_classes=2, centers=[[-1.5, 0.5], [2, 2.5]], noise=0.8, seed=0)
    history = models.Perceptron(keep_path=True, random_state=1).fit(blobs.X, blobs.y).history_
    return plotting.perceptron_steps(history.path, blobs.X, blobs.y, rows=history.rows)


def small_network() -> Any:
    return models.NeuralNetworkClassifier(
        (4, 2), activation="tanh", learning_rate_init=0.05, max_iter=200, random_state=3
    ).fit(moons.X, moons.y)


def two_units() -> Any:
    def train(generator: np.random.Generator) -> Any:
        model = models.NeuralNetworkClassifier(
            (2,), activation="tanh", learning_rate_init=0.05, max_iter=40, random_state=generator
        ).fit(moons.X, moons.y)
        return model, model.loss_

    return cr.training.random_restart(train, 8, seed=0).best


@picture
def network() -> Any:
    return plotting.network(
        small_network(), x=moons.X[0], feature_names=["x1", "x2"], class_names=["upper", "lower"]
    )


@picture
def network_of_matrices() -> Any:
    rng = np.random.default_rng(0)
    return plotting.network([rng.normal(size=(3, 5)), rng.normal(size=(5, 2))])


@picture
def network_for_digits() -> Any:
    model = models.NeuralNetworkClassifier((32,), max_iter=8, random_state=0).fit(X_train, y_train)
    return plotting.network(model, x=X_test[0], class_names=[str(k) for k in range(10)])


@picture
def network_gradients() -> Any:
    module = small_network().module_
    cr.losses.softmax_cross_entropy(module(moons.X), moons.y).backward()
    return plotting.network(module, gradients=True)


@picture
def computational_graph() -> Any:
    a, b, c = (cr.Tensor(value, name=name) for value, name in ((2.0, "a"), (np.e, "b"), (3.0, "c")))
    out = 1 / ((a + np.log(b)) * c / 3)
    out.backward()
    return plotting.computational_graph(out)


@picture
def hidden_layer_warp_before() -> Any:
    return plotting.hidden_layer_warp(two_units(), moons.X, moons.y, layers=0)


@picture
def hidden_layer_warp() -> Any:
    return plotting.hidden_layer_warp(two_units(), moons.X, moons.y)


@picture
def hidden_layer_warp_of_many_units() -> Any:
    wide = models.NeuralNetworkClassifier((16,), learning_rate_init=0.01, max_iter=100, random_state=0)
    return plotting.hidden_layer_warp(wide.fit(moons.X, moons.y), moons.X, moons.y)


@picture
def learned_templates() -> Any:
    model = models.SoftmaxRegression(penalty="l2", alpha=0.01).fit(digits.X, digits.y)
    return plotting.learned_templates(model, shape=(8, 8))


@picture
def digit_grid() -> Any:
    guesses = models.DecisionTreeClassifier(max_depth=9).fit(X_train, y_train).predict(X_test)
    return plotting.digit_grid(X_test[:40], labels=y_test[:40], predictions=guesses[:40], columns=10)


@picture
def training_history() -> Any:
    model = models.NeuralNetworkClassifier((32,), max_iter=60, early_stopping=True, random_state=0)
    return plotting.training_history(model.fit(X_train, y_train).history_)


@picture
def confusion_matrix() -> Any:
    guesses = models.DecisionTreeClassifier(max_depth=7).fit(X_train, y_train).predict(X_test)
    return plotting.confusion_matrix(evaluation.confusion_matrix(y_test, guesses))


@picture
def confusion_matrix_with_names() -> Any:
    truth = np.repeat(["fish", "mine", "submarine"], [80, 15, 20])
    guesses = np.where(np.random.default_rng(0).random(115) < 0.8, truth, "fish")
    classes = ["fish", "mine", "submarine"]
    matrix = evaluation.confusion_matrix(truth, guesses, classes=classes)
    return plotting.confusion_matrix(matrix, classes=classes, normalize=True)


def scores() -> dict[str, Any]:
    y, test = (y_train >= 5).astype(int), X_test
    return {
        "logistic": models.LogisticRegression(penalty="l2", alpha=0.01).fit(X_train, y).decision_function(test),
        "tree": models.DecisionTreeClassifier(max_depth=5).fit(X_train, y).predict_proba(test)[:, 1],
        "forest": models.RandomForestClassifier(30, random_state=0).fit(X_train, y).predict_proba(test)[:, 1],
    }


@picture
def roc_curve() -> Any:
    y = (y_test >= 5).astype(int)
    return plotting.roc_curve({name: evaluation.roc_curve(y, s) for name, s in scores().items()})


@picture
def precision_recall_curve() -> Any:
    y = (y_test >= 5).astype(int)
    curves = {name: evaluation.precision_recall_curve(y, s) for name, s in scores().items()}
    return plotting.precision_recall_curve(curves, prevalence=float(y.mean()))


@picture
def bias_and_variance() -> Any:
    result = evaluation.bias_and_variance(
        models.LinearRegression(),
        np.sin,
        lambda generator, n: generator.uniform(0, 2 * np.pi, n),
        n_samples=2,
        grid=np.linspace(0, 2 * np.pi, 100),
        seed=0,
    )
    return plotting.bias_and_variance(result)


@picture
def learning_curve() -> Any:
    curve = evaluation.learning_curve(models.DecisionTreeClassifier(max_depth=10), digits.X, digits.y, seed=0)
    return plotting.learning_curve(curve)


@picture
def complexity_curve() -> Any:
    noisy = cr.data.make_moons(300, noise=0.35, seed=0)
    curve = evaluation.complexity_curve(
        models.DecisionTreeClassifier(), noisy.X, noisy.y, "max_depth", list(range(1, 13)), seed=0
    )
    return plotting.complexity_curve(curve)


@picture
def decision_tree() -> Any:
    tree = models.DecisionTreeClassifier(max_depth=3, criterion="entropy").fit(moons.X, moons.y)
    return plotting.decision_tree(tree, feature_names=["across", "up"], class_names=["upper", "lower"])


@picture
def decision_tree_for_digits() -> Any:
    return plotting.decision_tree(models.DecisionTreeClassifier().fit(digits.X, digits.y), max_depth=3)


@picture
def decision_tree_for_numbers() -> Any:
    return plotting.decision_tree(
        models.DecisionTreeRegressor(max_depth=2).fit(life.X, life.y), feature_names=["hours"]
    )


@picture
def feature_importances() -> Any:
    forest = models.RandomForestClassifier(50, random_state=0).fit(digits.X, digits.y)
    return plotting.feature_importances(forest, names=[f"row {i // 8}, column {i % 8}" for i in range(64)], top=12)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", default="gallery", type=Path)
    arguments.add_argument("--only", help="the name of one picture", choices=PICTURES)
    asked = arguments.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        if asked.only not in (None, name):
            continue
        for dark in (False, True):
            with plotting.style(dark=dark), warnings.catch_warnings():
                warnings.simplefilter("error")
                ax = draw()
                file = asked.folder / f"{name}_{'dark' if dark else 'light'}.png"
                ax.figure.savefig(file)
                plt.close(ax.figure)
        print(name)


if __name__ == "__main__":
    main()
