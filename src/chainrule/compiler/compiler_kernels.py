"""From a kernel's text to machine code, by Numba. Loads Numba: only where a kernel is not in the cache."""

from __future__ import annotations

import math
import platform
from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import compiler, registry
from numba.core.dispatcher import Dispatcher
from numba.core.errors import NumbaWarning
from numba.core.registry import CPUDispatcher
from numba.extending import intrinsic

from chainrule.compiler import registers
from chainrule.compiler.codegen import Source
from chainrule.compiler.tile_kernels import as_bytes, declared, tile

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
IS_X86 = platform.machine().lower() in ("x86_64", "amd64", "i686")

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
    space = {**GLOBALS, "kernel": kernel, "__name__": name}
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
def call_kernel(typing_context: Any, address: Any, arguments: Any, flush: Any) -> Any:
    """Call machine code by its address with the address of its table of arguments; gives what it returns.

    Where `flush` is not 0 the processor takes numbers that are too small for full precision (in float32 those
    below 1.2e-38) for 0 meanwhile: it is up to a hundred times slower with them.
    """

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        word, byte = ir.IntType(64), ir.IntType(8)
        result = builder.alloca(word)
        error = builder.alloca(byte.as_pointer())
        form = ir.FunctionType(ir.IntType(32), [x.type for x in (result, error)] + [word.as_pointer()])
        function = builder.inttoptr(given[0], form.as_pointer())
        wanted = builder.icmp_signed("!=", given[2], ir.Constant(word, 0))
        before = _begin_flushing(builder, wanted)
        builder.call(function, [result, error, builder.inttoptr(given[1], word.as_pointer())])
        _end_flushing(builder, wanted, before)
        return builder.load(result)

    return types.int64(types.int64, types.int64, types.int64), generate


FLUSH = 0x8040
"""In the control word of x86: numbers too small for full precision are taken for 0, and become 0."""


def _begin_flushing(builder: Any, wanted: Any) -> Any:
    """Change the processor's control word where it is wanted; gives where the old one is kept."""
    if not IS_X86:
        return None
    number = ir.IntType(32)
    before, changed = builder.alloca(number), builder.alloca(number)
    with builder.if_then(wanted):
        builder.call(_control(builder, "stmxcsr"), [as_bytes(builder, before)])
        builder.store(builder.or_(builder.load(before), ir.Constant(number, FLUSH)), changed)
        builder.call(_control(builder, "ldmxcsr"), [as_bytes(builder, changed)])
    return before


def _end_flushing(builder: Any, wanted: Any, before: Any) -> None:
    if before is not None:
        with builder.if_then(wanted):
            builder.call(_control(builder, "ldmxcsr"), [as_bytes(builder, before)])


def _control(builder: Any, name: str) -> Any:
    form = ir.FunctionType(ir.VoidType(), [ir.IntType(8).as_pointer()])
    return declared(builder, f"llvm.x86.sse.{name}", form)


@intrinsic
def next_uint32(typing_context: Any, function: Any, state: Any) -> Any:
    """Call the function of a NumPy bit generator that draws 32 random bits."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        pointer = ir.IntType(8).as_pointer()
        form = ir.FunctionType(ir.IntType(32), [pointer])
        function = builder.inttoptr(given[0], form.as_pointer())
        return builder.call(function, [builder.inttoptr(given[1], pointer)])

    return types.uint32(types.int64, types.int64), generate


@intrinsic
def call_system(typing_context: Any, function: Any, argument: Any) -> Any:
    """Call a function of the system that takes the address of something."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        pointer = ir.IntType(8).as_pointer()
        form = ir.FunctionType(ir.IntType(32), [pointer])
        result = builder.call(builder.inttoptr(given[0], form.as_pointer()), [builder.inttoptr(given[1], pointer)])
        return builder.sext(result, ir.IntType(64))

    return types.int64(types.int64, types.int64), generate


def _atomic(operation: str) -> Any:
    """Change a whole number in memory as one act that no thread can come between; gives what it was before."""

    @intrinsic
    def change(typing_context: Any, pointer: Any, position: Any, value: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            place = builder.gep(given[0], [given[1]])
            return builder.atomic_rmw(operation, place, given[2], "seq_cst")

        return types.int64(ADDRESSES, types.int64, types.int64), generate

    return change


@intrinsic
def atomic_read(typing_context: Any, pointer: Any, position: Any) -> Any:
    """A whole number that other threads change."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return builder.load_atomic(builder.gep(given[0], [given[1]]), "seq_cst", 8)

    return types.int64(ADDRESSES, types.int64), generate


@intrinsic
def atomic_write(typing_context: Any, pointer: Any, position: Any, value: Any) -> Any:
    """Write a number for other threads; whoever reads it also sees what was written before it."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        builder.store_atomic(given[2], builder.gep(given[0], [given[1]]), "release", 8)
        return context.get_dummy_value()

    return types.none(ADDRESSES, types.int64, types.int64), generate


@intrinsic
def atomic_change(typing_context: Any, pointer: Any, position: Any, old: Any, new: Any) -> Any:
    """Write a number if the old one is as expected, as one act; gives the old one."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        place = builder.gep(given[0], [given[1]])
        return builder.extract_value(builder.cmpxchg(place, given[2], given[3], "seq_cst", "seq_cst"), 0)

    return types.int64(ADDRESSES, types.int64, types.int64, types.int64), generate


@intrinsic
def pause(typing_context: Any, looks: Any, rest: Any) -> Any:
    """Wait a moment; after every 128 looks let other threads have the core, if `rest` is the function for that."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        if IS_X86:
            builder.call(declared(builder, "llvm.x86.sse2.pause", ir.FunctionType(ir.VoidType(), [])), [])
        word = ir.IntType(64)
        often = builder.icmp_signed("==", builder.and_(given[0], ir.Constant(word, 127)), ir.Constant(word, 0))
        there = builder.icmp_signed("!=", given[1], ir.Constant(word, 0))
        with builder.if_then(builder.and_(often, there)):
            form = ir.FunctionType(ir.IntType(32), [])
            builder.call(builder.inttoptr(given[1], form.as_pointer()), [])
        return context.get_dummy_value()

    return types.none(types.int64, types.int64), generate


@intrinsic
def widest_vectors(typing_context: Any) -> Any:
    """Let the loops of this kernel use the longest registers: LLVM takes the second longest of its own accord.

    They are better where long rows stream from the cache, and worse where rows are shorter than a register.
    """

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        set.add(builder.function.attributes, '"prefer-vector-width"="512"')  # llvmlite's own `add` knows no such
        return context.get_dummy_value()

    return types.none(), generate


@intrinsic
def moved(typing_context: Any, pointer: Any, by: Any) -> Any:
    """The address of another element."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return builder.gep(given[0], [given[1]])

    return pointer(pointer, types.int64), generate


@intrinsic
def affine(typing_context: Any, low: Any, high: Any, a_low: Any, a_high: Any, c_low: Any, c_high: Any) -> Any:
    """a·s + c for numbers of 128 bits, each given as its lower and its higher half; gives the two halves."""
    pair = types.UniTuple(types.uint64, 2)

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        long = ir.IntType(128)
        s, a, c = (
            builder.or_(
                builder.zext(given[i], long), builder.shl(builder.zext(given[i + 1], long), ir.Constant(long, 64))
            )
            for i in (0, 2, 4)
        )
        result = builder.add(builder.mul(s, a), c)
        halves = [result, builder.lshr(result, ir.Constant(long, 64))]
        word = ir.IntType(64)
        return context.make_tuple(builder, pair, [builder.trunc(half, word) for half in halves])

    return pair(*[types.uint64] * 6), generate


def _helper(function: Callable[..., Any], *kinds: Any) -> Dispatcher:
    """A small function that kernels may call."""
    dispatcher = CPUDispatcher(function)
    dispatcher.add_overload(_compiled(function, kinds))
    dispatcher.disable_compile()
    return dispatcher


float32: Any = types.float32
uint64: Any = types.uint64
int64: Any = types.int64


def _mixed(low: Any, high: Any) -> Any:
    """The higher half turned into the lower one by as many places as its highest six bits say."""
    both, turn = high ^ low, high >> uint64(58)
    return (both >> turn) | (both << ((uint64(64) - turn) & uint64(63)))


def _unit(bits: Any) -> Any:
    """The lower 32 bits of a number as a float32 from 0 to below 1, as NumPy does it."""
    return float32((bits & uint64(0xFFFFFFFF)) >> uint64(8)) * float32(1.0 / 16777216.0)


def _halves(number: int) -> tuple[Any, Any]:
    return np.uint64(number & (2**64 - 1)), np.uint64(number >> 64 & (2**64 - 1))


PCG64_MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645
A_LOW, A_HIGH = _halves(PCG64_MULTIPLIER)
A4_LOW, A4_HIGH = _halves(PCG64_MULTIPLIER**4)
SUM_LOW, SUM_HIGH = _halves(1 + PCG64_MULTIPLIER + PCG64_MULTIPLIER**2 + PCG64_MULTIPLIER**3)
ZERO = np.uint64(0)


def _blas(size_bits: int) -> Any:
    """A call of BLAS's product by its address; `size_bits` is the width of its whole numbers."""

    @intrinsic
    def blas(
        typing_context: Any,
        function: Any,
        order: Any,
        a_by: Any,
        b_by: Any,
        m: Any,
        n: Any,
        k: Any,
        alpha: Any,
        a: Any,
        a_step: Any,
        b: Any,
        b_step: Any,
        beta: Any,
        c: Any,
        c_step: Any,
    ) -> Any:
        kinds = [function, order, a_by, b_by, m, n, k, alpha, a, a_step, b, b_step, beta, c, c_step]

        def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            choice, size = ir.IntType(32), ir.IntType(size_bits)
            number = context.get_value_type(a.dtype)
            pointer = given[8].type
            form = [choice] * 3 + [size] * 3 + [number, pointer, size, pointer, size, number, pointer, size]
            words = [
                x if x.type in (number, pointer) else _converted(builder, x, kind, number)
                for x, kind in zip(given[1:], form, strict=True)
            ]
            address = ir.FunctionType(ir.VoidType(), form).as_pointer()
            builder.call(builder.inttoptr(given[0], address), words)
            return context.get_dummy_value()

        return types.none(*kinds), generate

    return blas


def _converted(builder: Any, x: Any, kind: Any, number: Any) -> Any:
    """A whole number as what BLAS takes there."""
    if kind == number:
        return builder.sitofp(x, number)
    if x.type.width == kind.width:
        return x
    return builder.trunc(x, kind) if x.type.width > kind.width else builder.sext(x, kind)


plus: Any = _regrouping(_plus)
atomic_add: Any = _atomic("add")
atomic_swap: Any = _atomic("xchg")
blas: Any = _blas(64)
pointer_uint64: Any = _pointer(types.uint64)
mixed: Any = _helper(_mixed, types.uint64, types.uint64)
unit: Any = _helper(_unit, types.uint64)

GLOBALS: dict[str, Any] = {
    **{name: kind for name, kind in ELEMENTS.items() if name != "bool"},
    **{f"pointer_{name}": _pointer(kind) for name, kind in ELEMENTS.items()},
    "math": math,
    "plus": plus,
    "call_kernel": call_kernel,
    "next_uint32": next_uint32,
    "uint64": uint64,
    "pointer_uint64": pointer_uint64,
    "affine": affine,
    "mixed": mixed,
    "unit": unit,
    **{name: globals()[name] for name in ("A_LOW", "A_HIGH", "A4_LOW", "A4_HIGH", "SUM_LOW", "SUM_HIGH", "ZERO")},
    "call_system": call_system,
    "atomic_add": atomic_add,
    "atomic_change": atomic_change,
    "atomic_read": atomic_read,
    "pause": pause,
    "atomic_swap": atomic_swap,
    "atomic_write": atomic_write,
    "moved": moved,
    "widest_vectors": widest_vectors,
    **{
        registers.tile_named(*form): tile(*form)
        for form in product(registers.heights(), (1, registers.MOST_VECTORS), (False, True), (False, True))
    },
    "blas_int64": blas,
    "blas_int32": _blas(32),
}
