"""A constant in place of a function: the answers of *predict* and *play* exercises."""

from __future__ import annotations

from typing import Any

from chainrule.course.attempt import Source
from chainrule.course.checking import Answer
from chainrule.course.comparison import as_numbers, close_arrays, written
from chainrule.course.rungs.calling import describe_error
from chainrule.course.verdict import Finding


def missing(source: Source, answer: Answer, value: Any) -> Finding | None:
    """The file does not give it a value."""
    if source.definition(answer.name) is not None:
        return None
    return Finding("missing", "the file gives it no value", f"Write {answer.name} = … at the beginning of a line.")


def not_attempted(source: Source, answer: Answer, value: Any) -> Finding | None:
    """It is still `...`, or what the starter had."""
    if value is not ... and not source.is_as_in_starter(answer.name):
        return None
    node = source.definition(answer.name)
    return Finding(
        "not-attempted", "no answer yet", "Replace what stands there by your answer, and save.",
        line=getattr(node, "lineno", None),
    )  # fmt: skip


def misconception(source: Source, answer: Answer, value: Any) -> Finding | None:
    """A wrong answer that the exercise knows."""
    for known in answer.misconceptions:
        if _holds(known.holds, value) is True:
            return Finding(known.name, known.what, known.mend, f"yours: {written(value)}")
    return None


def wrong_kind(source: Source, answer: Answer, value: Any) -> Finding | None:
    """A number was asked for and a text came, or a table of another shape."""
    if answer.expected is None:
        return None
    wanted, given = as_numbers(answer.expected), as_numbers(value)
    if wanted is None:
        return None
    kinds = {"b": "True or False", "i": "a whole number", "u": "a whole number", "f": "a number"}
    kind = kinds.get(wanted.dtype.kind, "a number") if wanted.ndim == 0 else f"numbers of shape {wanted.shape}"
    if given is None or given.shape != wanted.shape:
        return Finding(
            "answer-kind", f"the answer is {kind}", f"Write {answer.name} = and {kind}.", f"yours: {written(value)}"
        )
    return None


def wrong(source: Source, answer: Answer, value: Any) -> Finding | None:
    """Not the right answer; the answer itself is not given away."""
    if answer.expected is None:
        return None
    wanted, given = as_numbers(answer.expected), as_numbers(value)
    if wanted is None or given is None:
        right = value == answer.expected
    else:
        scale = max(1.0, float(abs(wanted).max(initial=0)))
        right = close_arrays(given, wanted, answer.tolerance / scale) or bool(
            (abs(given * 1.0 - wanted) <= answer.tolerance).all()
        )
    if right:
        return None
    return Finding(
        "answer", "not yet right", "Try it on paper, or with a few lines of code.", f"yours: {written(value)}"
    )


def requirement(source: Source, answer: Answer, value: Any) -> Finding | None:
    """What the answer must fulfil does not hold."""
    for wanted in answer.requirements:
        held = _holds(wanted.holds, value)
        if isinstance(held, Exception):
            return describe_error(held, source)
        if held is not True:
            return Finding(
                wanted.name, wanted.what, wanted.mend, held if isinstance(held, str) else f"yours: {written(value)}"
            )
    return None


def _holds(predicate: Any, value: Any) -> Any:
    """What a predicate says of a learner's value; the exception where it cannot cope with it."""
    try:
        held = predicate(value)
    except Exception as error:
        return error
    return held if isinstance(held, str) else bool(held)
