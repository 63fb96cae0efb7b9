"""Products of matrices: matmul, dot, and einsum, which writes any of them with letters."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from chainrule.autodiff.op import composite, op
from chainrule.autodiff.ops.arithmetic import multiply
from chainrule.autodiff.ops.index import getitem, variable_or_array
from chainrule.autodiff.ops.shape import expand_dims, reshape
from chainrule.errors import ArgumentError, ShapeError


@op
def matmul(xp: Any, a: Any, b: Any) -> Any:
    """The matrix product a @ b; axes before the last two are batches, a 1-d array is a row or a column.

    >>> import numpy as np
    >>> matmul(np.array([[1, 2], [3, 4]]), np.array([10, 1]))
    array([12, 34])
    """
    return xp.matmul(a, b)


@matmul.vjp
def matmul_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    if a.ndim == 1 and b.ndim == 1:
        return lambda: g * b, lambda: g * a
    if a.ndim == 1:
        return lambda: (b @ expand_dims(g, -1))[..., 0], lambda: expand_dims(a, -1) * expand_dims(g, -2)
    if b.ndim == 1:
        return lambda: expand_dims(g, -1) * b, lambda: (a.mT @ expand_dims(g, -1))[..., 0]

    def for_b() -> Any:
        if b.ndim == 2 and a.ndim > 2:  # one product over all rows, not one for each matrix of the batch
            return _rows(a).mT @ _rows(g)
        return a.mT @ g

    return lambda: g @ b.mT, for_b


@op
def linear(xp: Any, x: Any, W: Any, b: Any) -> Any:
    """x @ W + b, a layer in one op: x (..., n_in), W (n_in, n_out), b (n_out,)."""
    return xp.matmul(x, W) + b


@linear.vjp
def linear_vjp(g: Any, out: Any, x: Any, W: Any, b: Any) -> Any:
    return lambda: g @ W.mT, lambda: _rows(x).mT @ _rows(g), g


def _rows(x: Any) -> Any:
    """All rows of a batch as one matrix; spelt out, since -1 finds no number of empty rows."""
    return x if x.ndim == 2 else reshape(x, shape=(math.prod(x.shape[:-1]), x.shape[-1]))


@composite
def dot(a: Any, b: Any) -> Any:
    """NumPy's dot for numbers, vectors and matrices: their product."""
    a, b = variable_or_array(a), variable_or_array(b)
    if a.ndim == 0 or b.ndim == 0:
        return multiply(a, b)
    if a.ndim > 2 or b.ndim > 2:
        raise ArgumentError(
            "dot: more than two dimensions",
            expected="numbers, vectors or matrices",
            given=f"shapes {a.shape} and {b.shape}",
            mend="matmul for batches of matrices, einsum for anything else",
        )
    return matmul(a, b)


@composite
def einsum(subscripts: str, *operands: Any) -> Any:
    """Products and sums written with a letter for each axis, as in numpy.einsum.

    A letter that is missing behind the arrow is summed over. Ellipses stand for axes without a letter.

    >>> import numpy as np
    >>> einsum("ij,jk->ik", np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    array([[11.]])
    """
    operands = tuple(variable_or_array(x) for x in operands)
    terms, output = _letters(subscripts, operands)
    diagonals = [_diagonal(term, operand) for term, operand in zip(terms, operands, strict=True)]
    return _einsum(
        *(operand for _, operand in diagonals), terms=tuple(term for term, _ in diagonals), output=output
    )


@op
def _einsum(xp: Any, *operands: Any, terms: tuple[str, ...], output: str) -> Any:
    """Einsum with its letters spelt out, none twice in one term."""
    sizes = {c: n for term, x in zip(terms, operands, strict=True) for c, n in zip(term, x.shape, strict=True)}
    # To look for the best order, and to call BLAS, costs more than it saves where there is little to multiply
    optimize = len(operands) > 1 and math.prod(sizes.values()) > 10_000
    return np.einsum(f"{','.join(terms)}->{output}", *operands, optimize=optimize)


@_einsum.vjp
def einsum_vjp(g: Any, out: Any, *operands: Any, terms: tuple[str, ...], output: str) -> Any:
    def rule_for(position: int) -> Any:
        """The gradient for one operand is an einsum again: g in its place, its letters behind the arrow."""
        others = [i for i in range(len(operands)) if i != position]
        known: dict[str, int] = {}
        for term, array in ((output, g), *((terms[i], operands[i]) for i in others)):
            for letter, size in zip(term, array.shape, strict=True):
                known[letter] = size if known.get(letter, 1) == 1 else known[letter]
        # An axis that only this operand has was summed over: its gradient repeats along that axis
        own = zip(terms[position], operands[position].shape, strict=True)
        alone = [(c, n) for c, n in own if c not in known or known[c] == 1 != n]
        lonely = [letter for letter, _ in alone]
        repeats = [np.ones(size, dtype=g.dtype) for _, size in alone]
        return lambda: _einsum(
            g,
            *(operands[i] for i in others),
            *repeats,
            terms=(output, *(terms[i] for i in others), *lonely),
            output=terms[position],
        )

    return tuple(rule_for(position) for position in range(len(operands)))


ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _letters(subscripts: str, operands: tuple[Any, ...]) -> tuple[list[str], str]:
    """Spell out ellipses and the part behind the arrow: a string of letters for each operand and for the output."""
    text = subscripts.replace(" ", "") if isinstance(subscripts, str) else ""
    left, arrow, right = text.partition("->")
    terms = left.split(",")
    if len(terms) != len(operands) or not text:
        raise ArgumentError(
            "einsum: subscripts do not fit the operands",
            expected='one term for each operand, as in einsum("ij,jk->ik", a, b)',
            given=f"{subscripts!r} with {len(operands)} operands",
        )
    unused = [letter for letter in ALPHABET if letter not in text]
    hidden = [
        x.ndim - len(term.replace("...", "")) if "..." in term else 0
        for term, x in zip(terms, operands, strict=True)
    ]
    dots = "".join(unused[: max([0, *hidden])])
    spelt = [term.replace("...", dots[len(dots) - n :]) for term, n in zip(terms, hidden, strict=True)]
    if not arrow:
        named = "".join(term.replace("...", "") for term in terms)
        right = ("..." if dots else "") + "".join(sorted(c for c in set(named) if named.count(c) == 1))
    for term, x in zip(spelt, operands, strict=True):
        if len(term) != x.ndim:
            raise ArgumentError(
                "einsum: a term does not fit its operand",
                expected=f"{x.ndim} letters for an operand of shape {x.shape}",
                given=repr(term),
            )
    return spelt, right.replace("...", dots)


def _diagonal(term: str, operand: Any) -> tuple[str, Any]:
    """Take the diagonal where a letter stands twice in a term, so that no rule needs to know of diagonals."""
    letters = "".join(dict.fromkeys(term))
    if letters == term:
        return term, operand
    sizes: dict[str, int] = {}
    for letter, size in zip(term, operand.shape, strict=True):
        if sizes.setdefault(letter, size) != size:
            raise ShapeError(
                f"einsum: the axes of {letter!r} in {term!r} differ in length, so there is no diagonal",
                given=f"shape {operand.shape}",
            )
    places = dict(zip(letters, np.ix_(*(np.arange(sizes[letter]) for letter in letters)), strict=True))
    return letters, getitem(operand, index=tuple(places[letter] for letter in term))
