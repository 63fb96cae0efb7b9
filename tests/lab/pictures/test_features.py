"""Chapter 02's pictures: their numbers, worked out here by hand, and what typical mistakes do to them."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import chainrule.course
from chainrule.data import load_life, make_plane
from chainrule.lab.pictures.results import WrongResult
from tests.lab.test_pictures import drawn

CHAPTER = Path(chainrule.course.__file__).parent / "chapters" / "02_features"


def wrong(exercise: str, mistake: str) -> dict[str, Any]:
    """The functions of a typical wrong answer."""
    found = runpy.run_path(str(CHAPTER / exercise / "wrong" / f"{mistake}.py"))
    return {name: one for name, one in found.items() if callable(one)}


def plane(count: int = 30, slopes: tuple[float, ...] = (2, -1)) -> tuple[Any, Any]:
    data = make_plane(count, slopes=slopes, bias=1, noise=1.2, seed=7)
    return np.c_[np.ones(count), data.X.astype(float)], data.y.astype(float)


class TestMatrixCells:
    def test_the_lessons_table_gets_its_ones_and_theta_its_sums(self) -> None:
        frame = drawn("matrix-cells")
        assert frame.arrays["with_ones"].tolist() == [[1, 2, 30], [1, 4, 50], [1, 6, 70]]
        assert frame.arrays["sums"].tolist() == [55, 95, 135]
        assert frame.values == {
            "shape_before": "(3, 2)",
            "shape": "(3, 3)",
            "ones_first": True,
            "x_kept": True,
            "x_changed": False,
        }

    def test_what_is_typed_and_how_many_cells_there_are_is_drawn(self) -> None:
        frame = drawn("matrix-cells", cells=[*range(15)], rows=2, columns=3, theta=[10, 1, 0, -1])
        assert frame.arrays["X"].tolist() == [[0, 1, 2], [3, 4, 5]]
        assert frame.arrays["sums"].tolist() == [10 + 0 - 2, 10 + 3 - 5]

    @pytest.mark.parametrize(
        ("mistake", "seen"),
        [
            ("ones_last", {"shape": "(3, 3)", "ones_first": False}),
            ("zeros", {"shape": "(3, 3)", "ones_first": False}),
            ("row_on_top", {"shape": "(4, 2)"}),
            ("append_without_axis", {"shape": "(9,)"}),
        ],
    )
    def test_a_mistake_is_drawn_as_what_came_out(self, mistake: str, seen: dict[str, Any]) -> None:
        frame = drawn("matrix-cells", wrong("01_bias", mistake))
        assert frame.values | seen == frame.values

    def test_a_function_that_writes_into_x_is_found_out(self) -> None:
        def overwrite(X: Any) -> Any:
            X[:, 0] = 1
            return X

        assert drawn("matrix-cells", {"add_bias_column": overwrite}).values["x_changed"] is True

    def test_a_missing_return_is_told(self) -> None:
        with pytest.raises(WrongResult, match="gave None"):
            drawn("matrix-cells", wrong("01_bias", "not_returned"))


class TestPlaneOverPoints:
    def test_heights_errors_and_cost_are_those_of_theta(self) -> None:
        X, y = plane()
        frame = drawn("plane-over-points", theta0=1, theta1=2, theta2=-0.5)
        expected = 1 + 2 * X[:, 1] - 0.5 * X[:, 2]
        np.testing.assert_allclose(frame.arrays["y_hat"], expected)
        assert frame.values["cost"] == pytest.approx(np.mean((expected - y) ** 2) / 2)
        heights = frame.arrays["heights"]
        # Row 0 lies at x2 = -3, column 0 at x1 = -3.
        assert heights[0, 0] == pytest.approx(1 - 6 + 1.5)
        assert heights[0, -1] == pytest.approx(1 + 6 + 1.5)
        assert heights[-1, 0] == pytest.approx(1 - 6 - 1.5)

    def test_the_best_plane_has_the_lowest_cost(self) -> None:
        best = drawn("plane-over-points").values["best"]
        frame = drawn("plane-over-points", **dict(zip(("theta0", "theta1", "theta2"), best, strict=True)))
        assert frame.values["cost"] == pytest.approx(frame.values["lowest"])
        nearby = drawn("plane-over-points", theta0=best[0] + 0.1, theta1=best[1], theta2=best[2])
        assert nearby.values["cost"] == pytest.approx(frame.values["lowest"] + 0.1**2 / 2)

    def test_a_bias_at_the_wrong_end_tilts_the_plane_otherwise(self) -> None:
        right = drawn("plane-over-points", theta1=2).arrays["heights"]
        bent = drawn("plane-over-points", wrong("02_hypothesis", "bias_last"), theta1=2).arrays["heights"]
        assert np.abs(right - bent).max() > 1


class TestGradientBars:
    def test_gradient_and_measured_slope_are_the_same_numbers(self) -> None:
        X, y = plane(40, (2, -1, 0.5))
        theta = np.array([1, 0.5, -2, 0.25])
        frame = drawn("gradient-bars", **{f"theta{j}": value for j, value in enumerate(theta)})
        errors = X @ theta - y
        expected = [np.mean(errors * X[:, j]) for j in range(4)]
        np.testing.assert_allclose(frame.arrays["gradient"], expected)
        np.testing.assert_allclose(frame.arrays["measured"], expected, atol=1e-8)
        np.testing.assert_allclose(frame.arrays["shares"].mean(axis=0), expected)
        assert frame.values["cost"] == pytest.approx(np.mean(errors**2) / 2)
        assert frame.values["gap"] < 1e-8

    @pytest.mark.parametrize(
        ("mistake", "factor"), [("gradient_sum", 40), ("gradient_sign", -1), ("cost_without_half", 0.5)]
    )
    def test_a_factor_or_a_sign_parts_bars_from_marks(self, mistake: str, factor: float) -> None:
        frame = drawn("gradient-bars", wrong("03_gradient", mistake))
        np.testing.assert_allclose(frame.arrays["gradient"], factor * frame.arrays["measured"], rtol=1e-5)
        assert frame.values["gap"] > 1


class TestPlaneSettling:
    def test_the_plane_after_some_steps_is_where_descent_leads(self) -> None:
        X, y = plane()
        theta, history = np.array([0.0, -1.5, 1.5]), []
        for _ in range(12):
            history.append(np.mean((X @ theta - y) ** 2) / 2)
            theta = theta - 0.05 * X.T @ (X @ theta - y) / 30
        frame = drawn("plane-settling", step=12)
        np.testing.assert_allclose(frame.arrays["theta"], theta)
        np.testing.assert_allclose(frame.arrays["history"][:12], history)
        assert frame.arrays["history"].shape == (61,)
        assert frame.values["cost"] == pytest.approx(np.mean((X @ theta - y) ** 2) / 2)

    def test_it_settles_with_a_small_rate_and_is_thrown_out_with_a_large_one(self) -> None:
        small = drawn("plane-settling", step=60, rate=0.1).values
        assert small["cost"] == pytest.approx(small["lowest"], rel=1e-3)
        assert np.argmax(drawn("plane-settling", rate=0.8).arrays["history"]) == 60

    def test_a_start_that_is_moved_and_a_history_that_is_not_the_planes_are_seen(self) -> None:
        assert drawn("plane-settling", wrong("04_descent", "in_place"), step=5).values["start_changed"] is True
        assert drawn("plane-settling", step=5).values["start_changed"] is False
        frame = drawn("plane-settling", wrong("04_descent", "history_twice"), step=5)
        assert frame.arrays["history"][5] == pytest.approx(2 * frame.values["cost"])

    def test_a_history_without_the_first_cost_is_told(self) -> None:
        with pytest.raises(WrongResult, match="a history of 5 numbers for 5 steps; the picture needs 6"):
            drawn("plane-settling", wrong("04_descent", "history_after"), step=5)


class TestDescentMeetsClosedForm:
    def test_the_lessons_points_end_at_the_lessons_numbers(self) -> None:
        frame = drawn("descent-meets-closed-form", stride=5)
        np.testing.assert_allclose(frame.arrays["best"], [1.4, 12.4 / 7])
        np.testing.assert_allclose(frame.arrays["path"][-1], frame.arrays["best"], atol=1e-5)
        assert frame.arrays["above"].shape == (301,)
        # At theta = 0 the cost is (1 + 9 + 36 + 64) / 8.
        assert frame.arrays["above"][0] == pytest.approx(110 / 8 - frame.values["lowest"])
        assert frame.values["gap"] == pytest.approx(0, abs=1e-9)

    def test_from_elsewhere_a_level_floor_keeps_descent_away_from_the_shortest(self) -> None:
        near = drawn("descent-meets-closed-form", data="twice", stride=5)
        far = drawn("descent-meets-closed-form", data="twice", stride=5, start="elsewhere")
        np.testing.assert_allclose(near.arrays["best"], [1.4, 6.2 / 7, 6.2 / 7])
        np.testing.assert_allclose(near.arrays["path"][-1], near.arrays["best"], atol=1e-5)
        # The difference of the two twins never changes: both have the same slope.
        twins = far.arrays["path"][:, 1] - far.arrays["path"][:, 2]
        np.testing.assert_allclose(twins, 6)
        assert far.values["gap"] == pytest.approx(0, abs=1e-8)
        assert far.values["length_last"] > 2 * far.values["length_best"]

    def test_the_life_data_are_standardised(self) -> None:
        y = load_life().y
        best = drawn("descent-meets-closed-form", data="life").arrays["best"]
        assert best[0] == pytest.approx(y.mean())

    def test_a_hidden_penalty_lies_above_where_descent_ends(self) -> None:
        frame = drawn("descent-meets-closed-form", wrong("06_closed_form", "ridge_one"))
        assert frame.values["gap"] < -0.01

    def test_a_walk_that_runs_away_ends_without_a_number(self) -> None:
        frame = drawn("descent-meets-closed-form", rate=1)
        assert np.isnan(frame.arrays["path"][-1]).all()
        assert np.isnan(frame.values["gap"])


class TestPolynomialDegree:
    @pytest.mark.parametrize(
        ("degree", "cost", "years"), [(0, 18.75, 74), (1, 1.414, 88.9), (2, 0.271, 80.6), (3, 0, 59.7)]
    )
    def test_the_life_data_give_the_lessons_numbers(self, degree: int, cost: float, years: float) -> None:
        frame = drawn("polynomial-degree", data="life", degree=degree)
        assert frame.values["train"] == pytest.approx(cost, abs=5e-4)
        assert frame.values["beyond"] == pytest.approx(years, abs=0.06)
        assert frame.values["held"] is None

    def test_curve_and_costs_are_numpys(self) -> None:
        frame = drawn("polynomial-degree", degree=4)
        arrays = frame.arrays
        fitted = np.polynomial.Polynomial.fit(arrays["x"], arrays["y"], 4)
        np.testing.assert_allclose(arrays["curve"], fitted(arrays["hours"]), rtol=1e-8)
        assert frame.values["train"] == pytest.approx(np.mean((fitted(arrays["x"]) - arrays["y"]) ** 2) / 2)
        held = np.mean((fitted(arrays["held_x"]) - arrays["held_y"]) ** 2) / 2
        assert frame.values["held"] == pytest.approx(held)
        assert arrays["held"][4] == pytest.approx(held)

    def test_the_error_on_the_fitted_points_never_rises_and_that_on_the_others_does(self) -> None:
        frame = drawn("polynomial-degree", degree=9)
        assert (np.diff(frame.arrays["train"]) < 1e-9).all()
        assert frame.values["train"] == pytest.approx(0, abs=1e-9)
        assert frame.values["best"] == int(np.argmin(frame.arrays["held"])) < 9
        assert frame.values["held"] > 10 * frame.arrays["held"].min()

    def test_powers_in_falling_order_no_longer_fit(self) -> None:
        frame = drawn("polynomial-degree", wrong("07_polynomials", "falling"), degree=3)
        assert frame.values["train"] > 100
