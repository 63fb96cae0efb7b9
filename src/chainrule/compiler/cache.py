"""The kernels that were compiled before, on disk: a file a kernel, found by what it was made of.

Whatever is wrong with the folder is no error: a file that is missing, damaged, stale or of another machine is
compiled anew, a folder that cannot be written is left alone, and two processes that write the same file write the
same bytes.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

from chainrule.compiler.codegen import Source

FOLDER = "CHAINRULE_KERNELS"
"""The environment variable that names another folder."""

CALLED = ("compiler_kernels.py", "tile_kernels.py", "registers.py")
"""The files of what kernels may call."""

HEAD = b"chainrule kernel 1\n"


def folder() -> Path:
    """Where the kernels are."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir("chainrule", appauthor=False)) / "kernels"


@lru_cache(maxsize=1)
def machine() -> str:
    """What machine code depends on beside its source: the compiler, what kernels may call, system, processor."""
    from importlib.metadata import version

    from llvmlite import binding

    versions = [f"{name} {version(name)}" for name in ("numba", "llvmlite")]
    processor = [binding.get_host_cpu_name(), binding.get_host_cpu_features().flatten()]
    called = [_digest(Path(__file__).with_name(name).read_bytes()).hex() for name in CALLED]
    return "\n".join([*versions, *called, sys.platform, binding.get_default_triple(), *processor])


def key_of(source: Source) -> str:
    """The name of a kernel: a hash of all that its machine code depends on."""
    text = "\n".join([machine(), " ".join(source.signature), source.text])
    return "k" + _digest(text.encode()).hex()[:32]


def _digest(content: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(content).digest()


def load(key: str) -> tuple[bytes, str, list[str]] | None:
    """What `machine_code` gave for a kernel, if it is there and whole."""
    try:
        content = (folder() / key).read_bytes()
    except OSError:
        return None
    head, digest, body = content[: len(HEAD)], content[len(HEAD) : len(HEAD) + 32], content[len(HEAD) + 32 :]
    if head != HEAD or _digest(body) != digest:
        return None
    line, _, code = body.partition(b"\n")
    name, *outside = line.decode().split(" ")
    return code, name, outside


def save(key: str, code: bytes, name: str, outside: list[str]) -> None:
    """Keep a kernel, if the folder allows it."""
    body = " ".join([name, *outside]).encode() + b"\n" + code
    try:
        folder().mkdir(parents=True, exist_ok=True)
        temporary = folder() / f"{key}.{os.getpid()}.tmp"
        temporary.write_bytes(HEAD + _digest(body) + body)
        temporary.replace(folder() / key)
    except OSError:
        return
