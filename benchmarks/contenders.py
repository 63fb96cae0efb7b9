"""The same networks on the same batches in chainrule and its peers, each written as its users would write it.

`build(name, task)` gives a function that does some epochs and says how many seconds they took and what the loss
was. Every framework is imported where it is used: a process that runs one of them has only that one in it.
"""

from __future__ import annotations

import inspect
import math
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
SGD_RATE, ADAM_RATE = 0.1, 1e-3


class UnavailableError(Exception):
    """This contender cannot do this task; the text says why."""


@dataclass(frozen=True)
class Block:
    """What a contender reports: the seconds of some epochs, and the mean loss over the last of them."""

    seconds: float
    loss: float


Contender = Callable[[int], Block]


@dataclass(frozen=True)
class Task:
    """A network, and what is done with it.

    Attributes:
        sizes: inputs, hidden units of each layer (relu follows them), outputs; one output means two classes.
        batch: rows of a step.
        solver: "SGD" or "Adam"; "inference" for no training, only outputs.
        steps: steps of an epoch. The loss is read once an epoch, by everybody.
        dropout: after each hidden layer.
        bar: the time of the fastest peer over chainrule's must be at least this.
        eager_bar: the same for PyTorch's eager mode, where it has a bar of its own.
        share_bar: the share of the machine's matrix-product rate, where it has a bar.
    """

    sizes: tuple[int, ...]
    batch: int
    solver: str
    bar: float
    steps: int = 200
    dropout: float = 0.0
    eager_bar: float | None = None
    share_bar: float | None = None

    @property
    def name(self) -> str:
        """As it is printed, and as --only finds it."""
        parts = ["-".join(map(str, self.sizes)), f"batch {self.batch:,}", self.solver]
        return ", ".join([*parts, f"dropout {self.dropout:g}"] if self.dropout else parts)

    @property
    def binary(self) -> bool:
        """Whether one output tells two classes apart."""
        return self.sizes[-1] == 1

    @property
    def trains(self) -> bool:
        """Whether a step changes the network."""
        return self.solver != "inference"

    def data(self) -> tuple[Array, Array]:
        """X (n, n_in) and whole-numbered labels (n,); a fifth are drawn blindly, so the loss stays above 0."""
        generator = np.random.default_rng(0)
        n, classes = self.batch * (self.steps if self.trains else 1), max(2, self.sizes[-1])
        X = generator.standard_normal((n, self.sizes[0]), dtype=np.float32)
        y = (X @ generator.standard_normal((self.sizes[0], classes), dtype=np.float32)).argmax(axis=1)
        return X, np.where(generator.random(n) < 0.2, generator.integers(0, classes, n), y)

    def weights(self) -> list[tuple[Array, Array]]:
        """W (n_in, n_out) and b (n_out,) of each layer, from which every contender starts."""
        generator = np.random.default_rng(1)
        return [
            (
                (generator.standard_normal((n_in, n_out)) * math.sqrt(1 / n_in)).astype(np.float32),
                np.zeros(n_out, dtype=np.float32),
            )
            for n_in, n_out in pairwise(self.sizes)
        ]


def orders(n: int) -> Iterator[Array]:
    """The order of the rows in each epoch: the one that chainrule's `fit` draws from seed 0."""
    generator = np.random.default_rng(0)
    while True:
        yield generator.permutation(n)


def timed(epoch: Callable[[Array], float], n: int) -> Contender:
    """A contender that does one epoch of n rows, in a given order, as often as it is asked."""

    def run(epochs: int) -> Block:
        order = orders(n)
        start = time.perf_counter()
        for _ in range(epochs):
            loss = epoch(next(order))
        return Block(time.perf_counter() - start, loss)

    return run


def repeated(call: Callable[[], Any], logits_of: Callable[[Any], Array], task: Task) -> Contender:
    """A contender that only computes outputs, `task.steps` times an epoch."""
    y = task.data()[1]

    def run(epochs: int) -> Block:
        start = time.perf_counter()
        for _ in range(epochs * task.steps):
            outputs = call()
        seconds = time.perf_counter() - start
        scores = logits_of(outputs).astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        right = scores[np.arange(len(y)), y]
        return Block(seconds, float(np.mean(np.log(np.exp(scores).sum(axis=1)) - right)))

    return run


# chainrule


def chainrule_model(task: Task) -> Any:
    from chainrule import nn

    layers: list[nn.Module] = []
    for W, b in task.weights():
        layer = nn.Linear(*W.shape)
        layer.W.assign(W)
        layers += [layer, nn.ReLU()]
        if task.dropout and len(b) != task.sizes[-1]:
            layers.append(nn.Dropout(task.dropout))
    return nn.Sequential(*layers[:-1])


def chainrule_training(task: Task, *, compiled: bool) -> Contender:
    """Through `fit`. Timed from the end of its first epoch: what `fit` does once is left out, as with the peers."""
    from chainrule import fit, losses, optim
    from chainrule.training import Callback, Run

    options: dict[str, Any] = {}
    if "compile" in inspect.signature(fit).parameters:
        options["compile"] = compiled
    elif compiled:
        raise UnavailableError("this chainrule's fit has no compile=")

    class Clock(Callback):
        """Notes when each epoch ends."""

        def begin(self, run: Run) -> None:
            self.ends: list[float] = []

        def epoch_end(self, run: Run) -> None:
            self.ends.append(time.perf_counter())

    X, y = task.data()
    model, clock = chainrule_model(task), Clock()
    optimizer: Any = (
        optim.Adam(model.parameters(), ADAM_RATE)
        if task.solver == "Adam"
        else optim.SGD(model.parameters(), SGD_RATE)
    )

    def run(epochs: int) -> Block:
        history = fit(
            model, X, y[:, None].astype(np.float32) if task.binary else y,
            loss=losses.binary_cross_entropy if task.binary else losses.softmax_cross_entropy,
            optimizer=optimizer, epochs=epochs + 1, batch_size=task.batch, seed=0, progress=False,
            callbacks=[clock], **options,
        )  # fmt: skip
        return Block(clock.ends[-1] - clock.ends[0], history["loss"][epochs - 1])

    return run


def chainrule_inference(task: Task, *, compiled: bool) -> Contender:
    from chainrule import fit, no_grad, predict

    X, model = task.data()[0], chainrule_model(task)
    if not compiled:
        model.eval()

        def call() -> Any:
            with no_grad():
                return model(X).data

        return repeated(call, np.asarray, task)
    if "compile" not in inspect.signature(fit).parameters:
        raise UnavailableError("this chainrule's predict is not compiled")
    return repeated(lambda: predict(model, X), np.asarray, task)


# PyTorch


def torch_model(task: Task) -> Any:
    import torch

    torch.set_num_threads(2)
    layers: list[Any] = []
    for W, b in task.weights():
        layer = torch.nn.Linear(*W.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(W.T))
            layer.bias.zero_()
        layers += [layer, torch.nn.ReLU()]
        if task.dropout and len(b) != task.sizes[-1]:
            layers.append(torch.nn.Dropout(task.dropout))
    return torch.nn.Sequential(*layers[:-1])


def torch_training(task: Task, *, fused: bool = False, compiled: bool = False) -> Contender:
    import torch

    model = torch_model(task)
    measure = torch.nn.BCEWithLogitsLoss() if task.binary else torch.nn.CrossEntropyLoss()
    X, y = map(torch.from_numpy, task.data())
    if task.binary:
        y = y[:, None].float()
    optimizer = (
        torch.optim.Adam(model.parameters(), ADAM_RATE, fused=fused)
        if task.solver == "Adam"
        else torch.optim.SGD(model.parameters(), lr=SGD_RATE, fused=fused)
    )

    def loss_of(inputs: Any, targets: Any) -> Any:
        return measure(model(inputs), targets)

    if compiled:
        loss_of = torch.compile(loss_of)

    def epoch(order: Array) -> float:
        total = torch.zeros(())
        for rows in torch.from_numpy(order).split(task.batch):
            optimizer.zero_grad()
            loss = loss_of(X[rows], y[rows])
            loss.backward()
            optimizer.step()
            total += loss.detach()
        return float(total) / task.steps

    return timed(epoch, len(X))


def torch_inference(task: Task, *, compiled: bool = False) -> Contender:
    import torch

    model, X = torch_model(task).eval(), torch.from_numpy(task.data()[0])
    forward = torch.compile(model) if compiled else model

    def call() -> Any:
        with torch.inference_mode():
            return forward(X)

    return repeated(call, lambda outputs: np.asarray(outputs.numpy()), task)


# JAX


def jax_forward(layers: Any, inputs: Any, dropout: float = 0.0, key: Any = None) -> Any:
    import jax

    for i, (W, b) in enumerate(layers[:-1]):
        inputs = jax.nn.relu(inputs @ W + b)
        if dropout:
            kept = jax.random.bernoulli(jax.random.fold_in(key, i), 1 - dropout, inputs.shape)
            inputs = jax.numpy.where(kept, inputs / (1 - dropout), 0)
    W, b = layers[-1]
    return inputs @ W + b


def jax_training(task: Task, *, scan: bool) -> Contender:
    """One jitted step, its state donated and its data on the device; or with `scan` a whole epoch in one call."""
    import jax
    import jax.numpy as jnp

    X, y = map(jnp.asarray, task.data())
    key = jax.random.key(0)

    def loss_of(layers: Any, inputs: Any, labels: Any, step_key: Any) -> Any:
        logits = jax_forward(layers, inputs, task.dropout, step_key)
        if task.binary:
            z = logits[:, 0]
            return jnp.mean(jax.nn.softplus(z) - z * labels)
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=1))

    def updated(layers: Any, moments: Any, gradients: Any, count: Any) -> tuple[Any, Any]:
        if task.solver == "SGD":
            return jax.tree.map(lambda p, g: p - SGD_RATE * g, layers, gradients), moments
        mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, moments[0], gradients)
        square = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, moments[1], gradients)
        mean_scale, square_scale = 1 / (1 - 0.9**count), 1 / (1 - 0.999**count)

        def moved(p: Any, m: Any, v: Any) -> Any:
            return p - ADAM_RATE * (m * mean_scale) / (jnp.sqrt(v * square_scale) + 1e-8)

        return jax.tree.map(moved, layers, mean, square), (mean, square)

    def step(state: Any, rows: Any, X: Any, y: Any) -> Any:
        layers, moments, count, total = state
        step_key = jax.random.fold_in(key, count)
        loss, gradients = jax.value_and_grad(loss_of)(layers, X[rows], y[rows], step_key)
        layers, moments = updated(layers, moments, gradients, count + 1.0)
        return layers, moments, count + 1, total + loss

    @partial(jax.jit, donate_argnums=0)
    def one_step(state: Any, order: Any, X: Any, y: Any) -> Any:
        return step(state, order[state[2] % task.steps], X, y)

    @partial(jax.jit, donate_argnums=0)
    def whole_epoch(state: Any, order: Any, X: Any, y: Any) -> Any:
        return jax.lax.scan(lambda state, rows: (step(state, rows, X, y), None), state, order)[0]

    layers = jax.tree.map(jnp.asarray, task.weights())
    moments = tuple(jax.tree.map(jnp.zeros_like, layers) for _ in range(2 if task.solver == "Adam" else 0))
    state = (layers, moments, jnp.int32(0), jnp.float32(0))

    def epoch(order: Array) -> float:
        nonlocal state
        rows = jnp.asarray(order.astype(np.int32).reshape(task.steps, task.batch))
        state = (*state[:3], jnp.float32(0))
        if scan:
            state = whole_epoch(state, rows, X, y)
        else:
            for _ in range(task.steps):
                state = one_step(state, rows, X, y)
        return float(state[3]) / task.steps

    return timed(epoch, len(X))


def jax_inference(task: Task) -> Contender:
    import jax
    import jax.numpy as jnp

    X, layers = jnp.asarray(task.data()[0]), jax.tree.map(jnp.asarray, task.weights())
    forward = jax.jit(jax_forward)
    return repeated(lambda: forward(layers, X).block_until_ready(), np.asarray, task)


# scikit-learn


def sklearn_network(task: Task) -> Any:
    """With the weights that everybody starts from; of two classes it always makes one output, their difference."""
    from sklearn.neural_network import MLPClassifier

    if task.dropout:
        raise UnavailableError("scikit-learn's networks have no dropout")
    X, _ = task.data()
    solver = "adam" if task.solver == "Adam" else "sgd"
    network = MLPClassifier(
        task.sizes[1:-1], solver=solver, alpha=0.0, batch_size=task.batch, warm_start=True, random_state=0,
        learning_rate_init=ADAM_RATE if solver == "adam" else SGD_RATE, momentum=0.0, max_iter=1,
        n_iter_no_change=10**9,
    )  # fmt: skip
    every = np.arange(max(2, task.sizes[-1])).repeat(task.batch)  # a few rows with every class in them
    network.fit(np.resize(X, (len(every), X.shape[1])), every)
    weights = task.weights()
    if task.sizes[-1] == 2:
        weights[-1] = (np.diff(weights[-1][0]), np.zeros(1, np.float32))
    network.coefs_, network.intercepts_ = [W for W, _ in weights], [b for _, b in weights]
    return network


def sklearn_training(task: Task) -> Contender:
    X, y = task.data()
    network = sklearn_network(task)

    def run(epochs: int) -> Block:
        network.set_params(max_iter=epochs)
        start = time.perf_counter()
        network.fit(X, y)
        return Block(time.perf_counter() - start, network.loss_curve_[-1])

    return run


def sklearn_inference(task: Task) -> Contender:
    X, network = task.data()[0], sklearn_network(task)
    return repeated(lambda: network.predict_proba(X), np.log, task)


# The machine


def products(task: Task) -> Contender:
    """Only the matrix products of a step, forward and backward: the rate that this machine gives to NumPy."""
    generator = np.random.default_rng(0)

    def array(rows: int, columns: int) -> Array:
        return generator.standard_normal((rows, columns), dtype=np.float32)

    activations = [array(task.batch, n) for n in task.sizes]
    gradients = [array(task.batch, n) for n in task.sizes]
    outputs = [np.empty_like(a) for a in activations]
    W = [array(n_in, n_out) for n_in, n_out in pairwise(task.sizes)]
    dW = [np.empty_like(w) for w in W]

    def epoch(_: Array) -> float:
        for _step in range(task.steps):
            for i, w in enumerate(W):
                np.matmul(activations[i], w, out=outputs[i + 1])
            for i in reversed(range(len(W))):
                np.matmul(activations[i].T, gradients[i + 1], out=dW[i])
                if i:
                    np.matmul(gradients[i + 1], W[i].T, out=outputs[i])
        return math.nan

    return timed(epoch, 1)


TRAINING: dict[str, Callable[[Task], Contender]] = {
    "chainrule": partial(chainrule_training, compiled=True),
    "chainrule eager": partial(chainrule_training, compiled=False),
    "PyTorch eager": torch_training,
    "PyTorch fused": partial(torch_training, fused=True),
    "torch.compile": partial(torch_training, fused=True, compiled=True),
    "JAX jit": partial(jax_training, scan=False),
    "JAX scan": partial(jax_training, scan=True),
    "scikit-learn": sklearn_training,
    "products alone": products,
}
INFERENCE: dict[str, Callable[[Task], Contender]] = {
    "chainrule": partial(chainrule_inference, compiled=True),
    "chainrule eager": partial(chainrule_inference, compiled=False),
    "PyTorch eager": torch_inference,
    "torch.compile": partial(torch_inference, compiled=True),
    "JAX jit": jax_inference,
    "scikit-learn": sklearn_inference,
}


def build(name: str, task: Task) -> Contender:
    """Prepare a contender for a task.

    Raises:
        UnavailableError, ImportError: it cannot take part.
    """
    warnings.filterwarnings("ignore", message="Stochastic Optimizer: Maximum iterations")  # as many as were asked
    return (TRAINING if task.trains else INFERENCE)[name](task)
