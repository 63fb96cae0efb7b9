"""The ladder of diagnoses: tables to be read from top to bottom. The first rung that applies is the verdict.

A rung is a function that looks at an attempt and returns a Finding or None. An exercise adds diagnoses of its own
(its misconceptions and requirements) without touching these tables.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chainrule.course.attempt import Attempt, Source
from chainrule.course.checking import Answer
from chainrule.course.rungs import answers, beyond, calling, repair, shapes, source, values
from chainrule.course.verdict import Finding

FILE: tuple[Callable[[Source], Finding | None], ...] = (
    source.empty,
    source.syntax,
)
"""The file as a whole; when it can be read it is loaded, and each of its functions climbs the next table."""

FUNCTION: tuple[Callable[[Attempt], Finding | None], ...] = (
    # Is there something to call?
    calling.missing,
    calling.not_attempted,
    calling.wrong_parameters,
    # Does it run?
    calling.forbidden,
    calling.misconception_that_raises,
    repair.one_edit_from_running,
    calling.raised,
    calling.no_error,
    # Is it exactly one of the exercise's own known misconceptions? Or only in another order?
    values.misconception,
    values.results_swapped,
    # Is the result of the right kind?
    shapes.returned_none,
    shapes.returned_type,
    shapes.number_of_results,
    shapes.broadcast_table,
    shapes.wrong_shape,
    shapes.wrong_dtype,
    # Are the caller's arguments as before?
    calling.input_changed,
    # Is it the same each time?
    beyond.not_reproducible,
    # Are the values those of another, nearby question?
    values.arguments_swapped,
    values.argument_unused,
    values.examples_left_out,
    # Are they the right ones times a factor, or a misconception's?
    values.own_convention,
    values.factor,
    values.misconception_times_factor,
    values.component_times_factor,
    # Is the program one small edit away from being right?
    repair.loop_variable_changed,
    repair.one_edit_from_right,
    shapes.other_shape,
    # Is only a part of them wrong?
    values.component,
    # Has something been done to the right ones?
    values.transformed,
    values.rearranged,
    values.some_cases,
    values.not_a_number,
    values.differ,
    # The values are right. Are they in extreme cases, and does the function behave?
    beyond.unstable,
    beyond.requirement,
)

ANSWER: tuple[Callable[[Source, Answer, Any], Finding | None], ...] = (
    answers.missing,
    answers.not_attempted,
    answers.misconception,
    answers.wrong_kind,
    answers.wrong,
    answers.requirement,
)
"""A constant in place of a function."""

REMARKS: tuple[Callable[[Attempt], str | None], ...] = (
    beyond.by_hand,
    beyond.slow,
)
"""Said of what is right; never a failure."""
