"""Chapter 03's pictures: their numbers, worked out here by hand, and what typical mistakes do to them."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import chainrule.course
from chainrule.course.framework import stand_in
from chainrule.data import make_admissions
from chainrule.lab.pictures import find
from chainrule.lab.pictures.plane import ROWS, SIDE, places
from tests.lab.test_pictures import drawn

CHAPTER = Path(chainrule.course.__file__).parent / "chapters" / "03_perceptron"


def wrong(exercise: str, mistake: str) -> dict[str, Any]:
    """The functions of a typical wrong answer."""
    found = runpy.run_path(str(CHAPTER / exercise / "wrong" / f"{mistake}.py"), {"np": np})
    return {name: one for name, one in found.items() if callable(one)}


def test_a_map_asks_at_the_centres_of_its_cells_and_of_one_more_around_them() -> None:
    asked = places((0.0, 64.0), (-32.0, 32.0)).reshape(ROWS, ROWS, 2)
    assert asked[1, 1].tolist() == [0.5, 31.5]
    assert asked[SIDE, SIDE].tolist() == [63.5, -31.5]
    assert asked[0, 0].tolist() == [-0.5, 32.5]
    assert asked[0, -1].tolist() == [64.5, 32.5]


class TestBoundary:
    def test_the_lessons_rule_admits_whom_the_college_admits(self) -> None:
        frame = drawn("perceptron-boundary", w1=0.5, w2=0.5, b=-50)
        students = make_admissions(40, seed=0)
        assert frame.values["mistakes"] == 0
        np.testing.assert_array_equal(frame.arrays["y_hat"], students.y)
        np.testing.assert_allclose(frame.arrays["scores"], students.X.mean(axis=1) - 50, atol=1e-4)
        assert [frame.values[f"step_{one}"] for one in ("below", "at_0", "above")] == [0, 1, 1]

    def test_mistakes_are_the_students_whose_score_has_the_other_sign(self) -> None:
        frame = drawn("perceptron-boundary", w1=0.7, w2=0.2, b=-35)
        students = make_admissions(40, seed=0)
        admitted = 0.7 * students.X[:, 0] + 0.2 * students.X[:, 1] - 35 >= 0
        assert frame.values["mistakes"] == np.sum(admitted != students.y) == 5

    def test_twice_w_and_b_are_twice_the_scores_and_the_same_answers(self) -> None:
        once, twice = (drawn("perceptron-boundary", w1=k * 0.7, w2=k * 0.2, b=k * -35) for k in (1, 2))
        np.testing.assert_allclose(twice.arrays["scores"], 2 * once.arrays["scores"])
        np.testing.assert_array_equal(twice.arrays["region"], once.arrays["region"])

    def test_the_region_is_what_predict_says_and_a_forgotten_bias_moves_it(self) -> None:
        frame = drawn("perceptron-boundary")
        right = places((-4.0, 104.0), (-4.0, 104.0)) @ [0.7, 0.2] - 35 >= 0
        np.testing.assert_array_equal(frame.arrays["region"], right)
        forgotten = drawn("perceptron-boundary", wrong("01_step", "bias_ignored"))
        assert forgotten.arrays["region"].mean() > frame.arrays["region"].mean() + 0.3
        assert forgotten.values["mistakes"] > 15

    def test_a_strict_step_shows_at_0_alone(self) -> None:
        values = drawn("perceptron-boundary", wrong("01_step", "strict")).values
        assert [values[f"step_{one}"] for one in ("below", "at_0", "above")] == [0, 0, 1]


class TestUpdates:
    @pytest.mark.parametrize(
        ("step", "line", "scores"),
        [
            (0, (0, 0, 0), (np.nan, np.nan)),
            (1, (-1, -2, -1), (0, -6)),
            (2, (2, -1, 0), (-6, 5)),
            (3, (0, -4, -1), (1, -13)),
            (4, (0, -4, -1), (3, 3)),
        ],
    )
    def test_the_first_four_looks_are_those_of_the_lesson(
        self, step: int, line: tuple[float, ...], scores: tuple[float, float]
    ) -> None:
        values = drawn("perceptron-updates", step=step).values
        assert (values["w1"], values["w2"], values["b"]) == line
        np.testing.assert_array_equal((values["score_before"], values["score_after"]), scores)

    def test_a_look_lifts_the_score_by_the_points_square_and_one(self) -> None:
        frame = drawn("perceptron-updates", data="close", learning_rate=0.5, step=1)
        point = frame.arrays["X"][frame.values["row"]]
        gain = frame.values["score_after"] - frame.values["score_before"]
        assert abs(gain) == pytest.approx(0.5 * (point @ point + 1))

    def test_the_walk_ends_with_the_first_pass_without_a_mistake(self) -> None:
        frame = drawn("perceptron-updates", data="close", step=400)
        mistakes = frame.arrays["mistakes"]
        assert frame.values["settled"]
        assert frame.values["step"] == frame.values["looks"] == 20 * len(mistakes)
        assert mistakes[-1] == 0 < mistakes[:-1].min()
        assert mistakes.sum() == np.count_nonzero(np.diff(frame.arrays["path"], axis=0).any(axis=1))
        assert frame.values["wrong"] == 0

    def test_in_the_order_of_train_the_walk_ends_where_train_ends(self) -> None:
        values = drawn("perceptron-updates", data="students", shuffle=True, seed=3, step=400).values
        for name in ("w1", "w2", "b"):
            assert values[name] == values[f"train_{name}"]

    def test_another_learning_rate_makes_no_other_mistakes(self) -> None:
        one, half = (drawn("perceptron-updates", data="close", learning_rate=rate, step=400) for rate in (1, 0.5))
        np.testing.assert_array_equal(one.arrays["changed"], half.arrays["changed"])
        np.testing.assert_allclose(half.arrays["path"], 0.5 * one.arrays["path"])

    def test_a_rule_that_ignores_misses_stands_still_with_points_on_the_wrong_side(self) -> None:
        values = drawn("perceptron-updates", wrong("02_rule", "false_alarms_only"), step=400).values
        assert values["settled"]
        assert values["wrong"] == 2

    def test_a_walk_whose_numbers_run_out_ends(self) -> None:
        def explode(X: Any, y: Any, w: Any, b: float, learning_rate: float) -> Any:
            return w * 1e200 + 1e200, b

        frame = drawn("perceptron-updates", {"perceptron_step": explode}, step=400)
        assert frame.values["looks"] == 4
        assert not frame.values["settled"]


class TestNeverSettles:
    def test_xor_has_mistakes_in_every_pass_and_never_fewer_than_one_point_wrong(self) -> None:
        frame = drawn("perceptron-never-settles", passes=60)
        assert frame.arrays["mistakes"].shape == (60,)
        assert frame.arrays["mistakes"].min() > 0
        assert frame.values["settled"] is None
        assert frame.values["fewest"] == 1

    @pytest.mark.parametrize(
        ("data", "features"), [("and", "plain"), ("students", "plain"), ("xor", "product"), ("circles", "squares")]
    )
    def test_points_that_can_be_parted_settle(self, data: str, features: str) -> None:
        frame = drawn("perceptron-never-settles", data=data, features=features, passes=60)
        assert frame.values["settled"] == frame.values["passes"] == len(frame.arrays["mistakes"]) < 60
        assert frame.arrays["mistakes"][-1] == 0 < frame.arrays["mistakes"][:-1].min()
        assert frame.values["wrong"] == 0
        np.testing.assert_array_equal(frame.arrays["y_hat"], frame.arrays["y"])

    def test_the_passes_are_those_of_the_rule_written_out(self) -> None:
        frame = drawn("perceptron-never-settles", data="moons", seed=5, passes=3)
        X, y = frame.arrays["X"], frame.arrays["y"].astype(int)
        w, b = np.zeros(2), 0.0
        mistakes: list[int] = []
        lines: list[Any] = []
        for number in (1, 2, 3):
            before = len(lines)
            for i in np.random.default_rng((5, number)).permutation(len(y)):
                error = y[i] - int(w @ X[i] + b >= 0)
                if error != 0:
                    w, b = w + error * X[i], b + error
                    lines.append([*w, b])
            mistakes.append(len(lines) - before)
        assert frame.arrays["mistakes"].tolist() == mistakes
        np.testing.assert_allclose(frame.arrays["ghosts"], lines[-12:])
        np.testing.assert_allclose([frame.values["w1"], frame.values["w2"], frame.values["b"]], [*w, b])

    def test_memory_makes_no_frame_different(self) -> None:
        wanted = find("perceptron-never-settles")
        memory: dict[str, Any] = {}
        functions = SimpleNamespace(**{name: stand_in(id_, name) for name, id_ in wanted.needs.items()})
        for passes in (30, 4, 31):
            remembered = wanted.draw(functions, memory, wanted.read({"data": "circles", "passes": passes}))
            fresh = drawn("perceptron-never-settles", data="circles", passes=passes)
            assert remembered.values == fresh.values
            for name, one in fresh.arrays.items():
                np.testing.assert_array_equal(remembered.arrays[name], one)

    def test_a_rule_that_ignores_misses_comes_to_rest_on_xor_with_points_wrong(self) -> None:
        values = drawn("perceptron-never-settles", wrong("02_rule", "false_alarms_only"), passes=60).values
        assert values["settled"] is not None
        assert values["wrong"] == 2
