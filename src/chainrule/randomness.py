"""Randomness comes only from a seed or a `numpy.random.Generator` that the caller names."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from chainrule.errors import ArgumentError

# In quotes, since NumPy loads its generators only when they are first named
Seed: TypeAlias = "int | np.random.Generator | None"


def as_generator(seed: Seed) -> np.random.Generator:
    """Turn a seed into a generator.

    Args:
        seed: a whole number from 0 (same number, same draws), a Generator (returned as it is, so that
            callers can share one), or None (fresh entropy from the operating system).

    Raises:
        ArgumentError: `seed` is none of these.

    >>> as_generator(7).integers(100) == as_generator(7).integers(100)
    np.True_
    """
    if isinstance(seed, np.random.Generator):
        return seed
    if seed is None or (isinstance(seed, int | np.integer) and not isinstance(seed, bool) and seed >= 0):
        return np.random.default_rng(seed)
    raise ArgumentError(
        "seed cannot start a random generator",
        expected="a whole number from 0, a numpy.random.Generator, or None",
        given=repr(seed),
        mend="seed=0",
    )
