"""Random restart: other starts each time, the least loss is kept."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone

from chainrule import Tensor
from chainrule.data import make_moons
from chainrule.errors import ArgumentError, DataError, DTypeError
from chainrule.models import NeuralNetworkClassifier
from chainrule.training import random_restart


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, float("nan"), float("inf")]), min_size=1, max_size=8))
def test_the_first_of_the_least_losses_is_kept_and_nan_never(losses: list[float]) -> None:
    given = iter(losses)
    numbers = iter(range(len(losses)))

    def train(generator: Any) -> tuple[int, float]:
        return next(numbers), next(given)

    if all(np.isnan(losses)):
        with pytest.raises(DataError, match="no number"):
            random_restart(train, len(losses))
        return
    restart = random_restart(train, len(losses))
    assert restart.loss == np.nanmin(losses)
    assert restart.number == restart.best == losses.index(np.nanmin(losses))
    np.testing.assert_array_equal(restart.losses, losses)


def test_every_start_is_another_and_the_same_seed_gives_the_same() -> None:
    def draws(seed: int) -> list[float]:
        return random_restart(lambda generator: (None, generator.random()), 5, seed=seed).losses

    assert len(set(draws(0))) == 5
    assert draws(0) == draws(0) != draws(1)


@pytest.mark.parametrize("restarts", [0, -1, 2.5, True])
def test_no_restarts_are_refused(restarts: Any) -> None:
    with pytest.raises(ArgumentError, match="restarts"):
        random_restart(lambda generator: (None, 0.0), restarts)


@pytest.mark.parametrize(
    ("result", "says"),
    [(3.0, "no pair"), (("m", 1.0, 2.0), "no pair"), (("m", "low"), "number"), (("m", np.zeros(2)), "number")],
)
def test_a_trainer_that_gives_something_else_is_told(result: Any, says: str) -> None:
    with pytest.raises(DTypeError, match=says):
        random_restart(lambda generator: result, 2)


def test_a_loss_may_be_a_tensor() -> None:
    losses: Any = iter([Tensor(2.0), Tensor(1.0)])
    restart = random_restart(lambda generator: ("model", next(losses)), 2)
    assert restart == ("model", 1.0, [2.0, 1.0], 1)


def test_an_estimator_is_a_trainer() -> None:
    moons = make_moons(60, noise=0.1, seed=0)
    network = NeuralNetworkClassifier((3,), max_iter=4)
    restart = random_restart(
        lambda generator: (m := clone(network).set_params(random_state=generator).fit(moons.X, moons.y), m.loss_),
        3,
        seed=1,
    )
    assert restart.best.loss_ == min(restart.losses)
    assert len(set(restart.losses)) == 3
