"""One step of training: forward, loss, backward, update; and how well a model does without learning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from chainrule.autodiff import Tensor
from chainrule.autodiff.tensor import array_of
from chainrule.autodiff.traced import as_array, holds, number
from chainrule.errors import GraphError, ShapeError
from chainrule.training.run import Run, Totals

Loss = Callable[[Any, Any], Any]


class NotFinite(Exception):  # noqa: N818 (ends the epoch, not the program)
    """The loss of a batch is no number; nothing was learnt from it."""

    def __init__(self, loss: Tensor) -> None:
        super().__init__()
        self.loss = loss


def learn(run: Run, totals: Totals, loss: Loss, decide: Any, X: Any, y: Any) -> None:
    """One step: what training is.

    Raises:
        NotFinite: the loss is no number; model and optimizer are as before.
    """
    output = run.model(X)
    value = as_loss(loss(output, y))
    if not holds(np.isfinite(value.data)):
        raise NotFinite(value)
    value.backward()
    run.optimizer.step()
    totals.loss += value.item() * len(X)
    if decide is not None:
        totals.right += count_right(decide, output, y)


def count_right(decide: Any, output: Any, y: Any) -> Any:
    """How many examples are right; where each has several labels, the right share of them."""
    decided = decide(array_of(output))
    truth = y.argmax(axis=-1) if y.ndim == decided.ndim + 1 else y
    return number(np.sum(decided == truth)) * (len(y) / truth.size)


def measure(model: Any, loss: Loss, decide: Any, X: Any, y: Any) -> tuple[Any, Any]:
    """The sum of the losses of some examples, and how many are right."""
    output = model(X)
    total = number(as_array(array_of(loss(output, y)))) * len(X)
    return total, count_right(decide, output, y) if decide is not None else 0.0


def as_loss(value: Any) -> Tensor:
    """What a loss function gave, once it is known to be a single number that depends on the model."""
    if isinstance(value, Tensor) and value.size == 1 and value.op is not None:
        return value
    if isinstance(value, Tensor) and value.size != 1:
        raise ShapeError(
            "fit: loss must give a single number",
            expected="shape ()",
            given=f"shape {value.shape}",
            mend="return loss.mean()",
        )
    raise GraphError(
        "fit: loss does not depend on the model's parameters",
        expected="a Tensor that was computed from the model's output",
        given=f"{value!r:.80}",
        mend="compute it with chainrule's losses or ops; float(...), .data and .item() cut the graph",
    )
