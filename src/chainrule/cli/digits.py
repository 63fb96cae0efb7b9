"""Training on real handwritten digits: the recipe for each data set, the run, and what came out of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import data, losses, nn, optim, training
from chainrule.autodiff.ops import softmax
from chainrule.errors import ArgumentError, FileFormatError, TrainingInterrupted
from chainrule.evaluation import accuracy, confusion_matrix, train_validation_test_split
from chainrule.files import Reading as ReadingFile
from chainrule.files import write_whole
from chainrule.storage import save_model

Array = NDArray[Any]
CHECKPOINT, SETTINGS = "checkpoint.safetensors", "recipe.json"
NAMES = {"digits": "handwritten digits of 8 by 8 pixels", "mnist": "handwritten digits of 28 by 28 pixels (MNIST)"}


@dataclass(frozen=True)
class Recipe:
    """How a network is trained: everything that can be chosen."""

    data: str
    hidden: tuple[int, ...]
    epochs: int
    seed: int
    batch_size: int
    learning_rate: float
    weight_decay: float = 0.01
    dropout: float = 0.2
    label_smoothing: float = 0.1
    patience: int = 15


def recipe_for(name: str, hidden: tuple[int, ...], epochs: int | None, seed: int) -> Recipe:
    """The recipe that serves a data set well."""
    if name == "mnist":
        return Recipe(name, hidden, epochs or 10, seed, batch_size=128, learning_rate=1e-3)
    return Recipe(name, hidden, epochs or 80, seed, batch_size=32, learning_rate=2e-3)


def note(recipe: Recipe, out: Path) -> None:
    """Write the recipe into the folder before training: an interrupted run goes on by it."""
    write_whole(out / SETTINGS, json.dumps(asdict(recipe), indent=1).encode())


def noted(out: Path) -> Recipe:
    """Read the recipe of an interrupted run."""
    if not (out / CHECKPOINT).exists():
        raise ArgumentError(
            f"there is no interrupted training in {out}",
            expected=f"{CHECKPOINT}, which an interrupted run leaves",
            mend="leave out --resume, or name the folder with --out",
        )
    with ReadingFile(out / SETTINGS):
        text = (out / SETTINGS).read_text(encoding="utf-8", errors="replace")
    try:
        settings = json.loads(text)
        return Recipe(**{**settings, "hidden": tuple(settings["hidden"])})
    except (ValueError, TypeError, KeyError) as error:
        raise FileFormatError(
            f"{out / SETTINGS} is damaged", given=f"{error}", mend="start anew, without --resume"
        ) from error


@dataclass(frozen=True)
class Parts:
    """Three sets without an example in common: to learn from, to choose by, and to judge with once."""

    train: data.Dataset
    validation: data.Dataset
    test: data.Dataset


def load_parts(recipe: Recipe, seed: np.random.Generator) -> Parts:
    """Load and split the data; MNIST has test images of its own."""
    if recipe.data == "digits":
        whole = data.load_digits()
        rows = train_validation_test_split(whole.y, validation=0.15, test=0.2, seed=seed)
        return Parts(*(_rows(whole, part) for part in rows))
    train, test = data.load_mnist()
    rows = train_validation_test_split(train.y, validation=0.1, test=0.0, seed=seed)
    return Parts(_rows(train, rows.train), _rows(train, rows.validation), test)


def build(recipe: Recipe, n_features: int, seed: np.random.Generator) -> nn.Sequential:
    """A fully connected network: linear layers, each but the last followed by relu and dropout."""
    layers: list[nn.Module] = []
    n_in = n_features
    for n_out in recipe.hidden:
        layers += [nn.Linear(n_in, n_out, initial=nn.init.he_uniform, seed=seed), nn.ReLU()]
        layers += [nn.Dropout(recipe.dropout)]
        n_in = n_out
    return nn.Sequential(*layers, nn.Linear(n_in, 10, seed=seed))


@dataclass(frozen=True)
class Reading:
    """How a model reads the examples of one set."""

    y: Array
    y_hat: Array
    probabilities: Array

    @property
    def accuracy(self) -> float:
        """The share that is read right."""
        return accuracy(self.y, self.y_hat)

    @property
    def confusion(self) -> Array:
        """Rows are the truth, columns what was read."""
        return confusion_matrix(self.y, self.y_hat, classes=range(10))

    @property
    def by_digit(self) -> list[float]:
        """The accuracy of each digit; 0 for a digit that did not occur."""
        table = self.confusion
        return [float(table[d, d] / max(1, table[d].sum())) for d in range(10)]

    @property
    def confused(self) -> list[tuple[int, int, int]]:
        """(truth, read as, how often), the most frequent mistakes first."""
        table = self.confusion
        pairs = [(t, p, int(table[t, p])) for t in range(10) for p in range(10) if t != p and table[t, p]]
        return sorted(pairs, key=lambda pair: -pair[2])

    @property
    def misread(self) -> list[int]:
        """The rows that are read wrong, the surest mistakes first."""
        wrong = np.flatnonzero(self.y != self.y_hat)
        return [int(i) for i in sorted(wrong, key=lambda i: -self.probabilities[i, self.y_hat[i]])]


def read(model: nn.Module, examples: data.Dataset) -> Reading:
    """Read every example."""
    scores = training.predict(model, examples.X)
    return Reading(examples.y, scores.argmax(axis=1), np.asarray(softmax(scores)))


@dataclass(frozen=True)
class Outcome:
    """All that a run leaves behind.

    Attributes:
        on: "test", or "validation" where training was interrupted and the test set stays unseen.
        finished: whether training came to its end.
    """

    recipe: Recipe
    parts: Parts
    model: nn.Module
    history: training.History
    reading: Reading
    on: str
    finished: bool
    seconds: float

    @property
    def diverged(self) -> bool:
        """Whether training stopped on a loss that is no number."""
        return any(advice.id == "not-a-number" for advice in self.history.advice)

    def to_dict(self) -> dict[str, Any]:
        """As plain data for JSON."""
        return {
            "recipe": asdict(self.recipe),
            "finished": self.finished,
            "measured_on": self.on,
            "examples": {name: len(getattr(self.parts, name)) for name in ("train", "validation", "test")},
            "accuracy": self.reading.accuracy,
            "accuracy_by_digit": self.reading.by_digit,
            "confusion_matrix": self.reading.confusion.tolist(),
            "most_confused": [{"digit": t, "read_as": p, "times": n} for t, p, n in self.reading.confused[:10]],
            "n_parameters": self.model.n_parameters,
            "history": self.history.to_dict(),
            "seconds": self.seconds,
        }


def run(
    recipe: Recipe, out: Path, *, progress: bool, resume: bool, introduce: Callable[[Parts, nn.Module], None]
) -> Outcome:
    """Train by the recipe and measure; an interruption still gives an outcome, measured on validation data.

    Args:
        recipe: what to train and how.
        out: the folder for the checkpoint.
        progress: whether `fit` shows how it goes.
        resume: whether to go on from the checkpoint.
        introduce: called with data and model before training begins.
    """
    start = time.perf_counter()
    generator = np.random.default_rng(recipe.seed)
    parts = load_parts(recipe, generator)
    model = build(recipe, parts.train.X.shape[1], generator)
    optimizer = optim.AdamW(model.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay)
    introduce(parts, model)
    checkpoint = out / CHECKPOINT
    callbacks = [
        training.EarlyStopping(recipe.patience),
        training.Checkpoint(checkpoint, every=1 if recipe.data == "mnist" else 10, resume=resume),
    ]
    finished = True
    try:
        history = training.fit(
            model,
            parts.train.X,
            parts.train.y,
            loss=partial(losses.softmax_cross_entropy, label_smoothing=recipe.label_smoothing),
            optimizer=optimizer,
            epochs=recipe.epochs,
            batch_size=recipe.batch_size,
            validation=(parts.validation.X, parts.validation.y),
            callbacks=callbacks,
            seed=generator,
            progress=progress,
        )
    except TrainingInterrupted as interruption:
        history, finished = interruption.history, False
    on = "test" if finished else "validation"
    reading = read(model, getattr(parts, on))
    if finished:
        checkpoint.unlink(missing_ok=True)
    return Outcome(recipe, parts, model, history, reading, on, finished, time.perf_counter() - start)


def save(outcome: Outcome, out: Path, report: str) -> list[Path]:
    """Write the model, the history and the report."""
    paths = [out / "model.safetensors", out / "history.json", out / "report.html"]
    save_model(paths[0], outcome.model)
    write_whole(paths[1], json.dumps(outcome.to_dict(), indent=1).encode())
    write_whole(paths[2], report.encode())
    return paths


def _rows(whole: data.Dataset, rows: Array) -> data.Dataset:
    return data.Dataset(whole.X[rows], whole.y[rows], whole.name, whole.class_names, (), whole.image_shape)
