"""How the recogniser of handwritten digits is trained: all that can be chosen, and what serves which data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from chainrule.errors import ArgumentError, FileFormatError
from chainrule.files import Reading, write_whole

CHECKPOINT, SETTINGS = "checkpoint.safetensors", "recipe.json"
OUT = "chainrule-digits"
"""The folder in which `chainrule digits` leaves what it has trained, unless it is told another."""
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
    with Reading(out / SETTINGS):
        text = (out / SETTINGS).read_text(encoding="utf-8", errors="replace")
    try:
        settings = json.loads(text)
        return Recipe(**{**settings, "hidden": tuple(settings["hidden"])})
    except (ValueError, TypeError, KeyError) as error:
        raise FileFormatError(
            f"{out / SETTINGS} is damaged", given=f"{error}", mend="start anew, without --resume"
        ) from error
