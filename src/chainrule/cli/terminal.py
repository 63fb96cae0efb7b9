"""What the terminal shows of a reading: a sentence, bars, confusions, and misread digits drawn in blocks."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.handwriting.reading import Reading
from chainrule.handwriting.recipe import NAMES
from chainrule.handwriting.training import Outcome, Parts

BAR = 30
SHOWN = 6
PICTURE_WIDTH = 16
SHADES = {True: " ░▒▓█", False: " .:*#"}


def speaks_unicode() -> bool:
    """Whether stdout can show blocks and shades."""
    try:
        "█░▒▓✓é".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def introduction(data: str, parts: Parts, n_parameters: int, hidden: tuple[int, ...]) -> str:
    """What is about to be learnt, from what."""
    sizes = " - ".join(map(str, (parts.train.X.shape[1], *hidden, 10)))
    return (
        f"Learning to read {NAMES[data]}\n"
        f"  {len(parts.train):,} to learn from, {len(parts.validation):,} to choose by, "
        f"{len(parts.test):,} kept apart for the test\n"
        f"  network {sizes}: {n_parameters:,} parameters, made of nothing but NumPy\n"
    )


def summary(outcome: Outcome) -> str:
    """Everything that the command says about its outcome."""
    reading = outcome.reading
    right, n = int((reading.y == reading.y_hat).sum()), len(reading.y)
    unicode = speaks_unicode()
    if outcome.finished:
        sentence = f"Read {right:,} of {n:,} unseen handwritten digits correctly: {right / n:.1%}"
    else:
        sentence = (
            f"Interrupted after {len(outcome.history)} whole epochs. Of the {n:,} validation digits it reads "
            f"{right:,} correctly: {right / n:.1%}\n(the test digits stay unseen)"
        )
    lines = ["", sentence, "", "Accuracy by digit", *_bars(reading, unicode)]
    if reading.confused:
        lines += ["", "Most often confused"]
        lines += [f"  {t} taken for {p}: {k} time{'s' if k > 1 else ''}" for t, p, k in reading.confused[:5]]
        lines += ["", "Misread, the surest mistakes first", *_pictures(outcome, unicode)]
    return "\n".join(line.rstrip() for line in lines)


def _bars(reading: Reading, unicode: bool) -> Iterable[str]:
    full, rest = ("█", "░") if unicode else ("#", ".")
    counts = reading.confusion.sum(axis=1)
    for digit, share in enumerate(reading.by_digit):
        length = round(share * BAR)
        wrong = counts[digit] - reading.confusion[digit, digit]
        missed = f"{wrong} of {counts[digit]} misread" if wrong else f"all {counts[digit]} read"
        yield f"  {digit}  {full * length}{rest * (BAR - length)}  {share:6.1%}  {missed}"


def _pictures(outcome: Outcome, unicode: bool) -> Iterable[str]:
    """Misread digits side by side, as many as the terminal is wide."""
    reading = outcome.reading
    examples = getattr(outcome.parts, outcome.on)
    shape = examples.image_shape
    if shape is None:
        return
    width = max(2 * shape[1] if shape[1] <= 8 else shape[1], PICTURE_WIDTH)
    columns = max(1, min(SHOWN, (shutil.get_terminal_size((80, 24)).columns - 2) // (width + 3)))
    rows = reading.misread[:columns]
    drawn = [_blocks(examples.X[i].reshape(shape), unicode) for i in rows]
    for line in zip(*drawn, strict=True):
        yield "  " + "   ".join(f"{part:<{width}}" for part in line)
    captions = [f"{reading.y[i]} read as {reading.y_hat[i]}" for i in rows]
    yield "  " + "   ".join(f"{caption:<{width}}" for caption in captions)
    sure = [f"{reading.probabilities[i, reading.y_hat[i]]:.0%} sure" for i in rows]
    yield "  " + "   ".join(f"{caption:<{width}}" for caption in sure)


def _blocks(image: NDArray[Any], unicode: bool) -> list[str]:
    """An image as text: two characters a pixel, or two rows a line where it is large; so squares stay square."""
    shades = SHADES[unicode]
    if image.shape[1] > 8:
        image = (image[0::2] + image[1::2]) / 2
    levels = np.clip(np.ceil(image * (len(shades) - 1)), 0, len(shades) - 1).astype(int)
    repeat = 2 if image.shape[1] <= 8 else 1
    return ["".join(shades[level] * repeat for level in row) for row in levels]
