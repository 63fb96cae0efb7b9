"""How each op is written inside a kernel: one line of Python for a single element. The only home of these forms.

An op that is not here runs as NumPy's own function, as a step of its own.
"""

from __future__ import annotations

import numpy as np

from chainrule.autodiff.traced import Node

ANY = {
    "add": "{0} + {1}",
    "subtract": "{0} - {1}",
    "multiply": "{0} * {1}",
    "negative": "-{0}",
    "positive": "{0}",
    "absolute": "abs({0})",
    "square": "{0} * {0}",
    "maximum": "{0} if {0} >= {1} or {0} != {0} else {1}",
    "minimum": "{0} if {0} <= {1} or {0} != {0} else {1}",
}
"""For every type of number; where one of two is NaN, maximum and minimum give NaN, as in NumPy."""

FLOATING = {
    "divide": "{0} / {1}",
    "power": "{0} ** {1}",
    "fmax": "{0} if {0} >= {1} or {1} != {1} else {1}",
    "fmin": "{0} if {0} <= {1} or {1} != {1} else {1}",
    "sqrt": "math.sqrt({0})",
    "exp": "math.exp({0})",
    "expm1": "math.expm1({0})",
    "log": "math.log({0})",
    "log1p": "math.log1p({0})",
    "sin": "math.sin({0})",
    "cos": "math.cos({0})",
    "tan": "math.tan({0})",
    "arctan": "math.atan({0})",
    "sinh": "math.sinh({0})",
    "cosh": "math.cosh({0})",
    "tanh": "math.tanh({0})",
    "erf": "math.erf({0})",
}

TRUTHS = {
    "equal": "{0} == {1}",
    "not_equal": "{0} != {1}",
    "less": "{0} < {1}",
    "less_equal": "{0} <= {1}",
    "greater": "{0} > {1}",
    "greater_equal": "{0} >= {1}",
    "isnan": "{0} != {0}",
    "isfinite": "{0} - {0} == 0",
}
"""From numbers to a truth value."""

LOGIC = {
    "logical_and": "{0} & {1}",
    "bitwise_and": "{0} & {1}",
    "multiply": "{0} & {1}",
    "logical_or": "{0} | {1}",
    "bitwise_or": "{0} | {1}",
    "add": "{0} | {1}",
    "logical_xor": "{0} ^ {1}",
    "bitwise_xor": "{0} ^ {1}",
    "not_equal": "{0} ^ {1}",
    "equal": "not ({0} ^ {1})",
    "logical_not": "not {0}",
    "invert": "not {0}",
    "positive": "{0}",
}
"""From truth values to a truth value."""

ALWAYS = {"where": "{1} if {0} else {2}", "astype": "{0}"}

COSTLY = frozenset("power exp expm1 log log1p sin cos tan arctan sinh cosh tanh erf divide sqrt".split())
"""What is better stored than computed a second time."""

TYPES = {
    np.dtype(np.float32): "float32",
    np.dtype(np.float64): "float64",
    np.dtype(np.int64): "int64",
    np.dtype(np.int32): "int32",
    np.dtype(np.int16): "int16",
    np.dtype(np.int8): "int8",
    np.dtype(np.uint8): "uint8",
    np.dtype(np.bool): "bool",
}
"""The element types that kernels compute with, and their names in a kernel."""


def expression(node: Node) -> str | None:
    """The template for a node's value, with {0}, {1} ... for its inputs; None if kernels do not have the op."""
    kinds = [x.dtype for x in node.inputs]
    if node.dtype not in TYPES or any(kind not in TYPES for kind in kinds):
        return None
    if node.op in ALWAYS:
        return ALWAYS[node.op]
    if all(kind.kind == "b" for kind in kinds):
        return LOGIC.get(node.op)
    if node.dtype == bool:
        if node.op in ("isnan", "isfinite") and kinds[0].kind != "f":
            return None
        return TRUTHS.get(node.op)
    if node.dtype.kind == "f" and node.op in FLOATING:
        return FLOATING[node.op]
    return ANY.get(node.op)
