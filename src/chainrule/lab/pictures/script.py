"""A picture's state as a short Python script: its functions, its controls, and a plot that shows the same."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from pprint import pformat
from typing import Any

from chainrule.course.exercise import Catalogue
from chainrule.lab.pictures.picture import Picture

WIDTH = 100


def script_of(wanted: Picture, controls: Mapping[str, Any], source: str, course: Catalogue) -> str:
    """Return the script.

    Args:
        wanted: the picture.
        controls: the value of every control.
        source: "mine", and the functions come from the learner's own framework; else from the course.
        course: where the functions' exercises are found.
    """
    lines = [f'"""The picture {wanted.name} as it stood in the lab."""', ""]
    lines += ["import matplotlib.pyplot as plt", "import numpy as np", ""]
    lines += _imports(wanted, controls, source, course)
    lines += [_assigned(name, value) for name, value in controls.items()]
    return "\n".join(lines) + "\n\n" + wanted.script.strip("\n") + "\n\nplt.show()\n"


def _imports(wanted: Picture, controls: Mapping[str, Any], source: str, course: Catalogue) -> list[str]:
    """Import the functions that the script calls by name, or that a control names."""
    named = {node.id for node in ast.walk(ast.parse(wanted.script)) if isinstance(node, ast.Name)}
    named |= {one for one in controls.values() if isinstance(one, str)}
    needs = {name: exercise for name, exercise in wanted.needs.items() if name in named}
    if not needs:
        return []
    if source != "mine":
        found = [f'{name} = stand_in("{exercise}", "{name}")' for name, exercise in needs.items()]
        return ["from chainrule.course.framework import stand_in", "", *found]
    packages: dict[str, list[str]] = defaultdict(list)
    for name, id_ in needs.items():
        exercise = course.get(id_)
        assert exercise is not None  # noqa: S101  (a test holds every picture to it)
        packages[exercise.package].append(name)
    note = "# your own framework: run this in the course's folder"
    return [note, *(f"from mine.{package} import {', '.join(names)}" for package, names in packages.items()), ""]


def _assigned(name: str, value: Any) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return f"{name} = " + pformat([list(row) for row in value], width=WIDTH, compact=True)
    return f"{name} = " + pformat(list(value) if isinstance(value, tuple) else value, width=WIDTH, compact=True)
