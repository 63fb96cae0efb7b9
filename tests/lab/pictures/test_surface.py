"""Chapter 01: the map of the cost, what the cost is made of, and the walk downhill."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from chainrule.course.exercise import catalogue
from chainrule.course.framework import stand_in
from chainrule.lab.frames import Frame
from chainrule.lab.pictures import find
from chainrule.lab.pictures.results import WrongResult, vector
from chainrule.lab.pictures.surface import CELLS, SPANS

HOURS = np.array([20.0, 0.0, 36.0, 12.0])
YEARS = np.array([78.0, 65.0, 81.0, 72.0])
BEST = 0.450292, 66.345029
SCALED = (HOURS - 18) / 18


def drawn(name: str, functions: dict[str, Any] | None = None, memory: Any = None, **controls: Any) -> Frame:
    wanted = find(name)
    own = {one: stand_in(exercise, one) for one, exercise in wanted.needs.items()}
    memory = {} if memory is None else memory
    with np.errstate(all="ignore"):
        return wanted.draw(SimpleNamespace(**{**own, **(functions or {})}), memory, wanted.read(controls))


def wrong(exercise: str, file: str, name: str) -> Any:
    """A function of the wrong answers that the exercise comes with."""
    found = catalogue().get(exercise)
    assert found is not None
    space: dict[str, Any] = {"np": np}
    start = found.folder / "starter.py"
    for path in (start, found.folder / "wrong" / f"{file}.py"):
        exec(compile(path.read_text(), path.name, "exec"), space)
    return space[name]


def cost(x: Any, w: float, b: float) -> float:
    return float(np.mean((w * x + b - YEARS) ** 2) / 2)


class TestErrorSurface:
    @pytest.mark.parametrize(("hours", "x"), [("raw", HOURS), ("scaled", SCALED)])
    def test_the_map_has_the_cost_of_every_line_with_w_along_the_columns(self, hours: str, x: Any) -> None:
        surface = drawn("error-surface", hours=hours).arrays["surface"]
        ws, bs = (np.linspace(*span, CELLS) for span in SPANS[hours])
        for row, column in [(0, 0), (7, 50), (60, 60), (33, 2)]:
            assert surface[row, column] == pytest.approx(cost(x, ws[column], bs[row]))

    @pytest.mark.parametrize(("hours", "best"), [("raw", BEST), ("scaled", (8.105263, 74.450292))])
    def test_the_best_line_has_the_least_cost_and_no_slope_in_either_scale(self, hours: str, best: Any) -> None:
        values = drawn("error-surface", hours=hours, w=best[0], b=best[1]).values
        assert values["cost"] == pytest.approx(1.413743, abs=1e-6)
        assert values["dw"] == pytest.approx(0, abs=1e-3)
        assert values["db"] == pytest.approx(0, abs=1e-4)

    def test_the_slopes_by_hand_fit_the_gradient_and_the_nudge(self) -> None:
        values = drawn("error-surface", w=0.1, b=60.0).values
        # Errors -16, -5, -17.4, -10.8: their mean, and the mean of each times its hours.
        assert values["db"] == pytest.approx(-12.3)
        assert values["dw"] == pytest.approx((-16 * 20 - 17.4 * 36 - 10.8 * 12) / 4)
        assert values["dw_measured"] == pytest.approx(values["dw"], rel=1e-6)
        assert values["db_measured"] == pytest.approx(values["db"], rel=1e-6)

    def test_the_steps_downhill_follow_the_gradient(self) -> None:
        frame = drawn("error-surface", w=0.1, b=60.0)
        path, rate = frame.arrays["path"], frame.values["rate"]
        assert path.shape == (9, 2)
        np.testing.assert_allclose(path[1], [0.1 + rate * 269.0, 60 + rate * 12.3])
        assert np.all(np.diff(frame.arrays["path_cost"]) < 0)
        assert frame.arrays["path_cost"][3] == pytest.approx(cost(HOURS, *path[3]))

    def test_the_map_is_remembered_and_each_scale_has_its_own(self) -> None:
        calls = []

        def counted(x: Any, y: Any, ws: Any, bs: Any) -> Any:
            calls.append(len(ws))
            return stand_in("line-surface", "cost_surface")(x, y, ws, bs)

        memory: dict[str, Any] = {}
        moved = [drawn("error-surface", {"cost_surface": counted}, memory, w=w) for w in (0.1, 0.2, 0.3)]
        assert calls == [CELLS]
        scaled = drawn("error-surface", {"cost_surface": counted}, memory, hours="scaled").arrays["surface"]
        assert calls == [CELLS, CELLS]
        assert not np.allclose(scaled, moved[0].arrays["surface"])

    def test_swapped_axes_move_the_valley(self) -> None:
        swapped = wrong("line-surface", "axes_swapped", "cost_surface")
        surface = drawn("error-surface", {"cost_surface": swapped}).arrays["surface"]
        ws, bs = (np.linspace(*span, CELLS) for span in SPANS["raw"])
        row, column = np.unravel_index(np.argmin(surface), surface.shape)
        assert abs(ws[column] - BEST[0]) > 0.3
        assert abs(bs[row] - BEST[1]) > 5

    def test_a_gradient_with_a_wrong_sign_walks_uphill_and_differs_from_the_nudge(self) -> None:
        frame = drawn("error-surface", {"gradient": wrong("line-gradient", "sign", "gradient")})
        assert frame.values["dw"] == pytest.approx(-frame.values["dw_measured"])
        assert np.all(np.diff(frame.arrays["path_cost"]) > 0)


class TestResidualSquares:
    def test_the_example_by_hand_has_two_squares_of_area_one(self) -> None:
        frame = drawn("residual-squares", data="small", w=2.0, b=1.0)
        np.testing.assert_array_equal(frame.arrays["errors"], [0, 0, 1, 1])
        assert [frame.values[name] for name in ("sum", "mean", "half_mean", "cost")] == [2, 0.5, 0.25, 0.25]

    def test_errors_with_their_signs_cancel_and_distances_do_not(self) -> None:
        signed = drawn("residual-squares", data="small", kind="signed", w=2.0, b=1.0)
        np.testing.assert_array_equal(signed.arrays["errors"], [0, 0, -1, 1])
        assert signed.values["sum"] == 0
        assert signed.values["half_mean"] is None
        assert drawn("residual-squares", data="small", kind="absolute", w=2.0, b=1.0).values["sum"] == 2

    @pytest.mark.parametrize(("file", "ratio"), [("cost_no_half", 2), ("cost_sum_no_half", 8), ("cost_sum", 4)])
    def test_a_cost_that_is_not_half_the_mean_stands_beside_it(self, file: str, ratio: float) -> None:
        values = drawn("residual-squares", {"cost": wrong("line-cost", file, "cost")}).values
        assert values["cost"] == pytest.approx(ratio * values["half_mean"])

    def test_squares_are_drawn_as_they_came(self) -> None:
        doubled = wrong("line-cost", "squared_doubled", "squared_error")
        frame = drawn("residual-squares", {"squared_error": doubled}, data="small", w=2.0, b=0.0)
        assert not np.allclose(frame.arrays["errors"], [1, 1, 4, 0])
        assert frame.values["half_mean"] != pytest.approx(frame.values["cost"])

    def test_a_function_that_changes_its_arguments_does_not_move_the_points(self) -> None:
        def spoiled(y_hat: Any, y: Any) -> Any:
            y -= y_hat
            return y**2

        np.testing.assert_array_equal(drawn("residual-squares", {"squared_error": spoiled}).arrays["y"], YEARS)


class TestDescentPath:
    def test_the_walk_by_hand(self) -> None:
        frame = drawn("descent-path", w=0.1, b=60.0, rate=0.001, steps=1)
        np.testing.assert_allclose(frame.arrays["path"], [[0.1, 60], [0.369, 60.0123]])
        assert frame.values["history"] == pytest.approx([cost(HOURS, 0.1, 60), cost(HOURS, 0.369, 60.0123)])

    def test_single_steps_end_where_all_steps_at_once_end(self) -> None:
        frame = drawn("descent-path", hours="scaled", w=0.0, b=60.0, rate=1.0, steps=40)
        np.testing.assert_allclose(frame.arrays["path"][-1], [frame.values["w"], frame.values["b"]])
        np.testing.assert_allclose(frame.arrays["path"][-1], [8.105263, 74.450292], rtol=1e-6)
        assert frame.values["history"][-1] == pytest.approx(1.413743, abs=1e-6)
        assert len(frame.values["history"]) == frame.values["costs"] == 41

    @pytest.mark.parametrize(("hours", "limit"), [("raw", 0.00434), ("scaled", 1.987)])
    def test_beyond_the_largest_rate_the_cost_rises_and_below_it_falls(self, hours: str, limit: float) -> None:
        below, beyond = (
            drawn("descent-path", hours=hours, rate=rate, steps=200).values["history"]
            for rate in (0.99 * limit, 1.01 * limit)
        )
        assert below[-1] < below[0]
        assert beyond[-1] > beyond[-2]

    def test_a_walk_that_runs_away_ends_in_nothing_and_its_costs_stay_exact(self) -> None:
        frame = drawn("descent-path", rate=10.0, steps=60)
        assert np.isfinite(frame.arrays["path"][0]).all()
        assert np.isnan(frame.arrays["path"][-1]).all()
        assert 1e40 < frame.values["history"][12] < 1e100
        assert frame.encode(seq=1, source="mine", error=None, mine=[])

    def test_no_steps_are_a_walk_of_one_place(self) -> None:
        frame = drawn("descent-path", steps=0)
        np.testing.assert_array_equal(frame.arrays["path"], [[0.1, 60.0]])

    def test_a_walk_uphill_climbs(self) -> None:
        uphill = wrong("line-descent", "uphill", "gradient_descent")
        history = drawn("descent-path", {"gradient_descent": uphill}, steps=5).values["history"]
        assert np.all(np.diff(history) > 0)

    def test_a_diary_without_its_start_is_drawn_as_it_came(self) -> None:
        late = wrong("line-descent", "history_lacks_start", "gradient_descent")
        frame = drawn("descent-path", {"gradient_descent": late}, steps=5)
        assert frame.values["costs"] == 5
        assert frame.values["history"][0] < cost(HOURS, 0.1, 60)

    def test_steps_that_remember_end_elsewhere_in_one_call(self) -> None:
        momentum = wrong("line-descent", "momentum", "gradient_descent")
        frame = drawn("descent-path", {"gradient_descent": momentum}, rate=0.001, steps=10)
        assert abs(frame.arrays["path"][-1, 0] - frame.values["w"]) > 0.01


def test_a_vector_may_have_any_length_and_is_a_list_of_numbers() -> None:
    assert vector("f", (1, 2.5)).tolist() == [1, 2.5]
    assert vector("f", []).shape == (0,)
    for value in (None, 3, "text", [[1, 2]], [1, [2]]):
        with pytest.raises(WrongResult, match=r"your f gave .* a list of numbers"):
            vector("f", value)
