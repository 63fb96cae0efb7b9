"""Training on real handwritten digits: the data in three parts, the run, and what came out of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import data, losses, nn, optim, training
from chainrule.errors import TrainingInterrupted
from chainrule.evaluation import train_validation_test_split
from chainrule.files import write_whole
from chainrule.handwriting.reading import Reading, read
from chainrule.handwriting.recipe import CHECKPOINT, Recipe
from chainrule.storage import save_model

Array = NDArray[Any]
MODEL, HISTORY = "model.safetensors", "history.json"


@dataclass(frozen=True)
class Parts:
    """Three sets without an example in common: to learn from, to choose by, and to judge with once."""

    train: data.Dataset
    validation: data.Dataset
    test: data.Dataset


def load_parts(recipe: Recipe, seed: np.random.Generator, folder: Path | None = None) -> Parts:
    """Load and split the data; MNIST has test images of its own.

    Args:
        recipe: which data.
        seed: how they are split.
        folder: where MNIST's files are, and then nothing is downloaded; None looks for them as `load_mnist` does.
    """
    if recipe.data == "digits":
        whole = data.load_digits()
        rows = train_validation_test_split(whole.y, validation=0.15, test=0.2, seed=seed)
        return Parts(*(_rows(whole, part) for part in rows))
    train, test = data.load_mnist(folder)
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
    recipe: Recipe,
    out: Path | None,
    *,
    progress: bool = False,
    resume: bool = False,
    introduce: Callable[[Parts, nn.Module], None] = lambda parts, model: None,
    callbacks: Sequence[training.Callback] = (),
    folder: Path | None = None,
) -> Outcome:
    """Train by the recipe and measure; an interruption still gives an outcome, measured on validation data.

    Args:
        recipe: what to train and how.
        out: the folder for the checkpoint; None leaves none behind.
        progress: whether `fit` shows how it goes.
        resume: whether to go on from the checkpoint.
        introduce: called with data and model before training begins.
        callbacks: who else wants to know how training goes on.
        folder: see `load_parts`.
    """
    start = time.perf_counter()
    generator = np.random.default_rng(recipe.seed)
    parts = load_parts(recipe, generator, folder)
    model = build(recipe, parts.train.X.shape[1], generator)
    optimizer = optim.AdamW(model.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay)
    introduce(parts, model)
    checkpoint = None if out is None else out / CHECKPOINT
    around = [training.EarlyStopping(recipe.patience), *callbacks]
    if checkpoint is not None:
        around.append(training.Checkpoint(checkpoint, every=1 if recipe.data == "mnist" else 10, resume=resume))
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
            callbacks=around,
            seed=generator,
            progress=progress,
        )
    except TrainingInterrupted as interruption:
        history, finished = interruption.history, False
    on = "test" if finished else "validation"
    reading = read(model, getattr(parts, on))
    if finished and checkpoint is not None:
        checkpoint.unlink(missing_ok=True)
    return Outcome(recipe, parts, model, history, reading, on, finished, time.perf_counter() - start)


def save(outcome: Outcome, out: Path) -> list[Path]:
    """Write the model and its history; the history comes last, and with it the model counts as there."""
    paths = [out / MODEL, out / HISTORY]
    save_model(paths[0], outcome.model)
    write_whole(paths[1], json.dumps(outcome.to_dict(), indent=1).encode())
    return paths


def _rows(whole: data.Dataset, rows: Array) -> data.Dataset:
    return data.Dataset(whole.X[rows], whole.y[rows], whole.name, whole.class_names, (), whole.image_shape)
