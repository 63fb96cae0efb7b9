"""Machine code in this process: the address of every kernel by its source, from the cache or compiled now.

A kernel that is in the cache needs only LLVM's loader: Numba itself is not imported.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from numpy.typing import NDArray

from chainrule.compiler import cache
from chainrule.compiler.codegen import Source

FORM = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
"""How Python calls a kernel: with the addresses of its result, of its error, and of its table of arguments."""

_addresses: dict[Source, int] = {}
_engines: list[Any] = []
_lock = threading.RLock()


def addresses_of(sources: Iterable[Source]) -> list[int]:
    """The address of each kernel's function; those that no folder has are compiled, and it says so once."""
    sources = list(sources)
    with _lock:
        for source in dict.fromkeys(sources):
            if source not in _addresses:
                _addresses[source] = _address(source)
    return [_addresses[source] for source in sources]


def _address(source: Source) -> int:
    key = cache.key_of(source)
    kept = cache.load(key)
    if kept is not None:
        address = _loaded(*kept)
        if address is not None:
            return address
    _say_once()
    from chainrule.compiler.compiler_kernels import NumbaWarning, machine_code

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NumbaWarning)
        made = machine_code(source, key)
    cache.save(key, *made)
    address = _loaded(*made)
    if address is None:
        raise RuntimeError(f"a function that a kernel calls is not in this process: {', '.join(made[2])}")
    return address


def _loaded(code: bytes, name: str, outside: list[str]) -> int | None:
    """Put object code into memory; None if it calls what this process does not have."""
    from llvmlite import binding

    if not _engines:
        binding.initialize_native_target()
        binding.initialize_native_asmprinter()
    if any(not binding.address_of_symbol(function) for function in outside):
        return None
    target = binding.Target.from_default_triple().create_target_machine()
    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), target)
    engine.add_object_file(binding.ObjectFileRef.from_data(code))
    engine.finalize_object()
    address = engine.get_function_address(name)
    if not address:
        return None
    _engines.append(engine)
    return int(address)


def address_of(array: NDArray[Any]) -> int:
    """Where an array's first element lies."""
    address: int = array.__array_interface__["data"][0]
    return address


@lru_cache(maxsize=1)
def yielding() -> int:
    """The address of the system's function that lets other threads have the core; 0 where there is none."""
    if os.name == "nt":
        function: Any = getattr(ctypes, "windll").kernel32.SwitchToThread  # noqa: B009
    else:
        function = getattr(ctypes.CDLL(None), "sched_yield", None)
    return 0 if function is None else ctypes.cast(function, ctypes.c_void_p).value or 0


_said = False


def _say_once() -> None:
    global _said
    if not _said and sys.stderr is not None:
        _said = True
        sys.stderr.write(
            "chainrule compiles kernels for this machine: a few seconds, once; they are kept for later.\n"
        )
        sys.stderr.flush()
