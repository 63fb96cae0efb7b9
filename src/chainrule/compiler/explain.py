"""A plan as text: the graph before and after each pass, the calls in order, and each kernel's source."""

from __future__ import annotations

from typing import Any

from chainrule.compiler.codegen import Call, Source
from chainrule.compiler.fuse import Kernel
from chainrule.compiler.graph import described
from chainrule.compiler.memory import gives
from chainrule.compiler.plan import Given, Plan, Program


def explain(plan: Plan) -> str:
    """Everything that was made of a recording, to be read from top to bottom."""
    return "\n".join([*_graphs(plan), "", *_fused(plan), "", *_steps(plan), "", *_kernels(plan)])


def _graphs(plan: Plan) -> list[str]:
    """The recorded graph; then, for each pass that changed something, what it left."""
    lines: list[str] = []
    before: list[str] = []
    for name, graph in plan.stages:
        text = described(graph)
        if text != before:
            lines += ["", f"GRAPH, {name}: {len(graph.nodes())} nodes", *_indented(text)]
        else:
            lines += ["", f"GRAPH, {name}: nothing to do"]
        before = text
    return lines[1:]


def _fused(plan: Plan) -> list[str]:
    layout = plan.memory.layout
    lines = ["KERNELS, the nodes that each computes in one pass"]
    for task in plan.schedule.tasks:
        if isinstance(task, Kernel):
            ops = " ".join(node.op for node in task.members)
            lines.append(f"  {_shape(task.space)}: {ops}, stores {len(gives(task))}")
    lines += [
        "",
        f"MEMORY, {layout.size:,} bytes in one block; {layout.together:,} if no value took the place of another; "
        f"{len(plan.schedule.written_over)} states are written over where they lie",
    ]
    return lines


def _steps(plan: Plan) -> list[str]:
    lines = ["PLAN, one call after the other"]
    numbers = _numbers(plan)
    for step in plan.steps:
        if isinstance(step, Given):
            lines.append(f"  {step.name}({', '.join(_word(x) for x in step.arguments)})")
            continue
        lines.append(f"  a program of {len(step.calls)}:")
        for call, pieces in zip(step.calls, step.tables, strict=True):
            together = f", in {len(pieces)} pieces at once" if len(pieces) > 1 else ""
            lines.append(f"    kernel {numbers[call.source]}({', '.join(map(_word, call.arguments))}){together}")
    return lines


def _kernels(plan: Plan) -> list[str]:
    lines = []
    for source, number in _numbers(plan).items():
        lines += [
            f"KERNEL {number}, its arguments of type {', '.join(source.signature)}",
            *_indented(source.text.split("\n")),
        ]
    return lines


def _numbers(plan: Plan) -> dict[Source, int]:
    """Each kernel once, numbered in the order of first use."""
    calls: list[Call] = [call for step in plan.steps if isinstance(step, Program) for call in step.calls]
    return {source: i for i, source in enumerate(dict.fromkeys(call.source for call in calls), start=1)}


def _word(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value.dtype}[{_shape(value.shape)}]" if value.ndim else str(value.dtype)


def _shape(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "one number"


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}".rstrip() for line in lines]
