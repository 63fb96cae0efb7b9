"""Can the function be called, does it run to its end, and does it leave the caller's arguments alone?"""

from __future__ import annotations

import ast
import builtins
import inspect
import re
from typing import Any

import numpy as np

from chainrule.course.attempt import Attempt, Source
from chainrule.course.checking import Misconception
from chainrule.course.comparison import written
from chainrule.course.verdict import Finding
from chainrule.errors import nearest


def missing(attempt: Attempt) -> Finding | None:
    """There is no function of that name."""
    if callable(getattr(attempt.module, attempt.name, None)):
        return None
    if hasattr(attempt.module, attempt.name):
        value = getattr(attempt.module, attempt.name)
        return Finding("missing", f"is {written(value, 30)}, not a function", f"Write it as def {attempt.name}(…):")
    wanted = {check.function for check in attempt.checks if hasattr(check, "function")}
    others = [name for name, value in vars(attempt.module).items() if inspect.isfunction(value)]
    guess = nearest(attempt.name, [name for name in others if name not in wanted])
    mend = f"Rename {guess} to {attempt.name}." if guess else "chainrule diff shows what the starter file had."
    return Finding("missing", "this function is not in the file", mend)


def not_attempted(attempt: Attempt) -> Finding | None:
    """The body is still that of the starter."""
    if not attempt.source.is_as_in_starter(attempt.name):
        return None
    node = attempt.source.definition(attempt.name)
    first = inspect.getdoc(attempt.function) or ""
    return Finding(
        "not-attempted",
        "not written yet",
        "Replace the ... by your code, and save."
        if "..." in ast.unparse(node or ast.Pass())
        else "Change it, and save.",
        evidence=first.partition("\n")[0],
        line=getattr(node, "lineno", None),
    )


def wrong_parameters(attempt: Attempt) -> Finding | None:
    """It cannot be called with the arguments that the task names."""
    try:
        signature = inspect.signature(attempt.function)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*attempt.cases[0].arguments)
    except TypeError:
        wanted = ", ".join(inspect.signature(attempt.check.reference).parameters)
        return Finding(
            "parameters",
            f"takes {attempt.name}{signature}; it is called with {len(attempt.cases[0].arguments)} arguments",
            f"Write its first line as def {attempt.name}({wanted}):",
            line=getattr(attempt.node, "lineno", None),
        )
    return None


def forbidden(attempt: Attempt) -> Finding | None:
    """It does what no exercise needs: start processes, write files, replace NumPy's functions."""
    _ = attempt.outcomes
    reason = attempt.is_forbidden()
    return reached_out(reason) if reason else None


def reached_out(reason: str) -> Finding:
    """The finding for something that the guard does not let pass."""
    return Finding(
        "forbidden",
        f"the code {reason}",
        "No exercise needs that: take it out. Nothing outside was changed.",
    )


def misconception_that_raises(attempt: Attempt) -> Finding | None:
    """A known misconception that ends in an exception."""
    raised = [i for i in attempt.ordinary if attempt.outcomes[i].error is not None and not attempt.is_right(i)]
    known = attempt.taken() if raised else None
    return None if known is None else _named(attempt, known, raised[0])


def raised(attempt: Attempt) -> Finding | None:
    """An exception came up that the case does not ask for."""
    wrong_values = [
        i for i in attempt.wrong_cases if attempt.outcomes[i].error is None and not attempt.cases[i].about
    ]
    for i in attempt.ordinary:
        error = attempt.outcomes[i].error
        if error is None or attempt.is_right(i) or (wrong_values and attempt.cases[i].about):
            continue  # where ordinary cases are wrong, an edge case that raises is not the point
        finding = describe_error(error, attempt.source)
        about = attempt.cases[i].about
        wanted = attempt.cases[i].raises
        evidence = finding.evidence or f"{attempt.called(i)}{f' ({about})' if about else ''}"
        if about and i != attempt.ordinary[0]:
            evidence = f"{attempt.called(i)}, {about}"
        mend = attempt.cases[i].mend or finding.mend
        if attempt.source.line(finding.line).startswith("raise ") and wanted is None:
            return Finding(
                "refused", f"line {finding.line} raises {type(error).__name__} where there is an answer",
                mend if attempt.cases[i].mend else "Look at the condition before it: what does it let through?",
                f"{attempt.called(i)}: right {written(attempt.expected[i].result, 34)}", type(error).__name__,
                finding.line, attempt.data(i),
            )  # fmt: skip
        if wanted is not None:
            mend = f"Here {spelt(wanted)} is asked for: raise {spelt(wanted)}(…)."
        return Finding(
            finding.diagnosis, finding.what, mend, evidence, finding.detail, finding.line, attempt.data(i)
        )
    return None


def no_error(attempt: Attempt) -> Finding | None:
    """A case that has no answer was answered."""
    for i in attempt.ordinary:
        wanted = attempt.cases[i].raises
        if wanted is not None and attempt.outcomes[i].error is None:
            known = attempt.taken()
            if known is not None:
                return _named(attempt, known, i)
            about = attempt.cases[i].about or "this has no answer"
            return Finding(
                "no-error",
                f"gives a result where there is none ({about})",
                attempt.cases[i].mend or f"Raise {spelt(wanted)} there: an error is better than a wrong number.",
                f"{attempt.called(i)} gave {written(attempt.outcomes[i].result, 30)}",
                data=attempt.data(i),
            )
    return None


def input_changed(attempt: Attempt) -> Finding | None:
    """The caller's arrays or lists are not what they were."""
    for i in attempt.ordinary:
        before, after = attempt.cases[i].arguments, attempt.outcomes[i].arguments
        for place, (one, two) in enumerate(zip(before, after, strict=True)):
            if isinstance(one, np.ndarray | list | dict) and not _equal(one, two):
                name = _parameter(attempt, place)
                return Finding(
                    "input-changed",
                    f"changes its argument {name}, which belongs to the caller",
                    _mend_of_change(name, one),
                    f"{name} was {written(one, 34)} and is now {written(two, 34)}",
                    name,
                    _line_that_changes(attempt, name),
                    attempt.data(i),
                )
    return None


def _mend_of_change(name: str, value: Any) -> str:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return f"Make a new one: {name} = {name} - …, not {name} -= …; or begin with {name} = {name}.copy()."
    return f"Make a new one and leave {name} as it is: begin with a copy, or build the result from nothing."


def describe_error(error: BaseException, source: Source) -> Finding:
    """Say in one finding what an exception means, where it came up, and what may mend it."""
    line = source.line_of(error)
    where = f" in line {line}" if line else ""
    shown = source.line(line)
    text = str(error).partition("\n")[0]
    evidence = f"line {line}: {shown}" if shown else ""
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return _unknown_name(error, source, line, evidence)
    if isinstance(error, UnboundLocalError):
        return Finding(
            "raised", f"{text[:70]}", "Give the variable its first value before the line that uses it.", evidence,
            "UnboundLocalError", line,
        )  # fmt: skip
    if isinstance(error, EOFError):
        return Finding(
            "reads-input",
            f"waits for the keyboard{where}",
            "A function gets its inputs as arguments; take input() out.",
            evidence,
            line=line,
        )
    if isinstance(error, SystemExit):
        return Finding(
            "exits", f"ends the whole program{where}", "Take sys.exit() or quit() out; return a result instead.",
            evidence, line=line,
        )  # fmt: skip
    if isinstance(error, RecursionError):
        return Finding(
            "endless-recursion", f"calls itself without end{where}", "A recursion needs a case in which it stops.",
            evidence, line=line,
        )  # fmt: skip
    if isinstance(error, MemoryError):
        return Finding(
            "memory", f"asks for more memory than there is{where}",
            "Look at the sizes: how many numbers does the largest array need?", evidence, line=line,
        )  # fmt: skip
    mend = _mend_of(error, text)
    return Finding(
        "raised", f"{type(error).__name__}{where}: {_shortened(text)}", mend, evidence, type(error).__name__, line
    )


def spelt(kind: type[BaseException]) -> str:
    """An exception as it is written in a program that imports numpy as np."""
    return f"np.linalg.{kind.__name__}" if kind is np.linalg.LinAlgError else kind.__name__


def _mend_of(error: BaseException, text: str) -> str:
    if isinstance(error, AttributeError):
        owner = getattr(error, "obj", None)
        guess = nearest(str(error.name), dir(owner)) if owner is not None and error.name else None
        return (
            f"Did you mean {guess}?" if guess else "Look up how it is spelt, and what kind of value it belongs to."
        )
    if isinstance(error, ValueError) and "matmul" in text:
        return "The inner sizes must agree: (m, n) @ (n,) or (m, n) @ (n, k). Print the shapes just before."
    if isinstance(error, ValueError) and "broadcast" in text:
        return "These shapes do not fit element by element. Print both shapes just before this line."
    if "must be square" in text:
        return "inv and solve need as many rows as columns; for more rows than columns there is least squares."
    if isinstance(error, ValueError) and "ambiguous" in text:
        return "An array is not one yes or no: use np.where, or a comparison as a mask, or .all() and .any()."
    if isinstance(error, TypeError) and ("bitwise_xor" in text or "for ^:" in text):
        return "A power is written ** in Python; ^ compares the bits of whole numbers."
    if isinstance(error, TypeError) and "NoneType" in text:
        return "Something here is None: does the function that made it end with return?"
    if isinstance(error, TypeError) and "only " in text and "scalar" in text:
        return "A function of one number got a whole array: use NumPy's function in place of math's."
    if isinstance(error, TypeError) and "sequence" in text and "int" in text:
        return "A list is not an array: np.array(…) makes it one, or go through it item by item."
    if isinstance(error, IndexError):
        return "Python counts from 0 to length - 1: check where the loop or the index ends."
    if isinstance(error, ZeroDivisionError):
        return "What if there is nothing to divide by? Treat that case first."
    if isinstance(error, KeyError | ImportError):
        return "Check the spelling."
    return "Print what goes into this line just before it."


def _shortened(text: str, limit: int = 62) -> str:
    """The gist of a message: NumPy's own signatures are left out, and what is too long ends at a word."""
    text = re.sub(
        r"Input operand (\d) has a mismatch in its core dimension \d, with gufunc signature \S+ ", r"", text
    )
    return text if len(text) <= limit else text[:limit].rpartition(" ")[0] + " …"


def _unknown_name(error: NameError, source: Source, line: int | None, evidence: str) -> Finding:
    name = error.name or (re.findall(r"'(\w+)'", str(error)) or ["?"])[0]
    known = {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)} - {name}
    known |= {node.arg for node in ast.walk(source.tree) if isinstance(node, ast.arg)} | set(dir(builtins))
    known |= {node.name for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef)}
    if name in ("np", "numpy"):
        mend = "Write import numpy as np at the top of the file."
    elif name in ("math", "random"):
        mend = f"Write import {name} at the top of the file."
    else:
        guess = nearest(name, sorted(known))
        mend = f"Did you mean {guess}?" if guess else "Give it a value first, or take it as an argument."
    where = f" in line {line}" if line else ""
    return Finding("name", f"{name} has no value{where}", mend, evidence, name, line)


def _named(attempt: Attempt, known: Misconception, i: int) -> Finding:
    error = attempt.outcomes[i].error
    shown = f"{type(error).__name__}" if error else written(attempt.outcomes[i].result, 30)
    return Finding(known.name, known.what, known.mend, f"{attempt.called(i)} gave {shown}", data=attempt.data(i))


def _parameter(attempt: Attempt, place: int) -> str:
    if attempt.node and place < len(attempt.node.args.args):
        return attempt.node.args.args[place].arg
    return f"argument {place + 1}"


def _line_that_changes(attempt: Attempt, name: str) -> int | None:
    for node in ast.walk(attempt.node or ast.Pass()):
        targets: list[Any] = getattr(node, "targets", [getattr(node, "target", None)])
        if isinstance(node, ast.AugAssign | ast.Assign):
            for target in targets:
                root = target
                while isinstance(root, ast.Subscript | ast.Attribute):
                    root = root.value
                changes = isinstance(node, ast.AugAssign) or isinstance(target, ast.Subscript)
                if changes and isinstance(root, ast.Name) and root.id == name:
                    return node.lineno
    return None


def _equal(one: Any, two: Any) -> bool:
    if isinstance(one, np.ndarray):
        return (
            isinstance(two, np.ndarray)
            and one.shape == two.shape
            and one.dtype == two.dtype
            and bool(
                np.allclose(one, two, rtol=1e-12, atol=0, equal_nan=True)
                if one.dtype.kind in "fc"
                else (one == two).all()
            )
        )
    return bool(one == two)
