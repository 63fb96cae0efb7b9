"""The registers of this processor, and the tiles of a product whose sums they hold."""

from __future__ import annotations

from functools import lru_cache

SIZES = {"float32": 4, "float64": 8}
"""Bytes of the numbers that tiles are made of."""

MOST_VECTORS = 2
"""Registers side by side in a row of a tile; one where that is wide enough."""

ROWS_AHEAD = 16
"""Rows of a panel that are fetched into the nearest cache before they are needed."""


@lru_cache(maxsize=1)
def register_bytes() -> int:
    """How long the longest registers are."""
    from llvmlite import binding

    features = binding.get_host_cpu_features()
    return 64 if features.get("avx512f") else 32 if features.get("avx2") else 16


def lanes(dtype: str) -> int:
    """How many numbers a register holds."""
    return register_bytes() // SIZES[dtype]


def heights() -> tuple[int, ...]:
    """Rows of a tile, and of those for what is left: of 32 (or 16) registers a few are for what is multiplied."""
    return (14, 4, 2, 1) if register_bytes() == 64 else (6, 2, 1)


def tile_named(height: int, vectors: int, relu: bool, finite: bool) -> str:
    """What kernels call a tile."""
    return f"tile_{height}x{vectors}{'_relu' * relu}{'_finite' * finite}"
