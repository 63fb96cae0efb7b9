"""A tile of a product, in LLVM's own terms: so many sums in registers at once. Loads Numba, as `compiler_kernels`.

A tile is a few rows of out = a @ b, as wide as a panel of b, which lies packed (`panels.py`). For each row l of the
panel, and each row i of the tile, sums[i] += a[i, l] · panel[l], where sums[i] and panel[l] are registers of
`registers.lanes` numbers, one or two side by side. Nothing is written to memory until all is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from chainrule.compiler import registers

WORD = ir.IntType(64)


def declared(builder: Any, name: str, form: Any) -> Any:
    """A function of LLVM's, or of the C library."""
    module = builder.module
    return module.globals[name] if name in module.globals else ir.Function(module, form, name)


def as_bytes(builder: Any, pointer: Any) -> Any:
    """An address, whatever lies there."""
    return builder.bitcast(pointer, ir.IntType(8).as_pointer())


def tile(height: int, vectors: int, relu: bool, finite: bool) -> Any:
    """The function of kernels that computes a tile.

    Args:
        height: how many rows it has.
        vectors: how many registers its panel is wide.
        relu: whether the larger of a sum and 0 is stored.
        finite: whether it gives 1 where a sum is NaN or infinite; otherwise it always gives 0.

    Returns:
        tile(a, a_row, a_column, panel, k, out, out_row, columns): the addresses of the tile's first row in a and of
        its first number in out, with the steps between rows and columns there; a panel whose first row is what the
        sums begin with, and k more; and how many columns there still are in out.
    """

    @intrinsic
    def computed(
        typing_context: Any,
        a: Any,
        a_row: Any,
        a_column: Any,
        panel: Any,
        k: Any,
        out: Any,
        out_row: Any,
        columns: Any,
    ) -> Any:
        def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            a, a_row, a_column, panel, k, out, out_row, columns = given
            dtype = signature.args[0].dtype
            number, lanes = context.get_value_type(dtype), registers.lanes(str(dtype))
            tiles = _Tile(builder, ir.VectorType(number, lanes), vectors, context.get_abi_sizeof(number))
            rows = [builder.gep(a, [builder.mul(a_row, WORD(i))]) for i in range(height)]
            sums = tiles.added(rows, a_column, panel, k)
            doubt = tiles.any_not_finite(sums) if finite else WORD(0)
            if relu:
                sums = [[tiles.larger_than_0(x) for x in row] for row in sums]
            tiles.store(sums, out, out_row, columns)
            return doubt

        return types.int64(a, *[types.int64] * 2, a, types.int64, a, *[types.int64] * 2), generate

    return computed


@dataclass
class _Tile:
    """What is written into a kernel for a tile.

    Attributes:
        builder: writes the instructions.
        vector: the type of a register.
        count: how many registers a row has.
        align: bytes at whose multiples numbers lie.
    """

    builder: Any
    vector: Any
    count: int
    align: int

    @property
    def width(self) -> int:
        """Numbers of a row."""
        lanes: int = self.vector.count
        return lanes * self.count

    def added(self, rows: list[Any], a_column: Any, panel: Any, k: Any) -> list[list[Any]]:
        """The sums, when all rows of the panel have been added."""
        builder = self.builder
        start = self.loaded(panel, WORD(0))
        sums = [[cgutils.alloca_once_value(builder, x) for x in start] for _ in rows]
        with cgutils.for_range(builder, k) as loop:
            line = builder.mul(builder.add(loop.index, WORD(1)), WORD(self.width))
            right = self.loaded(panel, line)
            self.fetch(panel, builder.add(line, WORD(registers.ROWS_AHEAD * self.width)))
            for row, places in zip(rows, sums, strict=True):
                left = self.everywhere(builder.load(builder.gep(row, [builder.mul(loop.index, a_column)])))
                for place, x in zip(places, right, strict=True):
                    term = builder.fmul(left, x, flags=("contract",))
                    builder.store(builder.fadd(builder.load(place), term, flags=("contract",)), place)
        return [[builder.load(place) for place in places] for places in sums]

    def loaded(self, base: Any, first: Any) -> list[Any]:
        """A row of numbers from memory, as registers."""
        return [self.builder.load(place, align=self.align) for place in self.places(base, first)]

    def places(self, base: Any, first: Any) -> list[Any]:
        """Where the registers of a row lie in memory."""
        builder, lanes = self.builder, self.vector.count
        numbers = [builder.gep(base, [builder.add(first, WORD(i * lanes))]) for i in range(self.count)]
        return [builder.bitcast(place, self.vector.as_pointer()) for place in numbers]

    def fetch(self, base: Any, first: Any) -> None:
        """Begin to bring a row into the cache that will be read soon."""
        number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
        form = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        to_read_soon = [number(x) for x in (0, 3, 1)]
        for place in self.places(base, first):
            function = declared(self.builder, "llvm.prefetch.p0", form)
            self.builder.call(function, [as_bytes(self.builder, place), *to_read_soon])

    def everywhere(self, number: Any) -> Any:
        """A register with the same number everywhere."""
        nothing, index = ir.Constant(self.vector, ir.Undefined), ir.IntType(32)
        first = self.builder.insert_element(nothing, number, index(0))
        lanes = self.vector.count
        return self.builder.shuffle_vector(first, first, ir.Constant(ir.VectorType(index, lanes), [0] * lanes))

    def larger_than_0(self, x: Any) -> Any:
        """max(x, 0), and NaN where x is NaN."""
        zero = ir.Constant(self.vector, None)
        return self.builder.select(self.builder.fcmp_unordered(">", x, zero), x, zero)

    def any_not_finite(self, sums: list[list[Any]]) -> Any:
        """1 where any number is NaN or infinite, else 0: what is not finite, less itself, is NaN."""
        builder, total = self.builder, ir.Constant(self.vector, None)
        for row in sums:
            for x in row:
                total = builder.fadd(total, builder.fsub(x, x))
        bits = ir.IntType(self.vector.count)
        found = builder.bitcast(builder.fcmp_unordered("uno", total, total), bits)
        return builder.zext(builder.icmp_unsigned("!=", found, bits(0)), WORD)

    def store(self, sums: list[list[Any]], out: Any, out_row: Any, columns: Any) -> None:
        """Write the sums: whole registers, or number by number where fewer columns are left."""
        builder = self.builder
        row_of_numbers = cgutils.alloca_once(builder, self.vector.element, self.width)
        starts = [builder.mul(out_row, WORD(i)) for i in range(len(sums))]
        with builder.if_else(builder.icmp_signed(">=", columns, WORD(self.width))) as (whole, partly):
            with whole:
                for row, start in zip(sums, starts, strict=True):
                    self._stored(row, out, start)
            with partly:
                for row, start in zip(sums, starts, strict=True):
                    self._stored(row, row_of_numbers, WORD(0))
                    target = builder.gep(out, [start])
                    with cgutils.for_range(builder, columns) as loop:
                        number = builder.load(builder.gep(row_of_numbers, [loop.index]))
                        builder.store(number, builder.gep(target, [loop.index]))

    def _stored(self, row: list[Any], base: Any, first: Any) -> None:
        for x, place in zip(row, self.places(base, first), strict=True):
            self.builder.store(x, place, align=self.align)
