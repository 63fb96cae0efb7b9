"""What is installed, what it runs on, and which data are there."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

import chainrule
from chainrule.data.mnist import FASHION_MNIST, KMNIST, MNIST, cache_folder, folder_of

LIBRARIES = ("numpy", "scipy", "scikit-learn", "safetensors", "rich", "click")


def collect() -> dict[str, Any]:
    """All of it as plain data."""
    return {
        "chainrule": chainrule.__version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "blas": _blas(),
        "cache": str(cache_folder()),
        "CHAINRULE_DATA": os.environ.get("CHAINRULE_DATA"),
        "data": {one.name: _as_text(folder_of(one)) for one in (MNIST, FASHION_MNIST, KMNIST)},
    }


def as_text(found: dict[str, Any]) -> str:
    """A line for each."""
    rows = [(name, found[name]) for name in ("chainrule", "python", "system", "cores")]
    rows += list(found["libraries"].items())
    rows += [(name, found[name]) for name in ("blas", "cache", "CHAINRULE_DATA")]
    rows += [
        (name, place or "not here: downloaded when it is first asked for") for name, place in found["data"].items()
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {'not set' if value is None else value}" for name, value in rows)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _blas() -> str:
    found = np.show_config(mode="dicts")
    blas = found.get("Build Dependencies", {}).get("blas", {}) if isinstance(found, dict) else {}
    return f"{blas.get('name', 'unknown')} {blas.get('version', '')}".strip()


def _as_text(folder: Path | None) -> str | None:
    return None if folder is None else str(folder)
