"""Neural networks as estimators: layers, loss, optimiser and training loop are those of the framework.

What is made here is an ordinary `nn.Sequential`, kept as `module_`: look into it, save it, train it further.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin

from chainrule import losses, nn, optim
from chainrule.errors import ArgumentError, DataError
from chainrule.evaluation import train_validation_test_split
from chainrule.models.estimator import check_choice, check_number, check_X, check_X_y, encode_classes, generator_of
from chainrule.models.preprocessing import mean_and_spread
from chainrule.training import EarlyStopping, History, evaluate, fit, predict

Array = NDArray[Any]
ACTIVATIONS = {
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "elu": nn.ELU,
    "gelu": nn.GELU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "softplus": nn.Softplus,
}
OPTIMIZERS = {"adam": optim.Adam, "adamw": optim.AdamW, "sgd": optim.SGD, "rmsprop": optim.RMSprop}
Activation = Literal["relu", "leaky_relu", "elu", "gelu", "tanh", "sigmoid", "softplus"]
Solver = Literal["adam", "adamw", "sgd", "rmsprop"]


class NeuralNetwork(BaseEstimator):
    """Hidden layers of units, each with an activation, and a last layer without one. Abstract."""

    def __init__(
        self,
        hidden_layer_sizes: int | Sequence[int] = (100,),
        *,
        activation: Activation = "relu",
        solver: Solver = "adam",
        alpha: float = 0.0,
        dropout: float = 0.0,
        batch_size: int = 32,
        learning_rate_init: float = 0.001,
        max_iter: int = 200,
        tol: float = 1e-4,
        n_iter_no_change: int = 10,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        random_state: Any = None,
        verbose: bool = False,
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.solver = solver
        self.alpha = alpha
        self.dropout = dropout
        self.batch_size = batch_size
        self.learning_rate_init = learning_rate_init
        self.max_iter = max_iter
        self.tol = tol
        self.n_iter_no_change = n_iter_no_change
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.random_state = random_state
        self.verbose = verbose

    def _train(self, X: Array, y: Array, n_outputs: int, loss: Any, *, stratify: bool) -> None:
        sizes = self._checked_sizes()
        generator = generator_of(self.random_state)
        module = self._layers(X.shape[1], sizes, n_outputs, X.dtype, generator)
        learn, judge = self._parts(y, stratify, generator)
        history = fit(
            module,
            X[learn],
            y[learn],
            loss=loss,
            optimizer=OPTIMIZERS[self.solver](
                module.parameters(), self.learning_rate_init, weight_decay=float(self.alpha)
            ),
            epochs=int(self.max_iter),
            batch_size=int(self.batch_size),
            validation=None if judge is None else (X[judge], y[judge]),
            callbacks=[
                EarlyStopping(
                    int(self.n_iter_no_change),
                    monitor="loss" if judge is None else "validation_loss",
                    min_improvement=float(self.tol),
                    restore=judge is not None,
                )
            ],
            seed=generator,
            progress=bool(self.verbose),
        )
        finite = all(np.isfinite(parameter.data).all() for parameter in module.parameters())
        if finite and history.stopped:  # finite weights may give numbers that are too large
            with np.errstate(all="ignore"):
                finite = np.isfinite(evaluate(module, X[learn], y[learn], loss=loss)["loss"])
        if not (finite and len(history)):
            raise ArgumentError(
                f"{type(self).__name__}: the training ran away, and the loss is no number any more",
                expected="a learning rate small enough that the loss falls",
                given=f"learning_rate_init={self.learning_rate_init:g}"
                + (f"; {history.stopped}" if history.stopped else ""),
                mend=f"learning_rate_init={self.learning_rate_init / 10:g}, or scale X first: StandardScaler()",
            )
        self.module_ = module
        self.history_: History = history
        self.n_iter_ = len(history)
        self.loss_ = float(history["loss"][-1])

    def _checked_sizes(self) -> tuple[int, ...]:
        """The sizes of the hidden layers, once every parameter is known to have a meaning."""
        check_choice(self, "activation", ACTIVATIONS)
        check_choice(self, "solver", OPTIMIZERS)
        check_number(self, "learning_rate_init", low=0, strict=True)
        check_number(self, "alpha", low=0)
        check_number(self, "max_iter", low=1, whole=True)
        check_number(self, "n_iter_no_change", low=1, whole=True)
        check_number(self, "tol", low=0)
        check_number(self, "dropout", low=0, high=1 - 1e-9)
        check_number(self, "validation_fraction", low=0, high=1 - 1e-9, strict=True)
        check_number(self, "batch_size", low=1, whole=True)
        return self._hidden_sizes()

    def _parts(self, y: Array, stratify: bool, generator: np.random.Generator) -> tuple[Any, Any]:
        """The rows to learn from, and those to judge by: all of them and None without early stopping."""
        if not self.early_stopping:
            return slice(None), None
        try:
            rows = train_validation_test_split(
                y, validation=self.validation_fraction, test=0.0, stratify=stratify, seed=generator
            )
        except DataError:
            raise DataError(
                f"{type(self).__name__}: too few rows for early stopping",
                expected="rows to learn from, and rows to judge by",
                given=f"validation_fraction={self.validation_fraction:g} of {len(y)} rows"
                + (", dealt out class by class" if stratify else ""),
                mend="early_stopping=False, or another validation_fraction",
            ) from None
        return rows.train, rows.validation

    def _hidden_sizes(self) -> tuple[int, ...]:
        asked = self.hidden_layer_sizes
        sizes = (asked,) if isinstance(asked, int | np.integer) else tuple(asked) if np.iterable(asked) else (0,)
        if not all(isinstance(n, int | np.integer) and not isinstance(n, bool) and n >= 1 for n in sizes):
            raise ArgumentError(
                f"{type(self).__name__}: hidden_layer_sizes has no meaning",
                expected="whole numbers from 1, one for each hidden layer; () for none",
                given=f"hidden_layer_sizes={asked!r}",
                mend="hidden_layer_sizes=(100,)",
            )
        return tuple(int(size) for size in sizes)

    def _layers(
        self, n_in: int, sizes: tuple[int, ...], n_outputs: int, dtype: Any, generator: np.random.Generator
    ) -> nn.Sequential:
        # layers that cut off one half of their inputs begin with weights twice as strong
        start = (
            nn.init.he_normal
            if self.activation in ("relu", "leaky_relu", "elu", "gelu")
            else nn.init.glorot_uniform
        )
        layers: list[nn.Module] = []
        for size in sizes:
            layers += [
                nn.Linear(n_in, size, initial=start, dtype=dtype, seed=generator),
                ACTIVATIONS[self.activation](),
            ]
            if self.dropout:
                layers.append(nn.Dropout(self.dropout))
            n_in = size
        return nn.Sequential(*layers, nn.Linear(n_in, n_outputs, dtype=dtype, seed=generator))

    def _outputs(self, X: ArrayLike) -> Array:
        X = check_X(self, X)
        outputs: Array = predict(self.module_, X)
        return outputs


class NeuralNetworkClassifier(ClassifierMixin, NeuralNetwork):
    """A network whose outputs are the scores of the classes: p = softmax(scores).

    The loss is the mean cross-entropy. Columns of very different size slow its training: put a scaler before it.

    Args:
        hidden_layer_sizes: units of each hidden layer; () makes it softmax regression.
        activation: of the hidden layers.
        solver: the optimiser: "adam", "adamw", "sgd" or "rmsprop".
        alpha: weight decay, + alpha/2 Σ w² on the weights and not on the biases ("adamw" shrinks the weights beside
            its step instead). None unless you ask for it.
        dropout: share of hidden units that are left out of each training step.
        batch_size: examples a step.
        learning_rate_init: of the optimiser.
        max_iter: the most epochs.
        tol: an epoch counts as better if its loss is lower by more than this.
        n_iter_no_change: epochs that are not better, after which training stops.
        early_stopping: whether "better" is judged on rows held back, and the best weights are kept.
        validation_fraction: share of the rows held back for that.
        random_state: seed or Generator; same seed, same network.
        verbose: whether to show how it goes.

    Attributes:
        module_: the nn.Sequential.
        history_: the History of its training.
        classes_: (n_classes,) the labels, ascending.
        n_iter_: epochs.
        loss_: the training loss of the last epoch.

    >>> from chainrule.data import make_moons
    >>> moons = make_moons(200, noise=0.1, seed=0)
    >>> network = NeuralNetworkClassifier((8,), learning_rate_init=0.05, random_state=0).fit(moons.X, moons.y)
    >>> network.score(moons.X, moons.y) > 0.95
    True
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> NeuralNetworkClassifier:
        """Train on X (m, n_features) and labels y (m,).

        Raises:
            DataError: X has NaN, infinity or text in it, or y are not labels of two or more classes.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning, or the training runs away.
        """
        X, y = check_X_y(self, X, y)
        numbers = encode_classes(self, y, at_least=2)
        self._train(X, numbers, len(self.classes_), losses.softmax_cross_entropy, stratify=True)
        return self

    def predict_proba(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """The probabilities (m, n_classes)."""
        scores = self._outputs(X)
        p: NDArray[np.floating[Any]] = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        return p

    def predict(self, X: ArrayLike) -> Array:
        """The likeliest class (m,)."""
        scores = self._outputs(X)
        labels: Array = self.classes_[scores.argmax(axis=1)]
        return labels


class NeuralNetworkRegressor(RegressorMixin, NeuralNetwork):
    """A network with one output, a number.

    The loss is the mean squared error of targets brought to mean 0 and standard deviation 1, so that `loss_` and
    the history are shares of their variance; afterwards the last layer is scaled back, so that `module_` gives
    targets as they are. The parameters are those of NeuralNetworkClassifier.

    Attributes:
        module_: the nn.Sequential.
        history_: the History of its training.
        n_iter_: epochs.
        loss_: the training loss of the last epoch.

    >>> from chainrule.data import make_sine
    >>> sine = make_sine(200, seed=0)
    >>> network = NeuralNetworkRegressor((16,), activation="tanh", learning_rate_init=0.02, random_state=0)
    >>> network.fit(sine.X, sine.y).score(sine.X, sine.y) > 0.8
    True
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> NeuralNetworkRegressor:
        """Train on X (m, n_features) and targets y (m,).

        Raises:
            DataError: X or y has NaN, infinity or text in it.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning, or the training runs away.
        """
        X, y = check_X_y(self, X, y, y_numeric=True)
        column = y.astype(np.float64)[:, None]
        most = np.finfo(X.dtype).max / 1000  # leaves room for weights above 1
        if np.abs(column).max() > most:
            raise DataError(
                f"NeuralNetworkRegressor: y has numbers that are too large for a network of {X.dtype}",
                expected=f"at most {most:.3g}",
                given=f"{y[np.abs(y).argmax()]:.3g}",
                mend="a greater unit for y" + (", or X.astype(np.float64)" if X.dtype == np.float32 else ""),
            )
        mean, spread = mean_and_spread(column)
        spread = np.where(spread > 0, spread, 1)
        self._train(X, ((column - mean) / spread).astype(X.dtype), 1, losses.mean_squared_error, stratify=False)
        last = self.module_[-1]
        last.W.assign((last.W.data * spread).astype(X.dtype))
        last.b.assign((last.b.data * spread + mean).astype(X.dtype))
        return self

    def predict(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """The predicted targets (m,)."""
        outputs: NDArray[np.floating[Any]] = self._outputs(X)[:, 0]
        return outputs
