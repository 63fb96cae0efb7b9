"""Products in tiles: as many sums at once as the registers of this processor hold.

For matrices that are large in every direction, on which networks spend their time: here this is quicker than
OpenBLAS. The matrix on the right is packed into panels of columns, which stay in the cache while the rows of the
left one pass by.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.alignment import aligned_empty
from chainrule.autodiff.traced import Node
from chainrule.compiler import loops
from chainrule.compiler.codegen import NANOSECONDS_TO_MOVE, Call, Source, Split
from chainrule.compiler.crew import threads
from chainrule.compiler.registers import MOST_VECTORS, SIZES, heights, lanes, tile_named

Array = NDArray[Any]

FEWEST_ROWS, FEWEST_TERMS = 100, 10**6
"""With fewer rows packing the panels would take too much of the time; with fewer multiplications, all the rest."""

LONGEST_SUMS = 2048
"""Panels with more rows would not stay in the cache."""

FULL = 0.85
"""So much of the panels' width has to be filled with columns ..."""

NARROW, LARGE_ENOUGH = (8, 16), 500_000
"""... unless few columns are all there are, and the matrix on the left is so large that reading it is the work."""

BLOCK = 112
"""Rows that stay in the cache while all panels pass by."""


def are_worth_it(a: Array | Node, b: Array | Node) -> bool:
    """Whether tiles are quicker for a (m, k) @ b (k, n) than BLAS."""
    (m, k), n = a.shape, b.shape[1]
    if str(a.dtype) not in SIZES or m < FEWEST_ROWS or m * n * k < FEWEST_TERMS or not 16 <= k <= LONGEST_SUMS:
        return False
    if n < NARROW[1]:
        return n >= NARROW[0] and m * k >= LARGE_ENOUGH
    return n >= FULL * -(-n // _width(n, str(a.dtype))) * _width(n, str(a.dtype))


def _width(n: int, dtype: str) -> int:
    """Columns of a panel."""
    return lanes(dtype) * (1 if n <= lanes(dtype) else MOST_VECTORS)


def can_take(a: Array, b: Array, out: Array) -> bool:
    """Whether out = a @ b lies in memory as tiles need it: rows of b and out in one piece."""
    steps = (*a.strides, *b.strides, *out.strides)
    in_rows = b.strides[1] == b.itemsize and out.strides[1] == out.itemsize
    return in_rows and not any(step % out.itemsize for step in steps)


def product(
    a: Array,
    b: Array,
    out: Array,
    nanoseconds: float,
    *,
    bias: Array | None = None,
    relu: bool = False,
    finite: bool = False,
) -> list[Call]:
    """out = a @ b, plus a bias, and then no less than 0: calls that pack b, and one that goes through all tiles.

    Args:
        a: (m, k).
        b: (k, n).
        out: (m, n); all as `can_take` has them.
        nanoseconds: what one core needs about.
        bias: (n,) or (1,), added to each row.
        relu: whether numbers below 0 become 0.
        finite: whether the last call says no where a number, before it became 0, is NaN or infinite.
    """
    kind, (m, n), k = str(out.dtype), out.shape, a.shape[1]
    size = out.itemsize
    width = _width(n, kind)
    packed = aligned_empty((-(-n // width), k + 1, width), out.dtype)
    packing = loops.source_of(loops.pack_panels, kind, kind, kind, *["size"] * 6)
    bias = np.zeros(1, out.dtype) if bias is None else bias.reshape(-1)
    step = 0 if bias.size == 1 else bias.strides[0] // size
    whole, rest = divmod(n, width)
    b_row = b.strides[0] // size
    calls = []
    if whole:
        moves = {0: width, 1: width * step, 2: (k + 1) * width}
        split = Split(3, moves, NANOSECONDS_TO_MOVE * 2 * b.size, grain=1)
        calls.append(Call(packing, [b, bias, packed, whole, k, width, b_row, step, width], split))
    if rest:
        last = bias[whole * width * (step != 0) :]
        calls.append(Call(packing, [b[:, whole * width :], last, packed[whole:], 1, k, rest, b_row, step, width]))
    a_row, a_column, out_row = (step // size for step in (*a.strides, out.strides[0]))
    if m >= n or n < 2 * width * threads():
        split = Split(3, {0: a_row, 2: out_row}, nanoseconds)
    else:
        split = Split(4, {1: k + 1, 2: 1}, nanoseconds, grain=width)
    words = [m, n, k, a_row, a_column, out_row, width, BLOCK]
    calls.append(Call(_source(kind, width // lanes(kind), relu, finite), [a, packed, out, *words], split))
    return calls


@lru_cache(maxsize=32)
def _source(kind: str, vectors: int, relu: bool, finite: bool) -> Source:
    """The text of out (m, n) = a (m, k) @ b (k, n), where b is packed: tiles of each height, from the highest."""
    lines = [
        "def kernel(a, packed, out, m, n, k, a_row, a_column, out_row, width, block):",
        "    doubt = 0",
        "    for start in range(0, m, block):",
        "        end = min(start + block, m)",
        "        for j in range(0, n, width):",
        "            panel, i = moved(packed, j * (k + 1)), start",
    ]
    for height in heights():
        tile = tile_named(height, vectors, relu, finite)
        left, target = "moved(a, i * a_row), a_row, a_column", "moved(out, i * out_row + j), out_row"
        lines += [
            f"            while i + {height} <= end:",
            f"                doubt |= {tile}({left}, panel, k, {target}, n - j)",
            f"                i += {height}",
        ]
    return Source("\n".join([*lines, "    return doubt", ""]), (kind, kind, kind, *["size"] * 8))
