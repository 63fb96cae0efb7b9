"""What a picture is: a function of its controls that draws on given functions, the course's own or the learner's.

    @picture("line", needs={"predict": "line-predict"}, w=Number(0.1), b=Number(60))
    def line(functions, *, w, b):
        return Frame(...)

The same controls and the same functions give the same frame. A picture that would be slow that way, such as a
network in training, may keep a memory: it makes frames sooner and never different.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from chainrule.errors import ArgumentError, nearest
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Control

Functions = SimpleNamespace
Memory = dict[str, Any]
Draw = Callable[..., Frame]


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: its name in an exercise's `picture`, and in the browser's questions.
        needs: the functions that it calls, by name, with the exercise in which each is written.
        controls: what can be moved.
        compute: compute(functions, **controls), or compute(functions, memory, **controls), gives a Frame.
        remembers: whether compute takes a memory.
        script: the body of a Python script that shows the same with matplotlib; it finds the controls and the
            functions under their names, and `np` and `plt`.
    """

    name: str
    needs: dict[str, str]
    controls: dict[str, Control]
    compute: Draw
    remembers: bool
    script: str

    def draw(self, functions: Functions, memory: Memory, controls: Mapping[str, Any]) -> Frame:
        """Compute a frame; `controls` are as `read` gives them."""
        return self.compute(functions, *([memory] if self.remembers else []), **controls)

    def read(self, arguments: Any) -> dict[str, Any]:
        """Return the value of every control: what was sent, else its default.

        Raises:
            ArgumentError: there is no such control, or its value does not fit.
        """
        if not isinstance(arguments, dict):
            raise ArgumentError(
                "the controls are no table", expected="names and values", given=f"{arguments!r:.80}"
            )
        for name in arguments:
            if name not in self.controls:
                raise _unknown("control", name, list(self.controls))
        return {
            name: control.read(name, arguments[name]) if name in arguments else control.default
            for name, control in self.controls.items()
        }


PICTURES: dict[str, Picture] = {}


def picture(
    name: str, *, needs: dict[str, str], script: str, remembers: bool = False, **controls: Control
) -> Callable[[Draw], Draw]:
    """Decorate the function that computes a picture; the arguments are those of Picture."""

    def remember(compute: Draw) -> Draw:
        PICTURES[name] = Picture(name, needs, controls, compute, remembers, script)
        return compute

    return remember


def find(name: Any) -> Picture:
    """Return a picture by its name.

    Raises:
        ArgumentError: there is none of that name.
    """
    if name not in PICTURES:
        raise _unknown("picture", name, sorted(PICTURES))
    return PICTURES[name]


def _unknown(what: str, name: Any, known: list[str]) -> ArgumentError:
    guess = nearest(str(name), known)
    return ArgumentError(
        f"there is no {what} {name!r:.80}",
        expected=", ".join(known),
        mend=f"did you mean {guess}?" if guess else None,
    )
