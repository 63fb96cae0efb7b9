"""Two networks on MNIST: what they read of the 10,000 test images after each epoch, and how long an epoch takes.

Run with: python benchmarks/mnist.py [mlp|cnn]     (CHAINRULE_DATA may name a folder that holds MNIST)
"""

from __future__ import annotations

import sys

import numpy as np

from chainrule import data, evaluate, fit, losses, nn, optim
from chainrule.training import Callback, LearningRateSchedule, Run


def fully_connected(seed: np.random.Generator) -> nn.Module:
    he = nn.init.he_uniform
    return nn.Sequential(
        nn.Linear(784, 512, initial=he, seed=seed), nn.ReLU(), nn.Dropout(0.2, seed=seed),
        nn.Linear(512, 512, initial=he, seed=seed), nn.ReLU(), nn.Dropout(0.2, seed=seed),
        nn.Linear(512, 10, seed=seed),
    )  # fmt: skip


def convolutional(seed: np.random.Generator) -> nn.Module:
    return nn.Sequential(
        nn.Unflatten(1, 28, 28),
        nn.Conv2d(1, 8, 5, padding=2, seed=seed), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5, seed=seed), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.2, seed=seed),
        nn.Linear(400, 64, initial=nn.init.he_uniform, seed=seed), nn.ReLU(),
        nn.Linear(64, 10, seed=seed),
    )  # fmt: skip


class Reading(Callback):
    """Prints how much of the test images is read after each epoch; nothing is chosen by it."""

    def __init__(self, test: data.Dataset) -> None:
        self.test = test

    def epoch_end(self, run: Run) -> None:
        """Measure and print."""
        found = evaluate(run.model, self.test.X, self.test.y, loss=losses.softmax_cross_entropy)
        row = run.history.row(-1)
        print(f"epoch {run.epoch:>2}: test accuracy {found['accuracy']:.2%}, {row['seconds']:.1f} s", flush=True)


def train(name: str, epochs: int, batch_size: int) -> None:
    train_set, test_set = data.load_mnist()
    generator = np.random.default_rng(0)
    model = fully_connected(generator) if name == "mlp" else convolutional(generator)
    print(f"{name}: {model.n_parameters:,} parameters, Adam, batch {batch_size}")
    schedule = optim.cosine_decay(1e-3 if name == "mlp" else 2e-3, steps=epochs, end=1e-5)
    fit(
        model, train_set.X, train_set.y,
        loss=losses.softmax_cross_entropy, optimizer=optim.Adam(model.parameters()),
        epochs=epochs, batch_size=batch_size, seed=generator, progress=False,
        callbacks=[LearningRateSchedule(schedule), Reading(test_set)],
    )  # fmt: skip


if __name__ == "__main__":
    for chosen in sys.argv[1:] or ["mlp", "cnn"]:
        train(chosen, epochs=10 if chosen == "mlp" else 6, batch_size=128)
