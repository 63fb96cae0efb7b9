"""Products in tiles: as many sums at once as the registers of this processor hold.

For matrices that are large in every direction, on which networks spend their time: here this is quicker than
OpenBLAS. The matrix on the right is packed into panels of columns, which stay in the cache while the rows of the
left one pass by.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from llvmlite import binding
from numpy.typing import NDArray

from chainrule.alignment import aligned_empty
from chainrule.compiler import loops
from chainrule.compiler.codegen import NANOSECONDS_TO_MOVE, Call, Source, Split
from chainrule.compiler.crew import threads

Array = NDArray[Any]

_features = binding.get_host_cpu_features()
BYTES = 64 if _features.get("avx512f") else 32 if _features.get("avx2") else 16
"""Of a register."""

LANES = {"float32": BYTES // 4, "float64": BYTES // 8}
"""Numbers in a register."""

MOST_VECTORS = 2
"""Registers side by side: a panel is so wide, or one where that is enough."""

HEIGHTS = (14, 4, 2, 1) if BYTES == 64 else (6, 2, 1)
"""Rows of a tile, and of those for what is left: of 32 (or 16) registers a few are for what is multiplied."""

ROWS_AHEAD = 16
"""Rows of a panel that are fetched into the nearest cache before they are needed."""

FEWEST_ROWS = 100
"""With fewer rows, packing the panels would take too much of the time."""

BLOCK = 112
"""Rows that stay in the cache while all panels pass by."""


def are_worth_it(a: Array, b: Array, out: Array) -> bool:
    """Whether out = a @ b is to be done in tiles: large enough, and with rows of b and out in one piece."""
    (m, n), k = out.shape, a.shape[1]
    in_rows = b.strides[1] == b.itemsize and out.strides[1] == out.itemsize
    return str(out.dtype) in LANES and m >= FEWEST_ROWS and n > 1 and k >= 16 and in_rows and m * n * k >= 10**6


def product(a: Array, b: Array, out: Array, nanoseconds: float) -> list[Call]:
    """out = a @ b: calls that pack b into panels, and one that goes through all tiles."""
    kind, (m, n), k = str(out.dtype), out.shape, a.shape[1]
    lanes, size = LANES[kind], out.itemsize
    vectors = 1 if n <= lanes else MOST_VECTORS
    width = lanes * vectors
    packed = aligned_empty((-(-n // width), k, width), out.dtype)
    packing = loops.source_of(loops.pack_panels, kind, kind, *["size"] * 5)
    whole, rest = divmod(n, width)
    b_row = b.strides[0] // size
    calls = []
    if whole:
        split = Split(2, {0: width, 1: k * width}, NANOSECONDS_TO_MOVE * 2 * b.size, grain=1)
        calls.append(Call(packing, [b, packed, whole, k, width, b_row, width], split))
    if rest:
        calls.append(Call(packing, [b[:, whole * width :], packed[whole:], 1, k, rest, b_row, width]))
    a_row, a_column, out_row = (step // size for step in (*a.strides, out.strides[0]))
    if m >= n or n < 2 * width * threads():
        split = Split(3, {0: a_row, 2: out_row}, nanoseconds)
    else:
        split = Split(4, {1: k, 2: 1}, nanoseconds, grain=width)
    words = [m, n, k, a_row, a_column, out_row, width, BLOCK]
    calls.append(Call(_source(kind, vectors), [a, packed, out, *words], split))
    return calls


@lru_cache(maxsize=8)
def _source(kind: str, vectors: int) -> Source:
    """The text of out (m, n) = a (m, k) @ b (k, n), where b is packed: tiles of each height, from the highest."""
    lines = [
        "def kernel(a, packed, out, m, n, k, a_row, a_column, out_row, width, block):",
        "    for start in range(0, m, block):",
        "        end = min(start + block, m)",
        "        for j in range(0, n, width):",
        "            i = start",
    ]
    for height in HEIGHTS:
        left, target = "moved(a, i * a_row), a_row, a_column", "moved(out, i * out_row + j), out_row"
        lines += [
            f"            while i + {height} <= end:",
            f"                tile_{height}x{vectors}({left}, moved(packed, j * k), k, {target}, n - j)",
            f"                i += {height}",
        ]
    return Source("\n".join([*lines, "    return 0", ""]), (kind, kind, kind, *["size"] * 8))
