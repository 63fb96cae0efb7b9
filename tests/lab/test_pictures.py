"""What holds for every picture, whichever it is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

from chainrule.course.exercise import catalogue
from chainrule.course.framework import stand_in
from chainrule.errors import ArgumentError
from chainrule.lab.frames import Frame, decode
from chainrule.lab.pictures import PICTURES, find, script_of
from chainrule.lab.pictures.controls import Choice, Flag, Number, Numbers, Rows, Whole
from chainrule.lab.pictures.results import WrongResult, array, number, several

ALL = sorted(PICTURES)


def drawn(name: str, functions: dict[str, Any] | None = None, **controls: Any) -> Frame:
    """A picture on the course's functions, or on those that are given in their place."""
    wanted = find(name)
    own = {one: stand_in(exercise, one) for one, exercise in wanted.needs.items()}
    with np.errstate(all="ignore"):
        return wanted.draw(SimpleNamespace(**{**own, **(functions or {})}), {}, wanted.read(controls))


def test_every_picture_that_an_exercise_names_is_there() -> None:
    named = {one.picture for one in catalogue() if one.picture}
    assert named <= PICTURES.keys()


@pytest.mark.parametrize("name", ALL)
def test_what_a_picture_needs_is_written_in_the_course(name: str) -> None:
    for function, exercise in find(name).needs.items():
        found = catalogue().get(exercise)
        assert found is not None
        assert function in found.provides


@pytest.mark.parametrize("name", ALL)
def test_a_picture_draws_on_the_courses_functions_as_it_stands_at_first(name: str) -> None:
    frame = drawn(name)
    header, arrays = decode(frame.encode(seq=1, source="reference", error=None, mine=[]))
    assert header["values"].keys() == frame.values.keys()
    assert {key: one.shape for key, one in arrays.items()} == {key: one.shape for key, one in frame.arrays.items()}
    again = drawn(name)
    for key, one in frame.arrays.items():
        np.testing.assert_array_equal(one, again.arrays[key], err_msg=key)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("source", ["reference", "mine"])
def test_a_pictures_state_as_a_script_draws_it_and_prints_its_numbers(
    name: str, source: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = find(name)
    text = script_of(wanted, wanted.read({}), source, catalogue())
    assert max(map(len, text.splitlines())) <= 120
    assert len(text.splitlines()) <= 60
    if source == "mine":
        compile(text, name, "exec")
        return
    monkeypatch.setattr(plt, "show", lambda: None)
    plt.close("all")
    exec(compile(text, name, "exec"), {"__name__": "__main__"})
    assert plt.gcf().axes, "the script draws nothing"
    assert capsys.readouterr().out.strip(), "the script prints no number"
    plt.close("all")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("result", [None, "text", np.zeros((3, 5, 2)), [1, [2, 3]], np.nan, np.inf, True])
def test_a_function_that_gives_nonsense_ends_in_a_word_or_a_frame(name: str, result: Any) -> None:
    for function in find(name).needs:
        told = ""
        try:
            frame = drawn(name, {function: lambda *_, **__: result})
        except WrongResult as wrong:
            told = str(wrong)
        assert f"your {function} gave" in told or frame.encode(seq=1, source="mine", error=None, mine=[])


@pytest.mark.parametrize("name", ALL)
def test_controls_that_do_not_exist_or_do_not_fit_are_refused(name: str) -> None:
    wanted = find(name)
    with pytest.raises(ArgumentError, match="there is no control"):
        wanted.read({"nothing of the kind": 1})
    with pytest.raises(ArgumentError, match="no table"):
        wanted.read([1, 2])
    for control in wanted.controls:
        with pytest.raises(ArgumentError, match="does not fit"):
            wanted.read({control: {"a": 1}})


@pytest.mark.parametrize(
    ("control", "good", "bad"),
    [
        (Number(1.0, 0, 2), [0, 2, 1.5], [-1, 3, np.nan, True, "1", None]),
        (Whole(1, 0, 2), [0, 2, 1.0], [0.5, 3, np.inf, True]),
        (Choice(("a", "b")), ["b"], ["c", 1, None]),
        (Flag(), [True, False], [0, 1, "true"]),
        (Numbers((1.0,), 2, 1, 0, 9), [[1], [1, 2]], [[], [1, 2, 3], [10], 1, ["1"]]),
        (Rows((), 2, 3, -1, 1), [[], [[0, 1]]], [[[0]], [[0, 2]], [[0, 0]] * 4, [1, 2]]),
    ],
)
def test_a_control_takes_what_fits_and_refuses_the_rest(control: Any, good: list[Any], bad: list[Any]) -> None:
    control.read("it", control.default)
    for value in good:
        control.read("it", value)
    for value in bad:
        with pytest.raises(ArgumentError):
            control.read("it", value)


def test_results_are_numbers_or_are_told_in_words() -> None:
    assert array("f", 2, (3,)).tolist() == [2, 2, 2]
    assert number("f", np.float32(1.5)) == 1.5
    with pytest.raises(WrongResult, match=r"your predict gave None \(is there a return\?\)"):
        array("predict", None, (4,))
    with pytest.raises(WrongResult, match=r"shape \(2, 2\); the picture needs \(4,\)"):
        array("predict", np.zeros((2, 2)), (4,))
    with pytest.raises(WrongResult, match="needs 3 results"):
        several("train", (1, 2), 3)
