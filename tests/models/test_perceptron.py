"""The perceptron in float32: every step is kept, and each is a row."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from chainrule.models import Perceptron
from tests.models.test_classifiers import table


def test_a_pass_of_float32_stays_float32_and_keeps_every_step() -> None:
    X, y = table(2, m=50)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = Perceptron(learning_rate=0.1, max_iter=4, keep_path=True, random_state=0).fit(
            X.astype(np.float32), y
        )
    w: Any = model.history_.path
    rows: Any = model.history_.rows
    assert model.coef_.dtype == w.dtype == np.float32
    assert len(w) == len(rows) + 1 == model.history_.mistakes.sum() + 1
    np.testing.assert_array_equal(w[-1], [*model.coef_[0], *model.intercept_])
    signs = np.where(y[rows] == 1, 0.1, -0.1)
    steps = signs[:, None] * np.column_stack([X, np.ones(50)])[rows]
    np.testing.assert_allclose(np.diff(w, axis=0), steps, atol=1e-4)
