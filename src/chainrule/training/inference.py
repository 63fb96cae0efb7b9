"""Plans of models in evaluation mode: what `predict` and `evaluate` record once and replay from then on."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Self

from numpy.typing import NDArray

from chainrule.autodiff.traced import Untraceable
from chainrule.compiler.replay import Replay, say_eager
from chainrule.compiler.watch import Watch
from chainrule.nn import Module
from chainrule.nn.observer import observers

Array = NDArray[Any]

MOST_PLANS = 8
"""A model keeps this many, the latest used."""

MOST_BYTES = 256 * 2**20
"""A plan that takes more memory is not kept."""


class Plans:
    """The plans of one model; no part of its copies."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: OrderedDict[Any, Replay | None] = OrderedDict()

    def __deepcopy__(self, memory: Any) -> Self:
        return type(self)()

    def __reduce__(self) -> Any:
        return type(self), ()

    def run_known(self, name: str, others: Sequence[Any], arguments: Sequence[Array]) -> list[Array] | None:
        """As `run_compiled`, but only where there is a plan that stands: then the model need not even be asked."""
        if observers.present or not self.lock.acquire(blocking=False):
            return None
        try:
            replay = self.known.get(_key(name, others, arguments))
            return _outputs_of(replay, arguments) if replay is not None and replay.stands() else None
        finally:
            self.lock.release()


def run_compiled(
    name: str,
    function: Callable[..., Any],
    model: Module,
    others: Sequence[Any],
    arguments: Sequence[Array],
) -> list[Array] | None:
    """Run `function(*arguments)` as a plan of `model`.

    Args:
        name: what the user called, for the line that says that it runs eager.
        function: of arrays; it uses the model, the others, and nothing else.
        model: the model, which keeps its plans.
        others: functions that it uses besides.
        arguments: arrays.

    Returns:
        What it gives; None if the function has to be called itself.
    """
    if observers.present or any(array.dtype.kind not in "biuf" for array in arguments):
        return None
    plans = vars(model).setdefault("_plans", Plans())
    if not plans.lock.acquire(blocking=False):
        return None  # another thread is at work with this model's memory
    try:
        replay = _replay(plans, name, function, model, others, arguments)
        return None if replay is None else _outputs_of(replay, arguments)
    finally:
        plans.lock.release()


_shape_and_type = attrgetter("shape", "dtype")


def _key(name: str, others: Sequence[Any], arguments: Sequence[Array]) -> Any:
    return (name, *map(id, others), *map(_shape_and_type, arguments))


def _outputs_of(replay: Replay, arguments: Sequence[Array]) -> list[Array] | None:
    for i, array in enumerate(arguments):
        replay.plan.give(i, array)
    done = replay.run()
    replay.plan.let_go()
    return [array.copy() for array in replay.plan.outputs] if done else None


def _replay(
    plans: Plans,
    name: str,
    function: Callable[..., Any],
    model: Module,
    others: Sequence[Any],
    arguments: Any,
) -> Replay | None:
    key = _key(name, others, arguments)
    if key in plans.known:
        plans.known.move_to_end(key)
        known = plans.known[key]
        if known is None or known.stands():
            return known
    try:
        watch = Watch([model, *others], aside=["training"])
        replay: Replay | None = Replay(function, arguments, watch, names=("X", "y"))
    except Untraceable as reason:
        if reason.__cause__ is not None:
            function(*arguments)  # what went wrong in the recording goes wrong again, and in its own words
        say_eager(name, str(reason))
        replay = None
    if replay is None or replay.plan.memory.layout.size <= MOST_BYTES:
        plans.known[key] = replay
    while len(plans.known) > MOST_PLANS:
        plans.known.popitem(last=False)
    return replay
