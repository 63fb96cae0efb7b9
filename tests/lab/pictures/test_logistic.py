"""Chapter 04's pictures: their numbers, worked out here by hand, and what typical mistakes do to them."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import chainrule.course
from chainrule.lab.pictures.plane import places
from chainrule.lab.pictures.results import WrongResult
from tests.lab.test_pictures import drawn

CHAPTER = Path(chainrule.course.__file__).parent / "chapters" / "04_logistic"


def wrong(exercise: str, mistake: str) -> dict[str, Any]:
    """The functions of a typical wrong answer."""
    found = runpy.run_path(str(CHAPTER / exercise / "wrong" / f"{mistake}.py"), {"np": np})
    return {name: one for name, one in found.items() if callable(one)}


def sigma(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def descend(A: Any, y: Any, learning_rate: float, steps: int, l2: float) -> Any:
    """Gradient descent on the mean cross-entropy with a penalty that spares the bias."""
    theta = np.zeros(A.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * (A.T @ (sigma(A @ theta) - y) / len(y) + l2 * np.r_[0, theta[1:]])
    return theta


class TestSigmoid:
    def test_the_lessons_numbers(self) -> None:
        values = drawn("sigmoid", x=1.5).values
        assert values["p"] == pytest.approx(0.8176, abs=5e-5)
        assert values["p_opposite"] == pytest.approx(0.1824, abs=5e-5)
        assert values["odds"] == pytest.approx(np.e**1.5)
        assert (values["at_minus_far"], values["at_far"], values["overflows"]) == (0, 1, False)

    def test_the_slope_by_trying_is_the_slope_of_the_formula(self) -> None:
        frame = drawn("sigmoid", x=-0.4, w=-3, b=0.7)
        z = -3 * -0.4 + 0.7
        assert frame.values["z"] == pytest.approx(z)
        assert frame.values["slope"] == pytest.approx(-3 * sigma(z) * (1 - sigma(z)), rel=1e-6)
        assert frame.values["slope_formula"] == pytest.approx(frame.values["slope"], rel=1e-6)
        steep = sigma(-3 * frame.arrays["x"] + 0.7)
        np.testing.assert_allclose(frame.arrays["curve"], steep)
        np.testing.assert_allclose(frame.arrays["slopes"], -3 * steep * (1 - steep), atol=1e-6)

    def test_a_formula_that_overflows_is_told(self) -> None:
        values = drawn("sigmoid", wrong("01_sigmoid", "overflow")).values
        assert values["overflows"]
        assert values["p"] == pytest.approx(0.8176, abs=5e-5)

    def test_tanh_in_its_place_leaves_the_band_and_the_formula_of_the_slope(self) -> None:
        frame = drawn("sigmoid", wrong("01_sigmoid", "tanh"))
        assert frame.arrays["curve"].min() < -0.9
        assert abs(frame.values["slope"] - frame.values["slope_formula"]) > 0.05


class TestCrossEntropy:
    def test_the_three_doors_of_the_lesson(self) -> None:
        frame = drawn("cross-entropy")
        assert frame.values["together"] == pytest.approx(0.504)
        assert frame.values["mean_cost"] == pytest.approx(0.2284, abs=5e-5)
        assert frame.values["mean_cost_from_scores"] == pytest.approx(frame.values["mean_cost"])
        np.testing.assert_allclose(frame.arrays["door_costs"], [0.2231, 0.3567, 0.1054], atol=5e-5)
        assert frame.arrays["door_costs"].sum() == pytest.approx(0.6852, abs=5e-5)

    def test_a_probability_costs_its_logarithm_whatever_comes(self) -> None:
        values = drawn("cross-entropy", p=0.99).values
        assert values["cost_if_1"] == pytest.approx(0.01005, abs=1e-5)
        assert values["cost_if_0"] == pytest.approx(4.605, abs=1e-3)

    def test_a_sure_mistake_is_infinite_from_probabilities_and_its_score_from_scores(self) -> None:
        frame = drawn("cross-entropy", doors=(0.8, 0.7, 1.0))
        assert frame.values["mean_cost"] == frame.arrays["charged"][-1] == np.inf
        assert frame.values["together"] == 0
        assert frame.values["mean_cost_from_scores"] == pytest.approx((0.2231 + 0.3567 + 1000) / 3, abs=1e-3)
        assert frame.values["cost_at_far"] == pytest.approx(1000)
        np.testing.assert_allclose(frame.arrays["charged"][:-1], -np.log([0.9, 0.5, 0.1, 0.01, 0.001]))

    def test_what_happened_can_be_changed(self) -> None:
        assert drawn("cross-entropy", gifts=(0, 1, 1)).values["together"] == pytest.approx(0.2 * 0.7 * 0.1)

    def test_a_sum_in_place_of_the_mean_is_three_times_as_dear_as_from_the_scores(self) -> None:
        values = drawn("cross-entropy", wrong("02_cross_entropy", "sum_for_mean")).values
        assert values["mean_cost"] == pytest.approx(3 * values["mean_cost_from_scores"])


class TestGradient:
    def test_the_lessons_gradient_at_zero(self) -> None:
        frame = drawn("logistic-gradient")
        assert (frame.values["gradient_0"], frame.values["gradient_1"]) == (0, -0.625)
        assert frame.values["difference"] < 1e-9
        assert frame.values["cost"] == pytest.approx(np.log(2))
        assert frame.arrays["pulls"].tolist() == [[0.5, 0], [0.5, 0.5], [-0.5, -1], [-0.5, -2]]

    def test_every_component_is_the_mean_of_the_pulls_on_it(self) -> None:
        frame = drawn("logistic-gradient", data="studied", theta0=-1.2, theta1=0.4)
        x, y = frame.arrays["x"], frame.arrays["y"].astype(float)
        p = sigma(-1.2 + 0.4 * x)
        np.testing.assert_allclose(frame.arrays["p"], p)
        means = [frame.values["gradient_0"], frame.values["gradient_1"]]
        np.testing.assert_allclose(means, [np.mean(p - y), np.mean((p - y) * x)])
        np.testing.assert_allclose(frame.arrays["pulls"].mean(axis=0), means)
        np.testing.assert_allclose(frame.arrays["slopes"], means, atol=1e-8)

    def test_a_wide_h_looks_too_far_around_and_a_tiny_one_drowns_in_rounding(self) -> None:
        at: dict[str, Any] = {"data": "studied", "theta0": -1.2, "theta1": 0.4}
        off = {h: drawn("logistic-gradient", h=h, **at).values["difference"] for h in (1.0, 1e-5, 1e-13)}
        assert off[1.0] > 0.01
        assert off[1e-13] > 1e-5
        assert off[1e-5] < 1e-9

    def test_a_sum_in_place_of_the_mean_parts_formula_and_trying(self) -> None:
        values = drawn("logistic-gradient", wrong("03_gradient", "sum_for_mean")).values
        assert values["gradient_1"] == pytest.approx(4 * values["numeric_1"])
        assert values["difference"] == pytest.approx(3 * 0.625)


class TestDecisionBoundary:
    def test_it_is_descent_written_out(self) -> None:
        frame = drawn("decision-boundary", learning_rate=0.7, l2=0.05, steps=25, points=[[-3, 3, 1], [2, -2, 0]])
        X, y = frame.arrays["X"], frame.arrays["y"].astype(float)
        assert X[-2:].tolist() == [[-3, 3], [2, -2]]
        assert y[-2:].tolist() == [1, 0]
        A = np.c_[np.ones(len(X)), X]
        theta = descend(A, y, 0.7, 25, 0.05)
        np.testing.assert_allclose([frame.values[f"theta{i}"] for i in range(3)], theta)
        p = sigma(A @ theta)
        np.testing.assert_array_equal(frame.arrays["y_hat"], p >= 0.5)
        assert frame.values["accuracy"] == pytest.approx(np.mean((p >= 0.5) == y))
        assert frame.values["wrong"] == np.sum((p >= 0.5) != y)
        cost = -np.mean(np.where(y == 1, np.log(p), np.log(1 - p))) + 0.025 * np.sum(theta[1:] ** 2)
        assert frame.values["cost"] == pytest.approx(cost)
        at = frame.arrays["at"]
        np.testing.assert_allclose(theta[0] + theta[1] * at + theta[2] * frame.arrays["border"], 0, atol=1e-12)
        early = descend(A, y, 0.7, 3, 0.05)
        np.testing.assert_allclose(frame.arrays["earlier"][1], -(early[0] + early[1] * at) / early[2])
        assert len(frame.arrays["earlier"]) == 3
        everywhere = places((-4.0, 4.0), (-4.0, 4.0))
        np.testing.assert_allclose(frame.arrays["p"], sigma(theta[0] + everywhere @ theta[1:]))

    def test_the_boundary_turns_while_it_learns(self) -> None:
        turned = [
            np.degrees(np.arctan2(values["theta2"], values["theta1"]))
            for values in (drawn("decision-boundary", steps=steps).values for steps in (1, 300))
        ]
        assert turned[0] - turned[1] > 30

    def test_with_a_gap_the_weights_grow_for_ever_and_l2_holds_them(self) -> None:
        def size(**controls: Any) -> float:
            return float(drawn("decision-boundary", data="parted", **controls).values["size"])

        assert size(steps=300) > 1.5 * size(steps=100)
        assert size(steps=300, l2=0.1) == pytest.approx(size(steps=200, l2=0.1), rel=0.01)

    def test_before_the_first_step_there_is_no_boundary(self) -> None:
        frame = drawn("decision-boundary", steps=0)
        assert not np.isfinite(frame.arrays["border"]).any()
        np.testing.assert_array_equal(frame.arrays["p"], 0.5)

    def test_a_threshold_on_the_score_answers_wrongly_where_the_boundary_says_yes(self) -> None:
        right, threshold = (
            drawn("decision-boundary", functions) for functions in ({}, wrong("04_fit", "threshold_on_z"))
        )
        assert threshold.arrays["y_hat"].sum() < right.arrays["y_hat"].sum()
        np.testing.assert_array_equal(threshold.arrays["border"], right.arrays["border"])

    def test_a_punished_bias_moves_the_boundary(self) -> None:
        right, punished = (
            drawn("decision-boundary", functions, l2=0.3, steps=200)
            for functions in ({}, wrong("04_fit", "bias_punished"))
        )
        assert abs(punished.values["theta0"]) < 0.9 * abs(right.values["theta0"])


class TestCurvedBoundary:
    def test_both_sides_are_descent_written_out(self) -> None:
        frame = drawn("curved-boundary", data="xor", learning_rate=1.5, l2=0.01, steps=60)
        X, y = frame.arrays["X"], frame.arrays["y"].astype(float)
        x1, x2 = X.T
        A = np.c_[np.ones(len(X)), X]
        B = np.c_[A, x1 * x1, x1 * x2, x2 * x2]
        for name, columns in (("flat", A), ("bent", B)):
            theta = descend(columns, y, 1.5, 60, 0.01)
            np.testing.assert_allclose(frame.arrays[f"theta_{name}"], theta)
            np.testing.assert_array_equal(frame.arrays[f"y_hat_{name}"], columns @ theta >= 0)
            share = np.mean((columns @ theta >= 0) == y)
            assert frame.values[f"accuracy_{name}"] == pytest.approx(share)

    @pytest.mark.parametrize("data", ["circles", "xor"])
    def test_no_line_parts_them_and_a_curve_does(self, data: str) -> None:
        values = drawn("curved-boundary", data=data).values
        assert values["accuracy_flat"] < 0.7
        assert values["accuracy_bent"] == 1

    def test_xor_is_learnt_by_the_product_and_the_ring_by_the_squares(self) -> None:
        xor, ring = (
            np.abs(drawn("curved-boundary", data=data).arrays["theta_bent"]) for data in ("xor", "circles")
        )
        assert xor.argmax() == 4
        assert min(ring[3], ring[5]) > 4 * ring[4]

    def test_squares_multiplied_in_place_of_the_inputs_lose_xor(self) -> None:
        values = drawn("curved-boundary", wrong("05_curved", "squares_first"), data="xor").values
        assert values["accuracy_bent"] < 0.8

    def test_a_table_without_the_product_is_told_by_its_shape(self) -> None:
        with pytest.raises(WrongResult, match=r"your quadratic_features gave an array of shape \(60, 2\)"):
            drawn("curved-boundary", wrong("05_curved", "cross_term_missing"))
