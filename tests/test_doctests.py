"""Every example in a docstring runs, on the package as it is installed."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import chainrule

MODULES = [
    "chainrule",
    *(m.name for m in pkgutil.walk_packages(chainrule.__path__, "chainrule.") if "__main__" not in m.name),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def test_there_are_examples_to_run() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = sum(len(test.examples) for name in MODULES for test in finder.find(importlib.import_module(name)))
    assert examples > 100


OPS_WITH_EXAMPLES = [name for name in chainrule.ops.__all__ if ">>>" in getattr(chainrule.ops, name).__doc__]


@pytest.mark.parametrize("name", OPS_WITH_EXAMPLES)
def test_examples_of_ops_are_true(name: str) -> None:
    # doctest passes over them by itself, since @op has wrapped each in a function of another module
    function = getattr(chainrule.ops, name)
    module = importlib.import_module(function.__module__)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in doctest.DocTestFinder().find(function, name, module=False, globs=dict(vars(module))):
        assert runner.run(test).failed == 0


def test_some_ops_have_examples() -> None:
    assert len(OPS_WITH_EXAMPLES) >= 5
