"""Every exception that chainrule raises: what happened, what was expected, what was given, how to mend it.

Each is also the built-in exception that a Python programmer would catch (`ShapeError` is a `ValueError`),
and its traceback ends with the line of *your* program that led here.
"""

from __future__ import annotations

import linecache
import sys
from pathlib import Path
from typing import Any

PACKAGE_FOLDER = str(Path(__file__).parent)
STANDARD_LIBRARY = str(Path(linecache.__file__).parent)


class ChainruleError(Exception):
    """The root of every error that chainrule raises.

    Args:
        what: one sentence that says what went wrong, naming the function and the argument.
        expected: what the argument should have been.
        given: what it was (shape, dtype, value).
        mend: what to write instead.
    """

    def __init__(
        self,
        what: str,
        *,
        expected: str | None = None,
        given: str | None = None,
        mend: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.expected = expected
        self.given = given
        self.mend = mend
        self.layers: list[str] = []
        line = _line_of_caller()
        if line is not None:
            self.add_note(f"Your line: {line}")

    def inside(self, layer: str) -> None:
        """Note that the error came up through `layer`; the outermost layer is noted last."""
        self.layers.insert(0, layer)

    def __str__(self) -> str:
        lines = [self.what]
        if self.layers:
            lines.append(f"  in layer: {' > '.join(self.layers)}")
        for title, text in (("expected", self.expected), ("given", self.given), ("mend", self.mend)):
            if text is not None:
                indented = text.replace("\n", "\n            ")
                lines.append(f"  {title + ':':<9} {indented}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        notes = getattr(self, "__notes__", [])
        return _rebuild, (type(self), self.what, self.expected, self.given, self.mend, self.layers, notes)


class ShapeError(ChainruleError, ValueError):
    """Array shapes that do not fit together."""


class DTypeError(ChainruleError, TypeError):
    """An array or argument of the wrong type."""


class ArgumentError(ChainruleError, ValueError):
    """An argument with a value that has no meaning here."""


class OutOfRangeError(ChainruleError, IndexError):
    """An index past the end of an axis."""


class DataError(ChainruleError, ValueError):
    """Data that nothing can be learnt from: empty, not a number, infinite, labels out of range."""


class GraphError(ChainruleError, RuntimeError):
    """A derivative was asked for that the recorded graph cannot give."""


class NoRuleError(ChainruleError, TypeError):
    """A function without a derivative rule was applied to a Tensor."""


class RuleError(ChainruleError, RuntimeError):
    """An op's rule returned something that cannot be the gradient of its input."""


class GradientCheckError(ChainruleError, AssertionError):
    """A gradient disagrees with the numerical derivative."""


class MutationError(ChainruleError, TypeError):
    """An attempt to change a Tensor in place."""


class UnknownNameError(ChainruleError, AttributeError):
    """A name that does not exist; the message gives the nearest that does."""


class FileError(ChainruleError, OSError):
    """A file or folder that is missing, cannot be read or cannot be written."""


class FileFormatError(ChainruleError, ValueError):
    """A file that is truncated, corrupted or of another format."""


class DownloadError(ChainruleError, OSError):
    """A data set that could not be fetched from any of its mirrors."""


class TrainingInterrupted(KeyboardInterrupt):
    """Ctrl-C while `fit` was training: raised between two steps, when model and optimizer are whole.

    Attributes:
        history: the History up to here.
    """

    def __init__(self, history: Any) -> None:
        super().__init__("training was interrupted; the model is as the last whole step left it")
        self.history = history


def nearest(name: str, candidates: list[str]) -> str | None:
    """Return the candidate that `name` was most likely meant to be, or None."""
    import difflib  # only ever needed on the way to an error

    matches = difflib.get_close_matches(name, candidates, n=1, cutoff=0.7)
    return matches[0] if matches else None


def _rebuild(
    kind: type[ChainruleError],
    what: str,
    expected: str | None,
    given: str | None,
    mend: str | None,
    layers: list[str],
    notes: list[str],
) -> ChainruleError:
    error = kind(what, expected=expected, given=given, mend=mend)
    error.layers, error.__notes__ = layers, notes
    return error


def _line_of_caller() -> str | None:
    """Find the line that the user wrote: the innermost outside this package, NumPy and the standard library."""
    frame = sys._getframe(1)
    while _is_ours_or_python(frame.f_code.co_filename):
        if frame.f_back is None:
            return None
        frame = frame.f_back
    file, number = frame.f_code.co_filename, frame.f_lineno
    source = linecache.getline(file, number).strip()
    return f"{Path(file).name}:{number}" + (f"  {source}" if source else "")


def _is_ours_or_python(file: str) -> bool:
    path = Path(file)
    return (
        file.startswith((PACKAGE_FOLDER, "<frozen"))
        or str(path.parent) == STANDARD_LIBRARY
        or ("numpy" in path.parts and "site-packages" in path.parts)
    )
