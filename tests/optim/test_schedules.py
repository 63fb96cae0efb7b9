from __future__ import annotations

import math
from typing import Any

import pytest

from chainrule import optim
from chainrule.autodiff import Tensor
from chainrule.errors import ArgumentError

torch: Any = pytest.importorskip("torch")
schedulers = torch.optim.lr_scheduler

START = 0.3
TWINS: dict[str, tuple[optim.Schedule, Any]] = {
    "step": (
        optim.step_decay(START, every=3, factor=0.5),
        lambda o: schedulers.StepLR(o, step_size=3, gamma=0.5),
    ),
    "exponential": (
        optim.exponential_decay(START, rate=0.2),
        lambda o: schedulers.ExponentialLR(o, gamma=math.exp(-0.2)),
    ),
    "inverse time": (
        optim.inverse_time_decay(START, rate=0.5),
        lambda o: schedulers.LambdaLR(o, lambda t: 1 / (1 + 0.5 * t)),
    ),
    "cosine": (
        optim.cosine_decay(START, steps=12, end=0.02),
        lambda o: schedulers.CosineAnnealingLR(o, T_max=12, eta_min=0.02),
    ),
    "warm-up, then cosine": (
        optim.warm_up(optim.cosine_decay(START, steps=8), steps=4),
        lambda o: schedulers.SequentialLR(
            o,
            [
                schedulers.LinearLR(o, start_factor=1 / 4, total_iters=3),
                schedulers.CosineAnnealingLR(o, T_max=8),
            ],
            milestones=[4],
        ),
    ),
}


@pytest.mark.filterwarnings(
    "ignore:The epoch parameter in `scheduler.step:UserWarning"
)  # torch's own call of itself
@pytest.mark.parametrize("name", TWINS)
def test_schedules_agree_with_torchs(name):
    schedule, make = TWINS[name]
    parameter = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
    optimizer = torch.optim.SGD([parameter], lr=START)
    scheduler = make(optimizer)
    for t in range(13):
        assert schedule(t) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-12, abs=1e-15), t
        optimizer.step()
        scheduler.step()


def test_step_decay_by_hand():
    rate = optim.step_decay(1.0, every=2)
    assert [rate(t) for t in range(5)] == pytest.approx([1.0, 1.0, 0.1, 0.1, 0.01])


def test_exponential_decay_halves_after_its_half_life():
    rate = optim.exponential_decay(8.0, rate=math.log(2) / 5)
    assert [rate(t) for t in (0, 5, 10, 15)] == pytest.approx([8, 4, 2, 1])


def test_inverse_time_decay_by_hand():
    rate = optim.inverse_time_decay(1.0, rate=1.0)
    assert [rate(t) for t in range(4)] == pytest.approx([1, 1 / 2, 1 / 3, 1 / 4])


def test_cosine_decay_by_hand_and_it_stays_at_its_end():
    rate = optim.cosine_decay(1.0, steps=4, end=0.2)
    half = 0.4 * math.sqrt(2) / 2
    assert [rate(t) for t in range(7)] == pytest.approx([1.0, 0.6 + half, 0.6, 0.6 - half, 0.2, 0.2, 0.2])


def test_warm_up_rises_and_then_follows_from_the_beginning():
    rate = optim.warm_up(optim.step_decay(1.0, every=2, factor=0.5), steps=2)
    assert [rate(t) for t in range(7)] == [0.5, 1.0, 1.0, 1.0, 0.5, 0.5, 0.25]


def test_without_decay_the_rate_stays():
    assert optim.exponential_decay(0.1, rate=0)(100) == optim.inverse_time_decay(0.1, rate=0)(100) == 0.1


def test_an_optimizer_follows_a_schedule():
    x = Tensor([0.0])
    schedule = optim.step_decay(1.0, every=1, factor=0.5)
    optimizer = optim.SGD([x], schedule(0))
    for t in range(4):
        optimizer.learning_rate = schedule(t)
        x.sum().backward()
        optimizer.step()
    assert x.data == -(1 + 0.5 + 0.25 + 0.125)


@pytest.mark.parametrize(
    ("make", "given"),
    [
        (lambda: optim.step_decay(0, every=3), "start=0"),
        (lambda: optim.step_decay(0.1, every=0), "every=0"),
        (lambda: optim.step_decay(0.1, every=3, factor=-0.5), "factor=-0.5"),
        (lambda: optim.exponential_decay(-0.1, rate=0.1), "start=-0.1"),
        (lambda: optim.exponential_decay(0.1, rate=-0.1), "rate=-0.1"),
        (lambda: optim.inverse_time_decay(float("nan"), rate=0.1), "start=nan"),
        (lambda: optim.inverse_time_decay(0.1, rate=-0.5), "rate=-0.5"),
        (lambda: optim.inverse_time_decay(0.1, rate=float("inf")), "rate=inf"),
        (lambda: optim.cosine_decay(0.1, steps=0), "steps=0"),
        (lambda: optim.cosine_decay(0.1, steps=5, end=-0.1), "end=-0.1"),
        (lambda: optim.warm_up(lambda t: 1.0, steps=0), "steps=0"),
    ],
)
def test_arguments_out_of_range_are_named(make, given):
    with pytest.raises(ArgumentError) as caught:
        make()
    assert caught.value.given == given
