"""The small edits that mend a program: one family for each kind of slip, each with the words that name it.

`repair.py` tries them. A family gets a place in the tree, or a block of statements, and yields what could be wrong
there.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Edit:
    """One change of a program that may mend it: `apply` makes it in the tree and returns how to take it back."""

    diagnosis: str
    what: str
    mend: str
    line: int
    apply: Callable[[], Callable[[], None]]


def edits_of(function: ast.FunctionDef, classifies: bool) -> Iterator[Edit]:
    """Every edit of a function that is worth a try, the commonest slips first.

    Args:
        function: the tree, which an edit changes in place.
        classifies: whether its results are a few classes; then edits that could be right by chance are left out.
    """
    slots = list(_slots(function))
    blocks = list(_blocks(function))
    yield from _of_statements(blocks)
    yield from _of_lines(blocks)
    for family in (
        _of_brackets,
        _of_call_brackets,
        _of_comparisons,
        _of_functions,
        _of_axes,
        _of_stars,
        _of_transposes,
        _of_indices,
    ):
        for slot in slots:
            yield from family(slot)
    if classifies:
        return  # of a few yes and no, other edits could be right by chance
    for family in (_of_calls_too_many, _of_operands_too_many, _of_operators, _of_squares_missing):
        for slot in slots:
            yield from family(slot)
    names = _names_of(function)
    for slot in slots:
        yield from _of_values_of_indices(slot, function)
    for slot in slots:
        yield from _of_constants(slot)
    for slot in slots:
        yield from _of_names(slot, names)


@dataclass(frozen=True)
class _Slot:
    """A place in the tree that holds an expression."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.expr

    def put(self, new: ast.AST) -> Callable[[], Callable[[], None]]:
        """Return an `apply` that puts `new` here."""

        def apply() -> Callable[[], None]:
            ast.copy_location(new, self.node)
            if self.index is None:
                setattr(self.parent, self.field, new)
                return lambda: setattr(self.parent, self.field, self.node)
            items: list[Any] = getattr(self.parent, self.field)
            items[self.index] = new
            index = self.index

            def undo() -> None:
                items[index] = self.node

            return undo

        return apply

    @property
    def line(self) -> int:
        return getattr(self.node, "lineno", 0)


def _slots(function: ast.FunctionDef) -> Iterator[_Slot]:
    """Every expression that is read, outermost first; no default values, no docstring."""
    for statement in ast.walk(ast.Module(body=list(function.body), type_ignores=[])):
        for field, value in ast.iter_fields(statement):
            if isinstance(value, ast.expr) and not isinstance(getattr(value, "ctx", None), ast.Store):
                yield _Slot(statement, field, None, value)
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    if isinstance(item, ast.expr) and not isinstance(getattr(item, "ctx", None), ast.Store):
                        yield _Slot(statement, field, index, item)
            if isinstance(value, ast.Subscript) and isinstance(value.ctx, ast.Store):
                yield _Slot(value, "slice", None, value.slice)


def _blocks(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, list[ast.stmt]]]:
    """Every list of statements, with what it belongs to."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield node, block


def _of_statements(blocks: list[tuple[ast.AST, list[ast.stmt]]]) -> Iterator[Edit]:
    """A result that goes nowhere, = for +=, a best value that is never brought up to date."""
    for owner, block in blocks:
        in_loop = isinstance(owner, ast.For | ast.While)
        for place, statement in enumerate(block):
            line = statement.lineno
            if isinstance(statement, ast.Assign | ast.AugAssign) and len(block) > 1:
                yield Edit(
                    "line-too-many", f"line {line} does not belong there",
                    "Without it, all would be right: what is it for?", line, _left_out(block, place),
                )  # fmt: skip
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.BinOp):
                for name in dict.fromkeys(n.id for n in ast.walk(statement.value) if isinstance(n, ast.Name)):
                    new = ast.Assign([ast.Name(name, ast.Store())], statement.value)
                    yield Edit(
                        "thrown-away", f"what line {line} works out goes nowhere",
                        f"Give the result a name again, {name} = …, or use it in the return.",
                        line, _swapped_in(block, place, new),
                    )  # fmt: skip
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                target = statement.targets[0]
                if isinstance(statement.value, ast.Call) and isinstance(statement.value.func, ast.Attribute):
                    method = statement.value.func
                    if method.attr in ("append", "extend", "sort", "reverse", "insert", "shuffle", "fill"):
                        yield Edit(
                            "changes-in-place",
                            f"line {line}: {method.attr} changes the list itself and returns None",
                            f"Call it on a line of its own, without {ast.unparse(target)} = before it.",
                            line,
                            _swapped_in(block, place, ast.Expr(statement.value)),
                        )
                if in_loop and isinstance(target, ast.Name | ast.Subscript):
                    plus = ast.AugAssign(target, ast.Add(), statement.value)
                    yield Edit(
                        "overwritten", f"line {line} overwrites {ast.unparse(target)} in every round",
                        "= puts a new value in place of the old one; += adds to it.",
                        line, _swapped_in(block, place, plus),
                    )  # fmt: skip
            if isinstance(statement, ast.AugAssign):
                plain = ast.Assign([statement.target], statement.value)
                yield Edit(
                    "added-up", f"line {line} adds to {ast.unparse(statement.target)} what should replace it",
                    "+= adds to the old value; = puts a new one in its place.",
                    line, _swapped_in(block, place, plain),
                )  # fmt: skip
            if isinstance(statement, ast.If):
                yield from _of_comparison_with_best(statement)
            if isinstance(statement, ast.For):
                yield from _of_what_a_loop_runs_through(statement)
            if in_loop and isinstance(statement, ast.Assign):
                yield from _of_a_name_still_needed(block, place, statement)


def _of_what_a_loop_runs_through(loop: ast.For) -> Iterator[Edit]:
    """`for i in u` where i is used as a place, and the reverse."""
    if isinstance(loop.iter, ast.Name) and isinstance(loop.target, ast.Name):
        places = ast.Call(
            ast.Name("range", ast.Load()), [ast.Call(ast.Name("len", ast.Load()), [loop.iter], [])], []
        )
        yield Edit(
            "values-as-places", f"line {loop.lineno}: {loop.target.id} runs through the values of {loop.iter.id}",
            f"They are used as places below; range(len({loop.iter.id})) counts places.", loop.lineno,
            _Slot(loop, "iter", None, loop.iter).put(places),
        )  # fmt: skip
    length = loop.iter.args[0] if isinstance(loop.iter, ast.Call) and len(loop.iter.args) == 1 else None
    if (
        isinstance(length, ast.Call)
        and isinstance(length.func, ast.Name)
        and length.func.id == "len"
        and length.args
    ):
        yield Edit(
            "places-as-values", f"line {loop.lineno}: the loop takes places 0, 1, 2, … where it needs values",
            f"Without range and len it runs through the values of {ast.unparse(length.args[0])}.", loop.lineno,
            _Slot(loop, "iter", None, loop.iter).put(length.args[0]),
        )  # fmt: skip


def _of_a_name_still_needed(block: list[ast.stmt], place: int, statement: ast.Assign) -> Iterator[Edit]:
    """A result stored under a name whose old value later rounds still need."""
    target = statement.targets[0]
    if not isinstance(target, ast.Name):
        return
    before = [*block[:place], statement.value]
    if not any(isinstance(node, ast.Name) and node.id == target.id for one in before for node in ast.walk(one)):
        return
    name, new = target.id, f"_{target.id}_of_this_round"
    reads = [
        node
        for later in block[place + 1 :]
        for node in ast.walk(later)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]

    def apply() -> Callable[[], None]:
        for node in (target, *reads):
            node.id = new

        def undo() -> None:
            for node in (target, *reads):
                node.id = name

        return undo

    if reads:
        yield Edit(
            "still-needed", f"line {statement.lineno} stores its result in {name}, whose old value is still needed",
            "The next round begins with what this one left there: choose another name.", statement.lineno, apply,
        )  # fmt: skip


def _of_comparison_with_best(statement: ast.If) -> Iterator[Edit]:
    """`if cost < best:` whose body never says `best = cost`."""
    for test in ast.walk(statement.test):
        if not (isinstance(test, ast.Compare) and len(test.comparators) == 1):
            continue
        for one, other in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
            if isinstance(one, ast.Name) and not any(
                isinstance(node, ast.Name) and node.id == one.id and isinstance(node.ctx, ast.Store)
                for inner in statement.body
                for node in ast.walk(inner)
            ):
                new = ast.Assign([ast.Name(one.id, ast.Store())], other)
                yield Edit(
                    "not-updated", f"{one.id} is compared with in line {test.lineno}, and never brought up to date",
                    f"When a better one is found, {one.id} must become its value.",
                    test.lineno, _inserted(statement.body, 0, new),
                )  # fmt: skip


def _of_lines(blocks: list[tuple[ast.AST, list[ast.stmt]]]) -> Iterator[Edit]:
    """Lines in the wrong place.

    Inside a loop instead of behind it, before it instead of inside, in the wrong order.
    """
    for _, block in blocks:
        for place, statement in enumerate(block):
            if isinstance(statement, ast.For | ast.While):
                for inner, moved in enumerate(statement.body):
                    many = len(statement.body) - inner
                    for count in {1, many} if len(statement.body) > many else {1}:
                        if count < len(statement.body):
                            yield Edit(
                                "inside-loop",
                                f"line {moved.lineno} runs in every round, and belongs behind the loop",
                                "Move it out: one level less of indentation.",
                                moved.lineno,
                                _moved(statement.body, inner, block, place + 1, count),
                            )
                for outer in range(place):
                    earlier = block[outer]
                    if isinstance(earlier, ast.Assign):
                        for count in dict.fromkeys((1, place - outer)):
                            yield Edit(
                                "outside-loop",
                                f"line {earlier.lineno} runs once; it is needed anew in every round",
                                "Move it into the loop, to its beginning.",
                                earlier.lineno, _moved(block, outer, statement.body, 0, count),
                            )  # fmt: skip
            for later in range(place + 1, len(block)):
                if not isinstance(block[later], ast.Return):
                    yield Edit(
                        "order-of-lines", f"line {statement.lineno} comes too early",
                        f"What line {block[later].lineno} does must be done before it.",
                        statement.lineno, _moved(block, place, block, later),
                    )  # fmt: skip


def _of_brackets(slot: _Slot) -> Iterator[Edit]:
    """A chain of operators that binds otherwise than meant: brackets put around a part of it."""
    if not isinstance(slot.node, ast.BinOp) or isinstance(slot.parent, ast.BinOp):
        return
    operands, operators = _chain(slot.node)
    for begin in range(len(operands)):
        for end in range(begin + 1, len(operands)):
            if end - begin + 1 == len(operands):
                continue
            inner = _bound(operands[begin : end + 1], operators[begin:end])
            new = _bound([*operands[:begin], inner, *operands[end + 1 :]], [*operators[:begin], *operators[end:]])
            if ast.dump(new) != ast.dump(slot.node):
                part = ast.unparse(inner)
                yield Edit(
                    "brackets", f"line {slot.line}: {_cut(part)} is not worked out first",
                    "Powers come first, then products and quotients, then sums: it needs brackets around it.",
                    slot.line, slot.put(new),
                )  # fmt: skip
    operands, operators = _chain(slot.node, keep=False)
    if len(operands) > 2:
        flat = _bound(operands, operators)
        if ast.dump(flat) != ast.dump(slot.node):
            yield Edit(
                "brackets", f"line {slot.line}: there are brackets that change what is worked out first",
                "Take one pair away, and think of the order: powers, products, sums.", slot.line, slot.put(flat),
            )  # fmt: skip


_STRENGTH = {
    ast.Pow: 3,
    ast.Mult: 2,
    ast.Div: 2,
    ast.FloorDiv: 2,
    ast.Mod: 2,
    ast.MatMult: 2,
    ast.Add: 1,
    ast.Sub: 1,
}


def _chain(node: ast.expr, keep: bool = True) -> tuple[list[ast.expr], list[ast.operator]]:
    """Operands and operators as they are written; what is in brackets is one operand, if brackets are kept."""
    if not isinstance(node, ast.BinOp) or type(node.op) not in _STRENGTH:
        return [node], []
    left, left_operators = _chain(node.left, keep) if _is_open(node.left, node, keep) else ([node.left], [])
    right, right_operators = _chain(node.right, keep) if _is_open(node.right, node, keep, 1) else ([node.right], [])
    return left + right, [*left_operators, node.op, *right_operators]


def _is_open(part: ast.expr, whole: ast.BinOp, keep: bool, more: int = 0) -> bool:
    """Whether a part of an operation stands there without brackets: if it did not have to have some."""
    if not isinstance(part, ast.BinOp) or type(part.op) not in _STRENGTH:
        return False
    return not keep or _STRENGTH[type(part.op)] >= _STRENGTH[type(whole.op)] + more


def _bound(operands: list[ast.expr], operators: list[ast.operator]) -> ast.expr:
    """A chain bound by Python's precedence (powers from the right)."""
    if not operators:
        return operands[0]
    weakest = min(_STRENGTH[type(operator)] for operator in operators)
    places = [i for i, operator in enumerate(operators) if _STRENGTH[type(operator)] == weakest]
    split = places[0] if weakest == 3 else places[-1]
    left = _bound(operands[: split + 1], operators[:split])
    right = _bound(operands[split + 1 :], operators[split + 1 :])
    return ast.BinOp(left, operators[split], right)


def _of_call_brackets(slot: _Slot) -> Iterator[Edit]:
    """f(a) - b where f(a - b) is meant, and the reverse."""
    node = slot.node
    if isinstance(node, ast.BinOp):
        for call, rest, before in ((node.left, node.right, False), (node.right, node.left, True)):
            if isinstance(call, ast.Call) and len(call.args) >= 1:
                pair = (rest, call.args[0]) if before else (call.args[0], rest)
                inner = ast.BinOp(pair[0], node.op, pair[1])
                yield Edit(
                    "bracket-too-early",
                    f"line {slot.line}: the bracket of {_cut(ast.unparse(call.func), 20)} closes too early",
                    f"{_cut(ast.unparse(rest))} belongs inside it.", slot.line,
                    slot.put(ast.Call(call.func, [inner, *call.args[1:]], call.keywords)),
                )  # fmt: skip
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.BinOp):
        inner = node.args[0]
        for first, second, shown in (
            (ast.Call(node.func, [inner.left, *node.args[1:]], node.keywords), inner.right, inner.right),
            (inner.left, ast.Call(node.func, [inner.right, *node.args[1:]], node.keywords), inner.left),
        ):
            yield Edit(
                "bracket-too-late",
                f"line {slot.line}: the bracket of {_cut(ast.unparse(node.func), 20)} takes in too much",
                f"{_cut(ast.unparse(shown))} belongs outside it.",
                slot.line,
                slot.put(ast.BinOp(first, inner.op, second)),
            )


_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult), ast.Sub: (ast.Add,), ast.Mult: (ast.MatMult, ast.Div, ast.Pow, ast.Add),
    ast.Div: (ast.Mult,), ast.FloorDiv: (ast.Div, ast.Mod), ast.MatMult: (ast.Mult,), ast.Pow: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,), ast.BitXor: (ast.Pow,),
}  # fmt: skip
_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.MatMult: "@", ast.Pow: "**",
    ast.Mod: "%", ast.BitXor: "^",
}  # fmt: skip


def _of_operators(slot: _Slot) -> Iterator[Edit]:
    """Another operator."""
    node = slot.node
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult):
            yield Edit(
                "turned-round", f"line {slot.line}: {_cut(ast.unparse(node))} is the wrong way round",
                "Which of the two comes first in the formula?", slot.line,
                slot.put(ast.BinOp(node.right, node.op, node.left)),
            )  # fmt: skip
        for other in _OPERATORS.get(type(node.op), ()):
            yield Edit(
                "operator",
                f"line {slot.line} has {_SIGNS[type(node.op)]} in {_cut(ast.unparse(node))}, the wrong operator",
                f"{_SIGNS[type(node.op)]} {_MEANING[type(node.op)]}. Which one does the formula have there?",
                slot.line,
                slot.put(ast.BinOp(node.left, other(), node.right)),
            )
    elif (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and not isinstance(node.operand, ast.Constant)
    ):
        yield Edit(
            "sign", f"line {slot.line}: there is a minus too many before {_cut(ast.unparse(node.operand))}",
            "Compare the signs with the formula, term by term.", slot.line, slot.put(node.operand),
        )  # fmt: skip


_MEANING = {
    ast.Add: "adds", ast.Sub: "subtracts", ast.Mult: "multiplies entry by entry", ast.Div: "divides",
    ast.FloorDiv: "divides and cuts off the rest", ast.MatMult: "is the matrix product", ast.Pow: "is the power",
    ast.Mod: "is the rest of a division", ast.BitXor: "compares bits",
}  # fmt: skip


def _of_comparisons(slot: _Slot) -> Iterator[Edit]:
    """<= for <, and the like."""
    node = slot.node
    if not (isinstance(node, ast.Compare) and len(node.ops) == 1):
        return
    others = {
        ast.Lt: (ast.LtE, ast.Gt, ast.GtE), ast.LtE: (ast.Lt, ast.GtE, ast.Gt), ast.Gt: (ast.GtE, ast.Lt, ast.LtE),
        ast.GtE: (ast.Gt, ast.LtE, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
    }.get(type(node.ops[0]), ())  # fmt: skip
    for other in others:
        yield Edit(
            "comparison", f"line {slot.line}: {_cut(ast.unparse(node))} is the wrong comparison",
            "Which side is it, and does being equal count?", slot.line,
            slot.put(ast.Compare(node.left, [other()], node.comparators)),
        )  # fmt: skip


_FUNCTIONS = {
    "any": ("all",),
    "all": ("any",),
    "max": ("min", "maximum"),
    "min": ("max", "minimum"),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "sum": ("mean", "prod"),
    "mean": ("sum",),
    "std": ("var",),
    "median": ("mean",),
    "log2": ("log",),
    "log10": ("log",),
    "log1p": ("log",),
    "log": ("log1p",),
    "exp": ("expm1",),
    "expm1": ("exp",),
    "hstack": ("column_stack", "vstack"),
    "vstack": ("column_stack", "hstack"),
    "append": ("extend",),
    "extend": ("append",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "inv": ("pinv",),
    "rows": ("columns",),
    "ndarray": ("array",),
    "empty": ("zeros", "ones"),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "cumsum": ("sum",),
    "vdot": ("dot",),
    "outer": ("dot",),
    "sin": ("cos",),
    "sqrt": ("square",),
    "concatenate": ("column_stack",),
    "arange": ("zeros",),
    "sort": ("array",),
    "fmax": ("fmin",),
}


def _of_functions(slot: _Slot) -> Iterator[Edit]:
    """Another function of a similar name or task."""
    node = slot.node
    if not isinstance(node, ast.Call):
        return
    function = node.func
    name = (
        function.attr
        if isinstance(function, ast.Attribute)
        else function.id
        if isinstance(function, ast.Name)
        else ""
    )
    for other in _FUNCTIONS.get(name, ()):
        changed: ast.expr = (
            ast.Attribute(function.value, other, ast.Load())
            if isinstance(function, ast.Attribute)
            else ast.Name(other, ast.Load())
        )
        yield Edit(
            "function", f"line {slot.line}: {name} is not the function that is needed there",
            f"What does {name} do, and what should happen there?", slot.line,
            slot.put(ast.Call(changed, node.args, node.keywords)),
        )  # fmt: skip
    if isinstance(function, ast.Name) and name in ("min", "max", "sum") and len(node.args) == 1:
        whole = ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load())
        for axis in (0, 1, None):
            yield Edit(
                "python-for-numpy", f"line {slot.line}: Python's own {name} goes through the rows of a table",
                f"np.{name} with an axis goes through its numbers.", slot.line,
                slot.put(ast.Call(whole, node.args, [ast.keyword("axis", ast.Constant(axis))])),
            )  # fmt: skip
    if name == "var" and isinstance(function, ast.Attribute) and node.args:
        mean = ast.Attribute(function.value, "mean", ast.Load())
        square = ast.BinOp(node.args[0], ast.Pow(), ast.Constant(2))
        yield Edit(
            "function", f"line {slot.line}: var subtracts the mean before it squares",
            "The mean of the squares is not the variance, unless the mean is 0.", slot.line,
            slot.put(ast.Call(mean, [square, *node.args[1:]], node.keywords)),
        )  # fmt: skip


def _of_axes(slot: _Slot) -> Iterator[Edit]:
    """Another axis, an axis that is missing, an axis that is kept."""
    node = slot.node
    if not isinstance(node, ast.Call):
        return
    keywords = {keyword.arg: keyword for keyword in node.keywords}
    rest = [keyword for keyword in node.keywords if keyword.arg != "axis"]
    if "axis" in keywords:
        for axis in (0, 1, -1, None):
            new = [*rest, ast.keyword("axis", ast.Constant(axis))]
            yield Edit(
                "axis", f"line {slot.line}: {ast.unparse(keywords['axis'])} is the wrong axis",
                "axis=0 runs down the rows and leaves one number a column; axis=1 the reverse; without it, all.",
                slot.line, slot.put(ast.Call(node.func, node.args, new)),
            )  # fmt: skip
    elif isinstance(node.func, ast.Attribute) and node.func.attr in (
        "sum", "mean", "max", "min", "std", "var", "prod", "argmax", "argmin", "median", "stack", "all", "any",
    ):  # fmt: skip
        for axis in (0, 1):
            yield Edit(
                "axis",
                f"line {slot.line}: {node.func.attr} runs over everything at once",
                "Name the axis: 0 runs down the rows, one number a column; 1 along each row.",
                slot.line,
                slot.put(ast.Call(node.func, node.args, [*rest, ast.keyword("axis", ast.Constant(axis))])),
            )
    for name, meaning in (("keepdims", "keeps an axis of length 1"), ("ddof", "changes what is divided by")):
        if name in keywords:
            new = [keyword for keyword in node.keywords if keyword.arg != name]
            yield Edit(
                "option", f"line {slot.line}: {name} does not belong there", f"{name} {meaning}.", slot.line,
                slot.put(ast.Call(node.func, node.args, new)),
            )  # fmt: skip


def _of_stars(slot: _Slot) -> Iterator[Edit]:
    """zip(A) for zip(*A)."""
    node = slot.node
    if not isinstance(node, ast.Call):
        return
    function, arguments = node.func, node.args
    if isinstance(function, ast.Name) and function.id in ("zip", "max", "min") and len(arguments) == 1:
        yield Edit(
            "star-missing", f"line {slot.line}: {function.id} gets the whole table as one thing",
            "A star before it hands over its rows one by one.", slot.line,
            slot.put(ast.Call(function, [ast.Starred(arguments[0], ast.Load())], node.keywords)),
        )  # fmt: skip
    stacks = ("hstack", "vstack", "column_stack", "concatenate", "stack", "array")
    if isinstance(function, ast.Attribute) and function.attr in stacks and len(arguments) > 1:
        yield Edit(
            "list-missing", f"line {slot.line}: {function.attr} takes one list of arrays",
            "Put square brackets around them: the second place is for something else.", slot.line,
            slot.put(ast.Call(function, [ast.List(arguments, ast.Load())], node.keywords)),
        )  # fmt: skip


def _of_transposes(slot: _Slot) -> Iterator[Edit]:
    """A .T too many, or one that is missing."""
    node = slot.node
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield Edit(
            "transpose", f"line {slot.line}: {_cut(ast.unparse(node))} is turned round and should not be",
            "Write the shapes beside each factor: the inner ones must agree.", slot.line, slot.put(node.value),
        )  # fmt: skip
    elif isinstance(node, ast.Name) and isinstance(slot.parent, ast.BinOp | ast.Call):
        yield Edit(
            "transpose", f"line {slot.line}: {node.id} has to be turned round there",
            "Write the shapes beside each factor: the inner ones must agree, the outer ones stay.", slot.line,
            slot.put(ast.Attribute(node, "T", ast.Load())),
        )  # fmt: skip


def _of_indices(slot: _Slot) -> Iterator[Edit]:
    """[i, j] for [j, i]; a slice that leaves out one too many."""
    node = slot.node
    if isinstance(slot.parent, ast.Subscript) and slot.field == "slice":
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            yield Edit(
                "indices-swapped", f"line {slot.line}: the two indices have changed places",
                "The first is the row, the second the column.", slot.line,
                slot.put(ast.Tuple(node.elts[::-1], ast.Load())),
            )  # fmt: skip
        if isinstance(node, ast.Slice) and (node.lower is not None or node.upper is not None):
            whole = ast.Slice(None, None, node.step)
            yield Edit(
                "slice",
                f"line {slot.line}: the slice leaves something out",
                "Which entries belong to it?",
                slot.line,
                slot.put(whole),
            )


_WRAPPERS = {
    "abs",
    "fabs",
    "absolute",
    "int",
    "round",
    "around",
    "rint",
    "floor",
    "sqrt",
    "square",
    "exp",
    "log",
    "sorted",
    "sort",
    "reversed",
    "mean",
    "sum",
    "clip",
    "astype",
    "set",
    "unique",
    "sign",
}


def _of_calls_too_many(slot: _Slot) -> Iterator[Edit]:
    """abs(z) for z, p.astype(int) for p."""
    node = slot.node
    if not isinstance(node, ast.Call):
        return
    function = node.func
    name = (
        function.attr
        if isinstance(function, ast.Attribute)
        else function.id
        if isinstance(function, ast.Name)
        else ""
    )
    if name not in _WRAPPERS:
        return
    is_module = (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id
        in (
            "np",
            "numpy",
            "math",
        )
    )
    arguments: list[ast.expr | None] = [*node.args, None]
    inner = function.value if isinstance(function, ast.Attribute) and not is_module else arguments[0]
    if inner is not None:
        yield Edit(
            "call-too-many", f"line {slot.line}: {name} does not belong there",
            f"What does {name} do to {_cut(ast.unparse(inner), 24)}, and does the formula ask for it?", slot.line,
            slot.put(inner),
        )  # fmt: skip


def _of_squares_missing(slot: _Slot) -> Iterator[Edit]:
    """A norm, an error or a distance that has to be squared."""
    node = slot.node
    if isinstance(node, ast.Call | ast.BinOp | ast.Name) and isinstance(
        slot.parent, ast.BinOp | ast.Call | ast.Return
    ):
        yield Edit(
            "square-missing", f"line {slot.line}: {_cut(ast.unparse(node))} has to be squared",
            "Compare with the formula: where does it have a square?", slot.line,
            slot.put(ast.BinOp(node, ast.Pow(), ast.Constant(2))),
        )  # fmt: skip


def _of_operands_too_many(slot: _Slot) -> Iterator[Edit]:
    """A factor or a term that does not belong there."""
    node = slot.node
    if not isinstance(node, ast.BinOp):
        return
    factors = ast.Mult | ast.Div | ast.MatMult | ast.FloorDiv
    kind = "factor" if isinstance(node.op, factors) else "power" if isinstance(node.op, ast.Pow) else "term"
    for kept, dropped in ((node.left, node.right), (node.right, node.left)):
        if dropped is node.left and isinstance(node.op, ast.Div | ast.Sub | ast.Pow | ast.FloorDiv):
            continue
        yield Edit(
            f"{kind}-too-many",
            f"line {slot.line}: {_sign_of(node, dropped)}{_cut(ast.unparse(dropped))} does not belong there",
            f"Compare with the formula {kind} by {kind}.",
            slot.line,
            slot.put(kept),
        )


def _sign_of(node: ast.BinOp, dropped: ast.expr) -> str:
    return f"{_SIGNS.get(type(node.op), '')} " if dropped is node.right else ""


def _of_values_of_indices(slot: _Slot, function: ast.FunctionDef) -> Iterator[Edit]:
    """The index i where x[i] is meant."""
    node = slot.node
    if not isinstance(node, ast.Name) or (isinstance(slot.parent, ast.Subscript) and slot.field == "slice"):
        return
    counters = {
        loop.target.id
        for loop in ast.walk(function)
        if isinstance(loop, ast.For | ast.comprehension) and isinstance(loop.target, ast.Name)
    }
    if node.id in counters:
        for argument in function.args.args:
            yield Edit(
                "index-for-value", f"line {slot.line} calculates with the index {node.id} itself",
                f"{node.id} counts 0, 1, 2, …; the value there is in {argument.arg}.", slot.line,
                slot.put(ast.Subscript(ast.Name(argument.arg, ast.Load()), node, ast.Load())),
            )  # fmt: skip


def _of_constants(slot: _Slot) -> Iterator[Edit]:
    """Another small number."""
    node = slot.node
    number = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    if isinstance(slot.parent, ast.UnaryOp) or (isinstance(slot.parent, ast.Slice) and slot.field == "step"):
        return
    if not isinstance(number, ast.Constant) or isinstance(number.value, bool):
        return
    if not isinstance(number.value, int | float):
        return
    value = -number.value if number is not node else number.value
    for other in dict.fromkeys((value + 1, value - 1, -value, 0, 1, 2, 0.5, -1)):
        if other != value or isinstance(other, float) != isinstance(value, float):
            yield Edit(
                "constant",
                f"line {slot.line}: {value:g} is the wrong number",
                "Which number stands there in the formula?",
                slot.line,
                slot.put(ast.Constant(other)),
            )
    return


def _of_names(slot: _Slot, names: list[str]) -> Iterator[Edit]:
    """Another variable."""
    node = slot.node
    if isinstance(node, ast.Name) and node.id in names:
        shown = node.id
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        shown = _cut(ast.unparse(node), 24)
    else:
        return
    for other in names:
        if other != shown:
            yield Edit(
                "wrong-name", f"line {slot.line} has {shown} where {other} belongs",
                "Say the formula aloud, and read the line beside it.", slot.line,
                slot.put(ast.Name(other, ast.Load())),
            )  # fmt: skip


def _names_of(function: ast.FunctionDef) -> list[str]:
    """Arguments and local variables."""
    stored = [
        node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    return list(dict.fromkeys([argument.arg for argument in function.args.args] + stored))


def _swapped_in(block: list[ast.stmt], place: int, new: ast.stmt) -> Callable[[], Callable[[], None]]:
    def apply() -> Callable[[], None]:
        before = block[place]
        block[place] = ast.copy_location(new, before)

        def undo() -> None:
            block[place] = before

        return undo

    return apply


def _left_out(block: list[ast.stmt], place: int) -> Callable[[], Callable[[], None]]:
    def apply() -> Callable[[], None]:
        statement = block.pop(place)
        return lambda: block.insert(place, statement)

    return apply


def _inserted(block: list[ast.stmt], place: int, new: ast.stmt) -> Callable[[], Callable[[], None]]:
    def apply() -> Callable[[], None]:
        block.insert(place, ast.copy_location(new, block[0]))
        return lambda: block.remove(new)

    return apply


def _moved(
    source: list[ast.stmt], place: int, target: list[ast.stmt], to: int, count: int = 1
) -> Callable[[], Callable[[], None]]:
    def apply() -> Callable[[], None]:
        before_source, before_target = list(source), list(target)
        moved = source[place : place + count]
        del source[place : place + count]
        target[to:to] = moved

        def undo() -> None:
            target[:] = before_target
            source[:] = before_source

        return undo

    return apply


def _cut(text: str, limit: int = 34) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
