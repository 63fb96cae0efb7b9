"""Simplify a graph without changing what it computes: constants, identities, common parts.

Nothing here rounds otherwise or loses a NaN: x·1 is x, but x·0 is not 0, and x + 0 stays as it is for the sake of
-0.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff.traced import Node
from chainrule.compiler import panels
from chainrule.compiler.graph import (
    SMALL_PRODUCT,
    VIEWS,
    Graph,
    is_elementwise,
    literal,
    make_literal,
    spread,
    with_inputs,
    with_options,
)


def simplify(graph: Graph) -> list[tuple[str, Graph]]:
    """Every pass in turn, with its name: what `explain` shows; the last is the result."""
    stages = [("recorded", graph)]
    for name, rule in (
        ("constants and identities", identity),
        ("broadcasting left to the arithmetic", without_repeats),
        ("transposes into the product", transposes_into_product),
    ):
        graph = graph.rewritten(rule)
        stages.append((name, graph))
    graph = without_common_parts(graph)
    stages.append(("each value computed once", graph))
    graph = descents_into_product(graph)
    stages.append(("steps of descent into the product", graph))
    graph = dense_layers(graph)
    stages.append(("bias and ReLU into the product", graph))
    if graph.checks:
        graph = finite_inputs_by_products(graph)
        stages.append(("whether inputs are finite", graph))
    return stages


# Constants and identities


def identity(node: Node) -> Node:
    """Something that has the same value and costs less."""
    if node.op in VIEWS:
        return _view(node)
    if is_elementwise(node):
        return _folded(_cheaper(node))
    if node.op in ("sum", "prod", "max", "min", "all", "any") and node.inputs[0].shape == node.shape:
        return node.inputs[0] if node.inputs[0].dtype == node.dtype else node
    if node.op in ("argmax", "argmin") and node.inputs[0].shape == node.shape:
        return spread(make_literal(0, node.dtype), node.shape)
    return node


def _number(node: Node) -> Any:
    """The number that a node is everywhere, or None."""
    while node.op in ("broadcast_to", "reshape"):
        node = node.inputs[0]
    return literal(node)


def _folded(node: Node) -> Node:
    """A constant, where all inputs are constants."""
    numbers = [_number(x) for x in node.inputs]
    if not is_elementwise(node) or any(value is None for value in numbers):
        return node
    with np.errstate(all="ignore"):
        if node.op == "astype":
            value = numbers[0].astype(node.dtype)
        elif node.op == "where":
            value = np.where(*numbers)
        else:
            function = getattr(np, node.op, None)
            if function is None:
                return node
            value = function(*numbers)
    return spread(make_literal(value, node.dtype), node.shape)


def _cheaper(node: Node) -> Node:
    first = node.inputs[0]
    other = _number(node.inputs[1]) if len(node.inputs) == 2 else None
    if node.op == "astype" and first.dtype == node.dtype:
        return first
    if node.op == "negative" and first.op == "negative":
        return first.inputs[0]
    if node.op == "multiply" and other is None and len(node.inputs) == 2 and _number(first) is not None:
        node = with_inputs(node, reversed(node.inputs))
        return _cheaper(node)
    if node.op in ("multiply", "divide", "power") and other is not None and other == 1:
        return spread(first, node.shape)
    if node.op == "power" and node.dtype.kind == "f" and other is not None:
        if other == 2:
            return Node("multiply", (first, first), node.shape, node.dtype)
        if other == 0.5:
            return Node("sqrt", (first,), node.shape, node.dtype)
        if other == -1:
            return Node("divide", (make_literal(1, node.dtype), first), node.shape, node.dtype)
    return node


def _view(node: Node) -> Node:
    (x,) = node.inputs
    if node.op == "reshape":
        while x.op == "reshape":
            (x,) = x.inputs
        if x.shape == node.shape:
            return x
        value = _number(x)
        if value is not None:
            return spread(make_literal(value, node.dtype), node.shape)
        return with_inputs(node, (x,))
    if node.op == "transpose":
        axes = node.options["axes"]
        if x.op == "transpose":
            inner = x.options["axes"]
            axes, (x,) = tuple(inner[i] for i in axes), x.inputs
        if axes == tuple(range(len(axes))):
            return x
        return Node("transpose", (x,), node.shape, node.dtype, axes=axes)
    if node.op == "broadcast_to":
        if x.shape == node.shape:
            return x
        return with_inputs(node, x.inputs) if x.op == "broadcast_to" else node
    return _new_axes(node) if node.op == "slice" else node


def _new_axes(node: Node) -> Node:
    """An index that only adds axes, x[:, None], is a reshape."""
    index = node.options["index"]
    parts = index if isinstance(index, tuple) else (index,)
    if all(part is None or part is Ellipsis or part == slice(None) for part in parts):
        return _view(Node("reshape", node.inputs, node.shape, node.dtype))
    return node


# Broadcasting, products, common parts


def without_repeats(node: Node) -> Node:
    """Arithmetic repeats its inputs by itself: nothing need be repeated for it beforehand."""
    if not is_elementwise(node):
        return node
    bare = [x.inputs[0] if x.op == "broadcast_to" else x for x in node.inputs]
    return with_inputs(node, bare) if any(a is not b for a, b in zip(bare, node.inputs, strict=True)) else node


def transposes_into_product(node: Node) -> Node:
    """BLAS reads a matrix by rows or by columns: a transposition before a product costs nothing."""
    if node.op != "matmul" or "transposed" in node.options:
        return node
    sides = [_untransposed(x) for x in node.inputs]
    flags = tuple(side is not x for side, x in zip(sides, node.inputs, strict=True))
    return Node("matmul", sides, node.shape, node.dtype, transposed=flags) if any(flags) else node


def _untransposed(x: Node) -> Node:
    if x.op != "transpose":
        return x
    n = len(x.shape)
    return x.inputs[0] if x.options["axes"] == (*range(n - 2), n - 1, n - 2) else x


def descents_into_product(graph: Graph) -> Graph:
    """A state minus a number times a product, W - α·(a @ b): BLAS can subtract while it multiplies.

    So the gradient of a large matrix is never stored where plain gradient descent is all that it is for.
    """
    users = graph.users()

    def alone(node: Node) -> bool:
        return len(users.get(id(node), ())) == 1

    def descent(state: Node, new: Node) -> Node:
        if new.op != "subtract" or new.inputs[0] is not state or not alone(new.inputs[1]):
            return new
        scaled = new.inputs[1]
        if scaled.op != "multiply" or scaled.inputs[1].size != 1 or scaled.shape != state.shape:
            return new
        product, rate = scaled.inputs
        if product.op != "matmul" or len(product.shape) != 2 or not alone(product) or product.shape != state.shape:
            return new
        work = product.size * max(x.size for x in product.inputs) // max(product.shape)
        if work < SMALL_PRODUCT:
            return new
        inputs = (*product.inputs, rate, state)
        return Node(
            "descend",
            inputs,
            state.shape,
            state.dtype,
            transposed=product.options.get("transposed", (False, False)),
        )

    updates = tuple((state, descent(state, new)) for state, new in graph.updates)
    return Graph(graph.inputs, graph.outputs, updates, graph.checks)


def dense_layers(graph: Graph) -> Graph:
    """max(x @ W + b, 0) in one step: bias and ReLU while the sums are still in registers.

    Only where the product alone and the sum are needed nowhere else.
    """
    while True:
        users = graph.users()
        found = next((node for node in graph.nodes() if _is_dense(node, users)), None)
        if found is None:
            return graph
        layer = found
        graph = graph.rewritten(lambda node: _dense(node) if node is layer else node)  # noqa: B023 (used at once)


def _is_dense(node: Node, users: dict[int, list[Node]]) -> bool:
    if node.op != "maximum" or len(node.shape) != 2 or _number(node.inputs[1]) != 0 or node.inputs[0].op != "add":
        return False
    total = node.inputs[0]
    product, bias = total.inputs
    return (
        product.op == "matmul"
        and product.shape == node.shape
        and bias.size in (1, node.shape[1])
        and (bias.shape == () or bias.shape[-1] == bias.size)
        and {product.dtype, bias.dtype} == {node.dtype}
        and all(len(users[id(x)]) == 1 for x in (total, product))
        and "transposed" not in product.options
        and panels.are_worth_it(*product.inputs)
    )


def _dense(node: Node) -> Node:
    product, bias = node.inputs[0].inputs
    return Node("dense", (*product.inputs, bias), node.shape, node.dtype, **product.options)


def finite_inputs_by_products(graph: Graph) -> Graph:
    """Whether x is finite is asked of x @ W: a row with NaN or infinity in it gives no finite number.

    So x, which may be large, need not be read for it: a dense layer looks at its sums, of other products one column
    is enough. Where these are not finite though x is (by overflow, or for W), the run is given up as well, and the
    function itself decides.
    """
    products = {
        id(node.inputs[0]): node
        for node in graph.nodes()
        if node.op in ("matmul", "dense") and len(node.shape) == 2 and not _is_first_transposed(node)
    }
    checks: list[Node] = []
    looking: set[int] = set()
    for check in graph.checks:
        x = _demanded_finite(check)
        product = None if x is None else products.get(id(x))
        if product is None:
            checks.append(check)
        elif product.op == "dense":
            looking.add(id(product))
        else:
            checks.append(_first_column_is_finite(product) if product.shape[0] > 1 else check)
    graph = Graph(graph.inputs, graph.outputs, graph.updates, tuple(checks))
    return graph.rewritten(lambda node: with_options(node, finite=True) if id(node) in looking else node)


def _is_first_transposed(product: Node) -> bool:
    return bool(product.options.get("transposed", (False, False))[0])


def _demanded_finite(check: Node) -> Node | None:
    """What a check demands to be finite everywhere, if that is what it does."""
    whole = check.inputs[0] if check.op == "reshape" else check
    if whole.op != "all" or whole.size != 1 or whole.inputs[0].op != "isfinite":
        return None
    return whole.inputs[0].inputs[0]


def _first_column_is_finite(product: Node) -> Node:
    column = Node("slice", (product,), (product.shape[0], 1), product.dtype, index=(slice(None), slice(0, 1)))
    answer = Node("isfinite", (column,), column.shape, np.dtype(bool))
    return Node("reshape", (Node("all", (answer,), (1, 1), answer.dtype, axes=(0, 1)),), (), answer.dtype)


def without_common_parts(graph: Graph) -> Graph:
    """The same op on the same inputs is computed once."""
    known: dict[Any, Node] = {}

    def once(node: Node) -> Node:
        if node.op in ("input", "state", "uniform", "call"):
            return node
        return known.setdefault(_key(node), node)

    return graph.rewritten(once)


def _key(node: Node) -> Any:
    if node.op == "constant":
        value = node.options["value"]
        return ("number", value.tobytes(), node.dtype) if literal(node) is not None else ("array", id(value))
    options = tuple(sorted((key, repr(value)) for key, value in node.options.items()))
    return node.op, tuple(id(x) for x in node.inputs), node.shape, node.dtype, options
