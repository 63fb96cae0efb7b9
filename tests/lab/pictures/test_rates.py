from __future__ import annotations

import numpy as np
import pytest

from chainrule.data import load_life
from tests.lab.test_pictures import drawn

X, Y = np.ravel(load_life().X).astype(float), np.asarray(load_life().y, dtype=float)


def test_a_central_difference_is_off_by_the_square_of_the_step_and_then_by_rounding() -> None:
    values = drawn("tangent", curve="cubic", x=1.5, h=0.1).values
    assert values["true_slope"] == 1.5**2 / 2 - 1
    assert values["error"] == pytest.approx(0.1**2 / 6)  # f''' h²/6, exactly so for a cubic
    errors = drawn("tangent", curve="sine", x=1.0).arrays["errors"]
    assert 0 < errors.argmin() < len(errors) - 1
    assert errors[0] > 1e-4


def test_a_one_sided_difference_is_a_hundred_times_worse_before_ones_eyes() -> None:
    def one_sided(f, x, h):
        return (f(x + h) - f(x)) / h

    values = drawn("tangent", {"derivative": one_sided}, curve="exponential", x=0.0, h=0.01).values
    assert values["error"] == pytest.approx(0.01 / 2, rel=0.01)


@pytest.mark.parametrize(("hours", "w", "b", "limit"), [("raw", 0.1, 60.0, 0.00434), ("scaled", -6.0, 62.0, 1.987)])
def test_below_the_limit_a_walk_converges_and_above_it_flies_off(
    hours: str, w: float, b: float, limit: float
) -> None:
    frame = drawn("learning-rates", hours=hours, w=w, b=b, rate=0.99 * limit, steps=60)
    assert frame.values["limit"] == pytest.approx(limit, rel=2e-3)
    assert frame.arrays["costs"].shape == (5, 61)
    start = frame.arrays["costs"][:, 0]
    assert (frame.arrays["costs"][:, -1] < start).all()
    beyond = drawn("learning-rates", hours=hours, w=w, b=b, rate=1.03 * limit, steps=60)
    assert beyond.values["last_cost"] > start[0]


def test_the_paths_of_the_race_are_gradient_descent_by_hand() -> None:
    frame = drawn("learning-rates", hours="raw", w=0.3, b=64.0, rate=0.003, steps=5)
    w, b = 0.3, 64.0
    for step in range(6):
        np.testing.assert_allclose(frame.arrays["paths"][4, step], [w, b])
        error = w * X + b - Y
        assert frame.arrays["costs"][4, step] == pytest.approx(np.mean(error**2) / 2)
        w, b = w - 0.003 * np.mean(error * X), b - 0.003 * np.mean(error)


def test_a_descent_that_climbs_is_seen_to_climb() -> None:
    def uphill(x, y, w, b, rate, steps):
        history = [np.mean((w * x + b - y) ** 2) / 2]
        for _ in range(steps):
            error = w * x + b - y
            w, b = w + rate * np.mean(error * x), b + rate * np.mean(error)
            history.append(np.mean((w * x + b - y) ** 2) / 2)
        return w, b, history

    frame = drawn("learning-rates", {"gradient_descent": uphill})
    assert (frame.arrays["costs"][:, -1] > frame.arrays["costs"][:, 0]).all()


def test_scaling_turns_a_ravine_into_a_bowl() -> None:
    values = drawn("round-valley", steps=20, share=0.9).values
    assert values["curvatures_raw"] == pytest.approx(1241, rel=1e-3)
    assert values["curvatures_scaled"] == pytest.approx(1.92, rel=1e-3)
    assert (values["low"], values["high"], values["smallest"], values["largest"]) == (0, 36, -1, 1)
    assert values["lowest_raw"] == pytest.approx(1.413743, rel=1e-6)
    assert values["last_cost_scaled"] < 1.05 * 1.413743 < values["last_cost_raw"]
    assert values["rate_scaled"] == pytest.approx(0.9 * 1.987, rel=1e-3)


def test_another_scale_is_seen_in_the_valley() -> None:
    values = drawn("round-valley", {"scale": lambda X, low, high: (X - low) / (high - low)}).values
    assert (values["smallest"], values["largest"]) == (0, 1)
    assert values["curvatures_scaled"] > 5
    assert drawn("round-valley", {"scale": lambda X, low, high: X * np.nan}).values["curvatures_scaled"] is None
