"""What an error says, where it points, and that it survives the way between processes."""

from __future__ import annotations

import inspect
import pickle
import traceback
from typing import Any

import numpy as np
import pytest

from chainrule import errors
from chainrule.autodiff import Tensor, ops
from chainrule.errors import ArgumentError, ChainruleError, ShapeError, nearest

KINDS = [
    kind
    for kind in vars(errors).values()
    if inspect.isclass(kind) and issubclass(kind, ChainruleError) and kind is not ChainruleError
]


def test_the_message_is_what_expected_given_and_mend_in_this_order() -> None:
    error = ShapeError("labels do not fit logits", expected="(32,)", given="(32, 1)", mend="labels.ravel()")
    assert str(error) == (
        "labels do not fit logits\n"  # one line each, the titles aligned
        "  expected: (32,)\n"
        "  given:    (32, 1)\n"
        "  mend:     labels.ravel()"
    )


def test_parts_that_are_not_known_leave_no_line() -> None:
    assert str(ShapeError("nothing to join")) == "nothing to join"
    assert str(ShapeError("too large", given="9")) == "too large\n  given:    9"


def test_further_lines_of_a_part_stand_below_its_first() -> None:
    lines = str(ShapeError("no", mend="this\nor that")).splitlines()
    assert lines[1].index("this") == lines[2].index("or that")


def test_layers_are_named_from_the_outside_in() -> None:
    error = ShapeError("matmul: (2, 3) @ (4, 5) do not fit", given="(2, 3)")
    error.inside("1 Linear(4, 5)")
    error.inside("Sequential")
    assert str(error).splitlines()[1] == "  in layer: Sequential > 1 Linear(4, 5)"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_every_error_is_also_a_built_in_one_and_documented(kind: type[ChainruleError]) -> None:
    built_in = [base for base in kind.__mro__ if base.__module__ == "builtins"]
    assert built_in[0] not in (Exception, BaseException, object)
    assert kind.__doc__
    with pytest.raises(built_in[0], match="what"):
        raise kind("what")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_errors_survive_pickling(kind: type[ChainruleError]) -> None:
    error = kind("what", expected="this", given="that", mend="so")
    error.inside("Linear")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert str(copy) == str(error)
    assert (copy.what, copy.expected, copy.given, copy.mend, copy.layers) == (
        "what",
        "this",
        "that",
        "so",
        ["Linear"],
    )


def notes_of(call: Any) -> list[str]:
    with pytest.raises(ChainruleError) as caught:
        call()
    return list(caught.value.__notes__)


def test_the_note_names_the_callers_line() -> None:
    notes = notes_of(lambda: Tensor(np.ones((2, 3))) @ np.ones((2, 3)))
    line = inspect.currentframe().f_lineno - 1  # type: ignore[union-attr]
    assert notes == [
        f"Your line: test_errors.py:{line}  notes = notes_of(lambda: Tensor(np.ones((2, 3))) @ np.ones((2, 3)))"
    ]


def test_the_note_skips_the_librarys_own_frames() -> None:
    def loss(x: Any) -> Any:
        return ops.reshape(x, shape=(7,)).sum()  # this line

    (note,) = notes_of(lambda: ops.stack([loss(Tensor([1.0, 2.0]))]))
    assert note.endswith("return ops.reshape(x, shape=(7,)).sum()  # this line")


def test_the_note_stands_at_the_end_of_a_traceback() -> None:
    try:
        ops.max(np.ones(0))
    except ShapeError as error:
        text = "".join(traceback.format_exception(error))
    assert text.rstrip().splitlines()[-1].startswith("Your line: test_errors.py:")


def test_code_without_a_file_still_gets_a_note() -> None:
    with pytest.raises(ArgumentError) as caught:
        exec(compile("x = 1\nraise ArgumentError('what')", "<learner>", "exec"), {"ArgumentError": ArgumentError})
    assert caught.value.__notes__ == ["Your line: <learner>:2"]


@pytest.mark.parametrize(
    ("name", "candidates", "expected"),
    [
        ("learning_rat", ["learning_rate", "momentum"], "learning_rate"),
        ("axes", ["axis", "keepdims"], "axis"),
        ("zzz", ["axis", "keepdims"], None),
        ("axis", [], None),
    ],
)
def test_nearest_finds_the_name_that_was_meant(name: str, candidates: list[str], expected: str | None) -> None:
    assert nearest(name, candidates) == expected


def test_pickling_keeps_the_line_of_the_caller() -> None:
    error = ShapeError("x does not fit", mend="x.T")
    assert pickle.loads(pickle.dumps(error)).__notes__ == error.__notes__
