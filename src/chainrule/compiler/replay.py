"""Replay: a recording and its plan together, bound to the real arrays; run instead of the function."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.alignment import aligned_copy
from chainrule.autodiff.traced import Untraceable
from chainrule.compiler.codegen import Call
from chainrule.compiler.plan import Plan
from chainrule.compiler.record import Recorded, record
from chainrule.compiler.watch import Place, Watch

Array = NDArray[Any]


class Replay:
    """What a function does, as a plan.

    Args:
        function: of arrays; what it reads besides is in `watch`.
        arguments: an example of its arguments: their shapes and types are the plan's.
        watch: the models, optimizers and functions that it uses.
        before: calls that run first, made of the plan's input arrays.

    Raises:
        Untraceable: it cannot be recorded; the message says why.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        arguments: Sequence[Any],
        watch: Watch,
        before: Callable[[list[Array]], list[Call]] = lambda inputs: [],
        names: Sequence[str] = (),
    ) -> None:
        self.watch = watch
        recorded = record(function, arguments, watch, names)
        _demand_size(recorded)
        self.outputs_of = recorded.outputs
        updated = {id(state) for state, _ in recorded.graph.updates}
        self._arrays: list[tuple[Place, Array]] = []
        for node, place in recorded.places:
            if id(node) in updated and id(node) in recorded.rebound:
                place.put(aligned_copy(place.get()))  # the caller keeps the array that was there, as it was
            if id(node) in updated and not place.get().flags.writeable:
                raise Untraceable(f"{place.name} cannot be written")
            self._arrays.append((place, place.get()))
        self._numbers = [(place, np.zeros((), node.dtype), id(node) in updated) for node, place in recorded.numbers]
        arrays = [array for _, array in self._arrays] + [array for _, array, _ in self._numbers]
        nodes = [node for node, _ in (*recorded.places, *recorded.numbers)]
        states = {id(node): array for node, array in zip(nodes, arrays, strict=True)}
        watch.accept()
        self.plan = Plan(recorded.graph, states, before)
        self._generators = list({id(g): g for g, _ in self.plan.draws}.values())

    def stands(self) -> bool:
        """Whether everything that was recorded is still as it was."""
        return self.watch.unchanged()

    def run(self, steps: int = 1) -> int:
        """Run up to `steps` times; gives how many times.

        Where a check fails it stops earlier, and everything is as it was before that step, the generators included.
        """
        if not (self._numbers or self._generators):
            return self.plan.run(steps)
        for place, array, _ in self._numbers:
            array[...] = place.get()
        states = [generator.bit_generator.state for generator in self._generators]
        done = self.plan.run(steps)
        for place, array, is_new in self._numbers:
            if is_new:
                place.put(type(place.get())(array.item()))
        if done < steps and states:
            self._draw_again(states, done)
        return done

    def _draw_again(self, states: list[Any], steps: int) -> None:
        """Bring the generators to where they were after some steps."""
        for generator, state in zip(self._generators, states, strict=True):
            generator.bit_generator.state = state
        for _ in range(steps):
            for generator, size in self.plan.draws:
                generator.random(size, dtype=np.float32)


def _demand_size(recorded: Recorded) -> None:
    if any(node.size == 0 for node in recorded.graph.nodes()):
        raise Untraceable("one of its arrays is empty")


_said: set[str] = set()


def say_eager(what: str, why: str) -> None:
    """Say on stderr, once for each reason, that something runs as it is written."""
    line = f"{what} runs eager, because {why}\n"
    if line not in _said and sys.stderr is not None:
        _said.add(line)
        sys.stderr.write(line)
        sys.stderr.flush()
