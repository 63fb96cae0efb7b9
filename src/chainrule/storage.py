"""Saving and loading: safetensors files (arrays and a little text, nothing that runs), whole at every moment.

A file is written beside the old one and then takes its place, so a kill or a full disk leaves the old one. It
carries the sum of its own content: a damaged file is refused, never half read.
"""

from __future__ import annotations

import ast
import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import nn
from chainrule.errors import ChainruleError, FileFormatError, UnknownNameError
from chainrule.files import Reading, as_path, write_whole
from chainrule.nn import Module
from chainrule.optim import Optimizer

Array = NDArray[Any]
AnyPath = str | os.PathLike[str]

FORMAT = "chainrule 1"

WITH_WEIGHTS = (nn.Linear, nn.Conv2d, nn.BatchNorm, nn.LayerNorm)


def save_model(path: AnyPath, model: Module) -> None:
    """Save what `model` has learnt, and its architecture as text.

    Raises:
        FileError: the file cannot be written; an old one at `path` is still there.

    >>> import tempfile
    >>> model = nn.Sequential(nn.Linear(2, 3, seed=0), nn.ReLU())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_model(f"{folder}/model.safetensors", model)
    ...     again = load_model(f"{folder}/model.safetensors")
    >>> again
    Sequential(Linear(2, 3), ReLU())
    >>> bool((again[0].W.data == model[0].W.data).all())
    True
    """
    write_arrays(path, _section("model", model.state()), {"architecture": _architecture(model)})


def load_model(path: AnyPath, into: Module | None = None) -> Module:
    """Load a model that `save_model` or a checkpoint wrote, in evaluation mode.

    Args:
        path: the file.
        into: a model of the same form to fill; needed for modules that are not chainrule's own. None: the
            model is built anew from the architecture in the file.

    Raises:
        FileError: the file cannot be read.
        FileFormatError: it is damaged, no model, or its architecture has modules that chainrule does not know.
    """
    arrays, metadata = read_arrays(path)
    state = _unsection("model", arrays)
    if into is None:
        return _built(metadata.get("architecture", ""), state, as_path("path", path)).eval()
    _fill(into, state, path)
    return into.eval()


def save_training(
    path: AnyPath,
    model: Module,
    optimizer: Optimizer,
    progress: Mapping[str, Any],
    extra: Mapping[str, Array] | None = None,
) -> None:
    """Save all that a run needs to go on as if it had never stopped; `load_model` reads the model from it too.

    Args:
        path: the file.
        model: its parameters, buffers and random generators are saved.
        optimizer: its state is saved.
        progress: how far the run has come, as plain JSON data.
        extra: further arrays.

    Raises:
        FileError: the file cannot be written; an old one at `path` is still there.
    """
    arrays = _section("model", model.state()) | _section("optimizer", optimizer.state())
    arrays |= _section("extra", dict(extra or {}))
    generators = {name: g.bit_generator.state for name, g in model.named_generators().items()}
    text = {
        "architecture": _architecture(model),
        "generators": json.dumps(generators, default=_plain),
        "progress": json.dumps(progress, default=_plain),
    }
    write_arrays(path, arrays, text)


def load_training(path: AnyPath, model: Module, optimizer: Optimizer) -> tuple[dict[str, Any], dict[str, Array]]:
    """Put `model` and `optimizer` into the state that `save_training` saved.

    Returns:
        (progress, extra), as they were given.

    Raises:
        FileError, FileFormatError: as for `load_model`; model and optimizer are then as they were.
    """
    arrays, metadata = read_arrays(path)
    missing = {"generators", "progress"} - metadata.keys()
    if missing:
        raise FileFormatError(
            f"{path} holds a model, but no training to go on with",
            expected="a file that a Checkpoint wrote",
            given=f"a file without {' and '.join(sorted(missing))}",
            mend="chainrule.load_model, for the model alone",
        )
    model_before = {name: array.copy() for name, array in model.state().items()}
    before = {name: array.copy() for name, array in optimizer.state().items()}
    try:
        states, progress = json.loads(metadata["generators"]), json.loads(metadata["progress"])
        generators = model.named_generators()
        if states.keys() != generators.keys():
            raise UnknownNameError(
                "random generators differ", expected=", ".join(states), given=", ".join(generators)
            )
        generators_before = {name: generator.bit_generator.state for name, generator in generators.items()}
    except (ValueError, AttributeError, TypeError, RecursionError, ChainruleError) as error:
        raise _does_not_fit(path, error) from error
    try:
        optimizer.load_state(_unsection("optimizer", arrays))
        model.load_state(_unsection("model", arrays))
        for name, state in states.items():
            generators[name].bit_generator.state = state
    except (ValueError, AttributeError, TypeError, LookupError, ArithmeticError, ChainruleError) as error:
        optimizer.load_state(before)
        model.load_state(model_before)
        for name, state in generators_before.items():
            generators[name].bit_generator.state = state
        raise _does_not_fit(path, error) from error
    return progress, _unsection("extra", arrays)


# The file


def write_arrays(path: AnyPath, arrays: Mapping[str, Array], metadata: Mapping[str, str]) -> None:
    """Write named arrays and named texts as a safetensors file, whole or not at all."""
    from safetensors.numpy import save

    contiguous = {name: np.ascontiguousarray(array).reshape(array.shape) for name, array in arrays.items()}
    text = {**metadata, "format": FORMAT}
    text["sum"] = _sum(contiguous, text)
    write_whole(as_path("path", path), save(contiguous, metadata=text))


def read_arrays(path: AnyPath) -> tuple[dict[str, Array], dict[str, str]]:
    """Read what `write_arrays` wrote.

    Raises:
        FileError: the file is missing or cannot be read.
        FileFormatError: it is no safetensors file, truncated, damaged, or not written by chainrule.
    """
    from safetensors.numpy import load

    file = as_path("path", path)
    with Reading(file):
        content = file.read_bytes()
    try:
        arrays = load(content)
        length = int.from_bytes(content[:8], "little")
        metadata = json.loads(content[8 : 8 + length]).get("__metadata__") or {}
    except Exception as error:  # whatever a foreign parser makes of damaged bytes
        raise FileFormatError(
            f"{file} is not a safetensors file, or is damaged",
            expected="a file that chainrule saved",
            given=f"{len(content)} bytes: {error}",
            mend="another copy of the file, or train again",
        ) from error
    if metadata.get("format") != FORMAT:
        raise FileFormatError(
            f"{file} was not written by chainrule",
            expected=f"format {FORMAT!r}",
            given=f"format {metadata.get('format')!r}",
            mend="safetensors.numpy.load_file, for the arrays of a foreign file",
        )
    if metadata.get("sum") != _sum(arrays, metadata):
        raise FileFormatError(
            f"{file} is damaged: its content does not have the sum that it was saved with",
            expected=f"{metadata.get('sum')}",
            given=_sum(arrays, metadata),
            mend="another copy of the file, or train again",
        )
    return arrays, metadata


def _sum(arrays: Mapping[str, Array], metadata: Mapping[str, str]) -> str:
    """The SHA-256 of all names, types, shapes, numbers and texts."""
    import hashlib  # it brings OpenSSL, which only files need

    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = arrays[name]
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.tobytes())
    for name in sorted(metadata.keys() - {"sum"}):
        digest.update(f"{name} {metadata[name]}\n".encode())
    return digest.hexdigest()


def _section(name: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {f"{name}.{key}": array for key, array in arrays.items()}


def _unsection(name: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {key.removeprefix(f"{name}."): array for key, array in arrays.items() if key.startswith(f"{name}.")}


def _plain(value: Any) -> Any:
    """For json: NumPy numbers and arrays as Python's."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} cannot be saved as text")


def _fill(model: Module, state: dict[str, Array], path: AnyPath) -> None:
    try:
        model.load_state(state)
    except ChainruleError as error:
        raise _does_not_fit(path, error) from error


def _does_not_fit(path: AnyPath, error: Exception) -> FileFormatError:
    what = error.what if isinstance(error, ChainruleError) else f"{type(error).__name__}: {error}"
    return FileFormatError(
        f"{path} holds another model or optimizer than the one to be filled",
        expected=getattr(error, "expected", None),
        given=f"{what}" + (f" ({error.given})" if isinstance(error, ChainruleError) and error.given else ""),
        mend="build the same layers and the same optimizer as when it was saved",
    )


# The architecture: the model's repr, read as data and never run


def _architecture(model: Module) -> str:
    """The model's repr; marked, so that nothing is built from it, where a module is not chainrule's own."""
    own = all(getattr(nn, type(module).__name__, None) is type(module) for _, module in model.modules())
    return repr(model) if own else f"not of chainrule.nn alone: {model!r}"


def _built(architecture: str, state: dict[str, Array], path: Path) -> Module:
    try:
        model = _module_of(ast.parse(architecture, mode="eval").body, sum(array.size for array in state.values()))
        model.load_state(state)
    except Exception as error:  # whatever a parser and the layers make of a text from anywhere
        raise FileFormatError(
            f"{path}: the model cannot be built from what the file says of it",
            expected="layers of chainrule.nn",
            given=f"{architecture:.200}",
            mend="load_model(path, into=model), with a model of your own that has the same layers",
        ) from error
    return model


def _module_of(node: ast.expr, n_numbers: int) -> Module:
    """Build `Linear(64, 10)`: a call of a module's name with literals or modules as arguments.

    A layer with more weights than the whole file has numbers is refused before memory is taken for it.
    """
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in nn.__all__):
        raise ValueError(ast.unparse(node))
    kind = getattr(nn, node.func.id)
    if not (isinstance(kind, type) and issubclass(kind, Module) and kind is not Module):
        raise ValueError(ast.unparse(node))
    arguments = [_argument_of(argument, n_numbers) for argument in node.args]
    options = {str(option.arg): _argument_of(option.value, n_numbers) for option in node.keywords}
    if kind in WITH_WEIGHTS and _n_weights(arguments, options) > n_numbers:
        raise ValueError(f"{ast.unparse(node)}, but the file has {n_numbers} numbers")
    module: Module = kind(*arguments, **options)
    return module


def _n_weights(arguments: list[Any], options: dict[str, Any]) -> int:
    """At most as many weights as `Linear(2, 3)` or `Conv2d(1, 8, (3, 3), stride=2)` has: its sizes multiplied."""
    sizes = [*arguments, *(value for name, value in options.items() if name not in ("stride", "padding"))]
    flat = [size for item in sizes for size in (item if isinstance(item, tuple) else (item,))]
    return math.prod(size for size in flat if isinstance(size, int) and not isinstance(size, bool))


def _argument_of(node: ast.expr, n_numbers: int) -> Any:
    return _module_of(node, n_numbers) if isinstance(node, ast.Call) else ast.literal_eval(node)
