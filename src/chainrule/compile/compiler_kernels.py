"""From a kernel's text to machine code, by Numba. Loads Numba: imported only where a kernel is not in the cache yet."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import compiler, registry
from numba.core.dispatcher import Dispatcher
from numba.core.errors import NumbaWarning
from numba.core.registry import CPUDispatcher
from numba.extending import intrinsic

from chainrule.compile.codegen import Source

ELEMENTS = {
    "float32": types.float32,
    "float64": types.float64,
    "int64": types.int64,
    "int32": types.int32,
    "int16": types.int16,
    "int8": types.int8,
    "uint8": types.uint8,
    "bool": types.uint8,
}
ADDRESSES = types.CPointer(types.int64)

__all__ = ["NumbaWarning", "machine_code"]


def machine_code(source: Source, name: str) -> tuple[bytes, str, list[str]]:
    """Compile a kernel.

    Args:
        source: its text and the types of its arguments.
        name: what its function is called; unique among all kernels.

    Returns:
        Object code, the name in it of the function that takes a table of arguments, and the names of functions of
        the C library that it calls. The function's form is int32 f(int64 *result, void **error, int64 *arguments).
    """
    space = {**GLOBALS, "__name__": name}
    exec(compile(source.text, f"<{name}>", "exec"), space)  # noqa: S102 (text that we wrote)
    kinds = tuple(types.int64 if kind == "size" else types.CPointer(ELEMENTS[kind]) for kind in source.signature)
    kernel = CPUDispatcher(space["kernel"])
    kernel.add_overload(_compiled(space["kernel"], kinds))
    kernel.disable_compile()
    given = ", ".join(
        f"arguments[{i}]" if kind == "size" else f"pointer_{kind}(arguments[{i}])"
        for i, kind in enumerate(source.signature)
    )
    text = f"def {name}(arguments):\n    return kernel({given})\n"
    space = {**GLOBALS, **POINTERS, "kernel": kernel, "__name__": name}
    exec(compile(text, f"<{name}>", "exec"), space)  # noqa: S102
    entry = _compiled(space[name], (ADDRESSES,))
    library = entry.library
    return library._get_compiled_object(), entry.fndesc.llvm_func_name, _outside(library)


def _compiled(function: Callable[..., Any], kinds: tuple[Any, ...], fastmath: Any = frozenset({"contract"})) -> Any:
    """Compile without Python around it: no reference counts, no wrappers; the arrays are known not to overlap."""
    flags = compiler.Flags()
    flags.nrt = False
    flags.noalias = True
    flags.error_model = "numpy"
    flags.no_cpython_wrapper = True
    flags.no_cfunc_wrapper = True
    flags.fastmath = set(fastmath)
    target = registry.cpu_target
    return compiler.compile_extra(target.typing_context, target.target_context, function, kinds, None, flags, {})


def _outside(library: Any) -> list[str]:
    """The functions that the code calls and does not contain."""
    from llvmlite import binding

    module = binding.parse_assembly(library.get_llvm_str())
    return [f.name for f in module.functions if f.is_declaration and not f.name.startswith("llvm.")]


def _regrouping(function: Callable[..., Any]) -> Dispatcher:
    """A function whose additions may be done in another order, so that a sum can be done eight at a time."""
    dispatcher = CPUDispatcher(function)
    for kind in (types.float64, types.float32, types.int64):
        dispatcher.add_overload(_compiled(function, (kind, kind), {"reassoc", "contract"}))
    dispatcher.disable_compile()
    return dispatcher


def _plus(a: Any, b: Any) -> Any:
    return a + b


def _pointer(kind: Any) -> Any:
    @intrinsic
    def pointer(typing_context: Any, address: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return builder.inttoptr(arguments[0], context.get_value_type(signature.return_type))

        return types.CPointer(kind)(types.int64), generate

    return pointer


@intrinsic
def call_kernel(typing_context: Any, address: Any, arguments: Any) -> Any:
    """Call machine code by its address with the address of its table of arguments; gives what it returns."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        word, byte = ir.IntType(64), ir.IntType(8)
        result = builder.alloca(word)
        error = builder.alloca(byte.as_pointer())
        form = ir.FunctionType(ir.IntType(32), [x.type for x in (result, error)] + [word.as_pointer()])
        function = builder.inttoptr(given[0], form.as_pointer())
        builder.call(function, [result, error, builder.inttoptr(given[1], word.as_pointer())])
        return builder.load(result)

    return types.int64(types.int64, types.int64), generate


@intrinsic
def next_uint32(typing_context: Any, function: Any, state: Any) -> Any:
    """Call the function of a NumPy bit generator that draws 32 random bits."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        pointer = ir.IntType(8).as_pointer()
        form = ir.FunctionType(ir.IntType(32), [pointer])
        function = builder.inttoptr(given[0], form.as_pointer())
        return builder.call(function, [builder.inttoptr(given[1], pointer)])

    return types.uint32(types.int64, types.int64), generate


POINTERS = {f"pointer_{name}": _pointer(kind) for name, kind in ELEMENTS.items()}
GLOBALS: dict[str, Any] = {
    **{name: kind for name, kind in ELEMENTS.items() if name != "bool"},
    "math": math,
    "plus": _regrouping(_plus),
    "call_kernel": call_kernel,
    "next_uint32": next_uint32,
}
