"""A trained recogniser as it lies in a folder: how good it is, what it reads, what it was tested with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import data, nn, training
from chainrule.autodiff.ops import softmax
from chainrule.data.mnist import MNIST as MNIST_FILES
from chainrule.data.mnist import folder_of
from chainrule.errors import ArgumentError, ChainruleError, FileFormatError
from chainrule.files import Reading as ReadingFile
from chainrule.handwriting.drawing import FORMS, Form, Seen
from chainrule.handwriting.recipe import Recipe
from chainrule.handwriting.training import HISTORY, MODEL, load_parts
from chainrule.storage import load_model


@dataclass(frozen=True)
class Recogniser:
    """A network that was trained on handwritten digits.

    Attributes:
        model: the network, in evaluation mode.
        recipe: how it was trained.
        accuracy: the share of its test digits that it reads right.
        n_test: how many those are.
        trained: when.
        folder: where it lies.
    """

    model: nn.Module
    recipe: Recipe
    accuracy: float
    n_test: int
    trained: datetime
    folder: Path

    @property
    def form(self) -> Form:
        """The form in which it knows digits."""
        return FORMS[self.recipe.data]

    def probabilities(self, seen: Seen) -> NDArray[np.float64]:
        """Return (10,) how probable each digit is to the network, from what it sees.

        Raises:
            ArgumentError: it was brought to the form of other data.
        """
        if seen.form.name != self.recipe.data:
            raise ArgumentError(
                "Recogniser.probabilities: this network learned from other data",
                expected=f"see(picture, {self.recipe.data.upper()})",
                given=f"a picture in the form of {seen.form.name}",
            )
        scores = training.predict(self.model, seen.row).astype(np.float64)
        probabilities: NDArray[np.float64] = np.asarray(softmax(scores))[0]
        return probabilities

    def test_digits(self) -> data.Dataset:
        """Load the digits that it was tested with and did not learn from.

        Raises:
            ArgumentError: MNIST is not on this computer; nothing is downloaded here.
        """
        folder = None
        if self.recipe.data == "mnist":
            folder = folder_of(MNIST_FILES)
            if folder is None:
                raise ArgumentError("MNIST is not on this computer", mend="chainrule digits --data mnist")
        return load_parts(self.recipe, np.random.default_rng(self.recipe.seed), folder).test

    def to_dict(self) -> dict[str, Any]:
        """What is to be said of it, as plain data for JSON."""
        return {
            "accuracy": self.accuracy,
            "n_test": self.n_test,
            "trained": self.trained.isoformat(timespec="minutes"),
            "recipe": asdict(self.recipe),
            "n_parameters": self.model.n_parameters,
        }


def load_recogniser(folder: Path) -> Recogniser:
    """Load the recogniser that `chainrule digits` or the lab wrote into a folder.

    Raises:
        FileError: there is none.
        FileFormatError: it is damaged, or its training did not come to an end.
    """
    path = folder / HISTORY
    with ReadingFile(path):
        text = path.read_text(encoding="utf-8", errors="replace")
    model = load_model(folder / MODEL)
    try:
        history = json.loads(text)
        recipe = Recipe(**{**history["recipe"], "hidden": tuple(history["recipe"]["hidden"])})
        finished = history["finished"] is True
        side = FORMS[recipe.data].side
        if training.predict(model, np.zeros((1, side**2), np.float32)).shape != (1, 10):
            raise ValueError("the network does not give ten numbers")
        accuracy, n_test = float(history["accuracy"]), int(history["examples"]["test"])
    except (ValueError, TypeError, LookupError) as error:
        raise FileFormatError(
            f"{folder} holds no recogniser of digits",
            given=f"{type(error).__name__}: {error}",
            mend=f"chainrule digits --out {folder}",
        ) from error
    if not finished:
        raise FileFormatError(
            f"the training in {folder} was interrupted", mend=f"chainrule digits --resume --out {folder}"
        )
    when = datetime.fromtimestamp((folder / MODEL).stat().st_mtime).astimezone()
    return Recogniser(model, recipe, accuracy, n_test, when, folder)


def find_recogniser(name: str, folders: Iterable[Path]) -> Recogniser | None:
    """Return the first whole recogniser of the data set `name` in these folders; None if there is none."""
    for folder in folders:
        if not (folder / HISTORY).is_file():
            continue
        try:
            found = load_recogniser(folder)
        except ChainruleError:
            continue
        if found.recipe.data == name:
            return found
    return None
