"""What the page on which digits are drawn asks of Python: a trained network, its reading, an example, a script."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import training
from chainrule.course.workspace import Workspace
from chainrule.data.mnist import MNIST as MNIST_FILES
from chainrule.data.mnist import folder_of
from chainrule.errors import ArgumentError, ChainruleError, DataError, TrainingInterrupted
from chainrule.files import Writing
from chainrule.handwriting.drawing import FORMS, Form, Seen, see
from chainrule.handwriting.recipe import NAMES, OUT, Recipe, recipe_for
from chainrule.handwriting.recogniser import Recogniser, find_recogniser
from chainrule.handwriting.strokes import PAPER, Stroke, rasterise, strokes_of
from chainrule.handwriting.training import run, save
from chainrule.training.run import Run

STROKES, POINTS, POINTS_IN_ALL = 200, 2000, 20_000
"""What one drawing may have at most."""
HIDDEN = (128, 64)

Content = dict[str, Any]


class Apprentice(training.Callback):
    """A network that is being trained in a thread of its own, and how far it has come.

    Attributes:
        epoch, accuracy: the last finished epoch, and the share of validation digits that was read right after it.
        error: why it came to nothing; None while all is well.
    """

    def __init__(self, recipe: Recipe, folder: Path, data_folder: Path | None) -> None:
        self.recipe, self.folder, self.data_folder = recipe, folder, data_folder
        self.epoch, self.accuracy = 0, 0.0
        self.error: str | None = None
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.learn, daemon=True, name=f"training {recipe.data}")
        self.thread.start()

    def learn(self) -> None:
        """Train, and keep what came of it."""
        try:
            with Writing(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
            outcome = run(self.recipe, None, callbacks=[self], folder=self.data_folder)
            if outcome.finished:
                save(outcome, self.folder)
        except Exception as error:  # whatever it is, the page must hear of it
            self.error = str(error) if isinstance(error, ChainruleError) else f"{type(error).__name__}: {error}"

    def epoch_end(self, run: Run) -> None:
        """Note how far it has come."""
        self.epoch, self.accuracy = run.epoch, run.history["validation_accuracy"][-1]

    def step_end(self, run: Run) -> None:
        """Leave off where the lab is closed."""
        if self.ending.is_set():
            raise TrainingInterrupted(run.history)

    def end_early(self) -> None:
        """Stop between two steps; nothing is kept."""
        self.ending.set()
        self.thread.join(10)


@dataclass
class Known:
    """What is known of one data set's network."""

    recogniser: Recogniser | None = None
    apprentice: Apprentice | None = None
    test_digits: Any = None


class Desk:
    """Where drawings are read.

    Args:
        workspace: the learner's folder; what is trained here is kept in it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.kept = workspace.state / "handwriting"
        self.folders = list(
            dict.fromkeys(place / OUT for place in (workspace.folder, workspace.folder.parent, Path.cwd()))
        )
        self.known = {name: Known() for name in FORMS}
        self.changing = threading.Lock()
        self.answers: dict[str, Callable[[Content], Content]] = {
            "model": self.model, "reading": self.reading, "example": self.example, "script": self.script,
        }  # fmt: skip

    def answer(self, what: str, content: Content) -> Content:
        """Answer one question of the page.

        Raises:
            ArgumentError: there is no such question or model.
            DataError, ShapeError: the drawing is none.
        """
        if what not in self.answers:
            raise ArgumentError(
                "there is no such question", expected=", ".join(self.answers), given=f"{what!r:.80}"
            )
        return self.answers[what](content)

    def close(self) -> None:
        """End what is being trained."""
        for known in self.known.values():
            if known.apprentice is not None:
                known.apprentice.end_early()

    def model(self, content: Content) -> Content:
        """How things stand with a network; it is trained where there is none and its data are on this computer."""
        form = _form(content)
        with self.changing:
            state = self._state(form, again=content.get("again") is True)
            return {"name": form.name, "title": NAMES[form.name], "steps": form.steps, **state}

    def reading(self, content: Content) -> Content:
        """What a network sees in a drawing, and what it reads."""
        form, strokes, switches = _form(content), _strokes(content), _switches(content)
        recogniser = self._recogniser(form)
        seen = see(rasterise(strokes), form, **switches)
        probabilities = recogniser.probabilities(seen)
        return {
            "model": form.name,
            "digit": int(probabilities.argmax()),
            "probabilities": probabilities.tolist(),
            "seen": np.round(seen.pixels, 4).tolist(),
            "box": seen.box,
            "field": form.field,
            "stages": {name: _gray(image) for name, image in _stages(seen).items()},
        }

    def example(self, content: Content) -> Content:
        """A digit of the test set as strokes, somewhere on the paper and of some size."""
        form = _form(content)
        recogniser = self._recogniser(form)
        known = self.known[form.name]
        if known.test_digits is None:
            known.test_digits = recogniser.test_digits()
        number = content.get("number")
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise DataError(
                "number is none of an example", expected="a whole number from 0", given=f"{number!r:.80}"
            )
        digits = known.test_digits
        row = number % len(digits)
        generator = np.random.default_rng(row)
        side = float(generator.integers(150, 221))
        left, top = (float(at) for at in generator.integers(10, PAPER - 10 - int(side), 2, endpoint=True))
        strokes = strokes_of(digits.X[row].reshape(digits.image_shape), left=left, top=top, side=side)
        return {
            "number": row,
            "of": len(digits),
            "digit": int(digits.y[row]),
            "strokes": [{"width": round(one.width, 2), "points": one.points.round(2).tolist()} for one in strokes],
        }

    def script(self, content: Content) -> Content:
        """The same reading as a Python script."""
        form, strokes, switches = _form(content), _strokes(content), _switches(content)
        return {"text": script_of(form, strokes, switches, self._recogniser(form).folder)}

    def _recogniser(self, form: Form) -> Recogniser:
        recogniser = self.known[form.name].recogniser
        if recogniser is None:
            with self.changing:
                self._look(form)
            recogniser = self.known[form.name].recogniser
        if recogniser is None:
            raise ArgumentError(f"the network for {form.name} is not trained yet", mend="wait until it is")
        return recogniser

    def _look(self, form: Form) -> None:
        """Look for a trained network: the learner's own first, then what the lab has trained."""
        known = self.known[form.name]
        found = find_recogniser(form.name, [*self.folders, self.kept / form.name])
        if found is not None and (known.recogniser is None or found.trained != known.recogniser.trained):
            known.recogniser, known.test_digits = found, None

    def _state(self, form: Form, again: bool) -> Content:
        known = self.known[form.name]
        apprentice = known.apprentice
        if apprentice is not None and apprentice.thread.is_alive():
            return {
                "state": "training", "epoch": apprentice.epoch, "epochs": apprentice.recipe.epochs,
                "accuracy": apprentice.accuracy,
            }  # fmt: skip
        self._look(form)
        if known.recogniser is not None:
            by_lab = known.recogniser.folder == self.kept / form.name
            return {"state": "ready", "by": "lab" if by_lab else "command", **known.recogniser.to_dict()}
        if apprentice is not None and not again:
            lost = f"What was trained cannot be read from {apprentice.folder}"
            return {"state": "failed", "error": apprentice.error or lost}
        data_folder = folder_of(MNIST_FILES) if form.name == "mnist" else None
        if form.name == "mnist" and data_folder is None:
            return {"state": "absent"}
        recipe = recipe_for(form.name, HIDDEN, None, 0)
        known.apprentice = Apprentice(recipe, self.kept / form.name, data_folder)
        return {"state": "training", "epoch": 0, "epochs": recipe.epochs, "accuracy": 0.0}


def script_of(form: Form, strokes: list[Stroke], switches: dict[str, bool], folder: Path) -> str:
    """Return a script that reads a drawing as the lab has read it.

    Args:
        form: the form of the network's data.
        strokes: the drawing.
        switches: which steps are taken.
        folder: where the network lies.
    """
    lines = "\n".join(
        f"    Stroke({[tuple(round(float(at), 2) for at in point) for point in one.points]}, width={one.width:g}),"
        for one in strokes
    )
    steps = ", ".join(f"{name}={on}" for name, on in switches.items())
    return f'''"""What a network reads in a drawing, as it stood in the lab."""

from pathlib import Path

import matplotlib.pyplot as plt

from chainrule.handwriting import {form.name.upper()}, Stroke, rasterise, see
from chainrule.handwriting.recogniser import load_recogniser

# x to the right, y down, on a paper of {PAPER} by {PAPER}
strokes = [
{lines}
]

picture = rasterise(strokes)
seen = see(picture, {form.name.upper()}, {steps})
recogniser = load_recogniser(Path({str(folder)!r}))
probabilities = recogniser.probabilities(seen)
for digit, probability in enumerate(probabilities):
    print(f"{{digit}}: {{probability:.1%}}")

left, right = plt.subplots(1, 2)[1]
left.imshow(picture, cmap="gray_r")
left.set_title("drawn")
right.imshow(seen.pixels, cmap="gray_r", vmin=0, vmax=1)
right.set_title(f"seen, and read as {{probabilities.argmax()}}")
plt.show()
'''


def _stages(seen: Seen) -> dict[str, NDArray[Any]]:
    stages = {"scaled": seen.scaled, "placed": seen.placed}
    return stages if seen.bitmap is None else {**stages, "bitmap": seen.bitmap}


def _gray(image: NDArray[Any]) -> list[list[int]]:
    gray: list[list[int]] = np.rint(255 * image).astype(int).tolist()
    return gray


def _form(content: Content) -> Form:
    name = content.get("model")
    if not isinstance(name, str) or name not in FORMS:
        raise ArgumentError("there is no such model", expected=" or ".join(FORMS), given=f"{name!r:.80}")
    return FORMS[name]


def _switches(content: Content) -> dict[str, bool]:
    names = ("crop", "scale", "centre", "straighten")
    given = content.get("switches", {})
    if not isinstance(given, dict) or any(
        name not in names or not isinstance(on, bool) for name, on in given.items()
    ):
        raise DataError(
            "these are no switches", expected=f"{', '.join(names)}: true or false", given=f"{given!r:.80}"
        )
    return {name: given.get(name, True) for name in names}


def _strokes(content: Content) -> list[Stroke]:
    given = content.get("strokes")
    if not isinstance(given, list) or len(given) > STROKES:
        raise DataError(
            "strokes are no drawing",
            expected=f"a list of at most {STROKES} strokes",
            given=f"{len(given)} of them" if isinstance(given, list) else f"{given!r:.80}",
        )
    strokes = [_stroke(one) for one in given]
    total = sum(len(one.points) for one in strokes)
    if total > POINTS_IN_ALL:
        raise DataError("this drawing has too many points", expected=f"at most {POINTS_IN_ALL}", given=f"{total}")
    return strokes


def _stroke(given: Any) -> Stroke:
    points = given.get("points") if isinstance(given, dict) else None
    if not isinstance(points, list) or len(points) > POINTS:
        raise DataError(
            "a stroke is none",
            expected=f'{{"width": 20, "points": [[x, y], ...]}} with at most {POINTS} points',
            given=f"{given!r:.80}",
        )
    if any(isinstance(at, bool | str) for point in points if isinstance(point, list) for at in point):
        raise DataError("a point is no pair of numbers", expected="[x, y]", given=f"{points!r:.80}")
    width = given.get("width")
    if isinstance(width, bool):
        raise DataError("a pen's width is no number", expected="a number above 0", given=f"{width}")
    return Stroke(points, width)
