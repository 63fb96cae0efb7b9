"""The network of the playground. Its output layer, and its sigmoid, run on the course's functions or the learner's.

    scores        z = activations @ W + b
    probability   sigmoid(z)
    loss          cross_entropy_from_logits(z, y)
    gradient      gradient([1, activations], y, [b, W]) for the output layer's b and W
                  gradient(I, y, z), with a feature of its own for each example: for z, from where it flows back

From there on the chain rule is the library's. So a slip in `gradient` reaches every layer, as it would in one's own
network.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import nn
from chainrule.autodiff import Tensor, no_grad, op
from chainrule.autodiff.tensor import array_of

Array = NDArray[Any]
Functions = SimpleNamespace
"""With the course's functions sigmoid, cross_entropy_from_logits and gradient, or the learner's."""


class Network(nn.Module):
    """Two inputs, hidden layers with an activation, and one output: the score of class 1.

    Args:
        sizes: of the hidden layers.
        activation: a name of ACTIVATIONS.
        dropout: share of the hidden neurons that are silent in a training step.
        functions: what the output and the sigmoid run on.
        start: draws the first weights.
        silence: draws who is silent.
    """

    def __init__(
        self,
        sizes: tuple[int, ...],
        activation: str,
        dropout: float,
        functions: Functions,
        start: np.random.Generator,
        silence: np.random.Generator,
    ) -> None:
        initial = nn.init.he_uniform if activation == "relu" else nn.init.glorot_uniform
        blocks, n_in = [], 2
        for size in sizes:
            block: list[nn.Module] = [nn.Linear(n_in, size, initial=initial, seed=start)]
            block += ACTIVATIONS[activation](functions)
            block += [nn.Dropout(dropout, seed=silence)] if dropout else []
            blocks.append(nn.Sequential(*block))
            n_in = size
        self.hidden = nn.Sequential(*blocks)
        self.output = nn.Linear(n_in, 1, seed=start)
        self.activation = activation
        self.functions = functions

    def forward(self, X: Any) -> Any:
        """(n, 2) -> (n, 1) scores."""
        return self.output(self.hidden(X))

    def loss(self, X: Array, y: Array) -> Any:
        """The mean cross-entropy of the examples, a Tensor from which gradients flow back."""
        return logistic_loss(self.hidden(X), self.output.W, self.output.b, y, functions=self.functions)

    def mean_loss(self, scores: Array, y: Array) -> float:
        """The mean cross-entropy of scores (n,), as a number."""
        return float(self.functions.cross_entropy_from_logits(scores, y))

    def layers(self, X: Array) -> list[Array]:
        """What every neuron gives with nobody silent: (n, size) for the input, each hidden layer, the output."""
        found, scores = self._run(X)
        return [*found, sigmoid_by(scores, sigmoid=self.functions.sigmoid)]

    def scores(self, X: Array) -> Array:
        """(n, 2) -> (n,), with nobody silent."""
        scores: Array = self._run(X)[1][:, 0]
        return scores

    def weights_and_biases(self) -> list[tuple[Tensor, Tensor]]:
        """W (n_in, n_out) and b (n_out,) of each layer, from the first hidden one to the output."""
        parameters = self.parameters()
        return list(zip(parameters[::2], parameters[1::2], strict=True))

    def _run(self, X: Array) -> tuple[list[Array], Array]:
        was_training = self.training
        self.eval()
        found: list[Any] = [X]
        with no_grad():
            for block in self.hidden:
                found.append(array_of(block(found[-1])))
            scores: Array = array_of(self.output(found[-1]))
        self.train(was_training)
        return found, scores


class FunctionSigmoid(nn.Sigmoid):
    """The sigmoid as an activation, computed by a given function."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return sigmoid_by(X, sigmoid=self.function)


ACTIVATIONS: dict[str, Callable[[Functions], list[nn.Module]]] = {
    "tanh": lambda functions: [nn.Tanh()],
    "relu": lambda functions: [nn.ReLU()],
    "sigmoid": lambda functions: [FunctionSigmoid(functions.sigmoid)],
    "linear": lambda functions: [],
}
"""What stands behind the weighted sums of a hidden layer."""


@op
def sigmoid_by(xp: Any, x: Any, *, sigmoid: Callable[..., Any]) -> Any:
    """sigmoid(x), any shape."""
    return np.asarray(sigmoid(x.copy()), dtype=x.dtype)


@sigmoid_by.vjp
def sigmoid_by_vjp(g: Any, out: Any, x: Any, *, sigmoid: Callable[..., Any]) -> Any:
    """σ' = σ·(1 - σ)."""
    return g * (out * (1 - out))


@op
def logistic_loss(xp: Any, activations: Any, W: Any, b: Any, y: Any, *, functions: Functions) -> Any:
    """The loss of the output layer: activations (m, n), W (n, 1), b (1,), y (m,); a single number."""
    scores = (activations @ W + b)[:, 0]
    return np.asarray(functions.cross_entropy_from_logits(scores, y), dtype=W.dtype)


@logistic_loss.vjp
def logistic_loss_vjp(g: Any, out: Any, activations: Any, W: Any, b: Any, y: Any, *, functions: Functions) -> Any:
    """See the module."""
    table = np.column_stack([np.ones(len(y), dtype=W.dtype), activations])
    theta = np.concatenate([b, W[:, 0]])
    slopes = g * np.asarray(functions.gradient(table, y, theta), dtype=W.dtype)

    def flowing_back() -> Any:
        scores = (activations @ W + b)[:, 0]
        errors = np.asarray(functions.gradient(np.eye(len(y), dtype=W.dtype), y, scores), dtype=W.dtype)
        return g * errors[:, None] @ W.T

    return flowing_back, slopes[1:, None], slopes[:1], None
