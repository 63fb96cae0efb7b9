"""Kernels that are written by hand: the runner, small products, rows of a batch, random draws, patches of images.

They are plain Python here, compiled from this very text, and take pointers: `a[i]` is the i-th element in memory.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from chainrule.compiler.codegen import Source

if TYPE_CHECKING:
    from chainrule.compiler.compiler_kernels import (
        A4_HIGH,
        A4_LOW,
        A_HIGH,
        A_LOW,
        SUM_HIGH,
        SUM_LOW,
        ZERO,
        affine,
        atomic_add,
        atomic_change,
        atomic_read,
        atomic_swap,
        atomic_write,
        blas,
        call_kernel,
        call_system,
        float32,
        int64,
        mixed,
        moved,
        next_uint32,
        pause,
        plus,
        pointer_uint64,
        uint64,
        unit,
    )


def source_of(function: Callable[..., Any], *signature: str) -> Source:
    """A function of this file as a kernel's source."""
    text = re.sub("  # noqa: .*", "", inspect.getsource(function))
    text = text.replace(f"def {function.__name__}(", "def kernel(", 1).replace(": Any", "").replace(" -> Any", "")
    return Source(text, signature)


def run(program: Any, length: Any, steps: Any) -> Any:
    """Run a program `steps` times; it is a list of (kernel, arguments, flush). Stops where a kernel says no.

    Returns:
        How many times it was run to its end.
    """
    for step in range(steps):
        for k in range(length):
            if call_kernel(program[3 * k], program[3 * k + 1], program[3 * k + 2]) != 0:
                return step
    return steps


def work(
    items: Any,
    stop: Any,
    done: Any,
    claims: Any,
    apart: Any,
    length: Any,
    calls: Any,
    hands: Any,
    me: Any,
    steps: Any,
    rest: Any,
) -> Any:
    """Go through a list of calls `steps` times, together with other threads, each of which does its own pieces.

    An item of the list is a piece: (whose it is, how many calls thread 0 must have done before it, how many the
    others, how many its owner has done before it and after it, kernel, arguments, flush). `done` counts the calls
    that are done of each thread's pieces, in all steps; each step has so many `calls`. Pieces of a thread that has
    not come yet are done by thread 0: `claims` counts the calls for which that is settled. Counters of different
    threads are `apart`.

    Returns:
        How many times thread 0 came to the end of its list before a kernel said no.
    """
    for step in range(steps):
        base = step * calls
        for i in range(length):
            owner = items[8 * i]
            place, before, after = owner * apart, base + items[8 * i + 3], base + items[8 * i + 4]
            if me > 0 or owner > 0:
                if owner != me and atomic_read(done, place) >= after:
                    continue
                if atomic_read(claims, place) != before or atomic_change(claims, place, before, after) != before:
                    continue
            for other in range(hands):
                needed = base + items[8 * i + (1 if other == 0 else 2)]
                looks = 0
                while atomic_read(done, other * apart) < needed:
                    if atomic_read(stop, 0) != 0:
                        return step
                    looks += 1
                    pause(looks, rest)
            if call_kernel(items[8 * i + 5], items[8 * i + 6], items[8 * i + 7]) != 0:
                atomic_swap(stop, 0, 1)
                return step
            atomic_write(done, place, after)
    for other in range(1, hands if me == 0 else 1):
        looks = 0
        while atomic_read(done, other * apart) < steps * calls:
            if atomic_read(stop, 0) != 0:
                return steps - 1
            looks += 1
            pause(looks, rest)
    return steps


def serve(opened: Any, open: Any, inside: Any, table: Any, kernel: Any, patience: Any, rest: Any) -> Any:
    """What a helper does while it is awake: go in whenever the door opens, until nothing happens for long."""
    looks = 0
    seen = 0
    while looks < patience:
        now = atomic_read(opened, 0)
        if now == seen:
            looks += 1
            pause(looks, 0)
            continue
        looks = 0
        seen = now
        atomic_add(inside, 0, 1)
        if atomic_read(open, 0) == now:
            call_kernel(kernel, table[0], 0)
        atomic_add(inside, 0, -1)
    return 0


def lead(
    opened: Any,
    open: Any,
    inside: Any,
    doors: Any,
    apart: Any,
    kernel: Any,
    tables: Any,
    hands: Any,
    state: Any,
    words: Any,
    ask: Any,
    tell: Any,
    rest: Any,
) -> Any:
    """Open the door, so that the helpers who are awake go in; work; and close it behind the last of them.

    Meanwhile BLAS leaves the threads to us. Where it uses but one itself, nobody is called.
    """
    for i in range(words):
        state[i] = 0
    threads = call_system(ask, 0)
    if threads == 1:
        return call_kernel(kernel, tables[0], 0)
    call_system(tell, 1)
    for i in range(1, hands):
        doors[(i - 1) * apart] = tables[i]
    now = atomic_read(opened, 0) + 1
    atomic_swap(open, 0, now)
    atomic_swap(opened, 0, now)
    steps = call_kernel(kernel, tables[0], 0)
    call_system(tell, threads)
    atomic_swap(open, 0, 0)
    looks = 0
    while atomic_read(inside, 0) > 0:
        looks += 1
        pause(looks, rest)
    return steps


def check(condition: Any) -> Any:
    """Say no where a truth value is false."""
    return 0 if condition[0] != 0 else 1


def take_rows(source: Any, order: Any, cursor: Any, n: Any, width: Any, columns: Any, target: Any) -> Any:
    """Copy columns of the rows of the batch that the cursor is at."""
    first = cursor[0]
    for i in range(n):
        row = order[first + i] * width
        for j in range(columns):
            target[i * width + j] = source[row + j]
    return 0


def advance(cursor: Any, n: Any) -> Any:
    """Move the cursor to the next batch."""
    cursor[0] += n
    return 0


def copy(source: Any, target: Any, n: Any) -> Any:
    """Copy an array."""
    for i in range(n):
        target[i] = source[i]
    return 0


def draw(function: Any, state: Any, target: Any, n: Any) -> Any:
    """Uniform random numbers from 0 to below 1, as numpy.random.Generator.random draws them in float32."""
    for i in range(n):
        target[i] = float32(next_uint32(function, state) >> 8) * float32(1.0 / 16777216.0)
    return 0


def draw_pcg64(generator: Any, target: Any, n: Any) -> Any:
    """As `draw`, for NumPy's usual generator, PCG64 (O'Neill, 2014), whose steps are done here, four at a time.

    Its state s is a number of 128 bits, s ← a·s + c; what it gives is s with its halves mixed. Four steps are one
    step of the same form, s ← a⁴·s + c·(1 + a + a² + a³), so that four streams need not wait for each other.
    """
    words = pointer_uint64(generator[0])
    low, high, c_low, c_high = words[0], words[1], words[2], words[3]
    c4_low, c4_high = affine(c_low, c_high, SUM_LOW, SUM_HIGH, ZERO, ZERO)
    last = uint64(generator[1]) >> uint64(32)
    at = 0
    if generator[1] & 1:
        target[0] = unit(last)
        at = 1
    low1, high1 = affine(low, high, A_LOW, A_HIGH, c_low, c_high)
    low2, high2 = affine(low1, high1, A_LOW, A_HIGH, c_low, c_high)
    low3, high3 = affine(low2, high2, A_LOW, A_HIGH, c_low, c_high)
    low4, high4 = affine(low3, high3, A_LOW, A_HIGH, c_low, c_high)
    for _ in range((n - at) // 8):
        one, two, three, four = mixed(low1, high1), mixed(low2, high2), mixed(low3, high3), mixed(low4, high4)
        target[at] = unit(one)
        target[at + 1] = unit(one >> uint64(32))
        target[at + 2] = unit(two)
        target[at + 3] = unit(two >> uint64(32))
        target[at + 4] = unit(three)
        target[at + 5] = unit(three >> uint64(32))
        target[at + 6] = unit(four)
        target[at + 7] = unit(four >> uint64(32))
        at += 8
        last = four >> uint64(32)
        low, high = low4, high4
        low1, high1 = affine(low1, high1, A4_LOW, A4_HIGH, c4_low, c4_high)
        low2, high2 = affine(low2, high2, A4_LOW, A4_HIGH, c4_low, c4_high)
        low3, high3 = affine(low3, high3, A4_LOW, A4_HIGH, c4_low, c4_high)
        low4, high4 = affine(low4, high4, A4_LOW, A4_HIGH, c4_low, c4_high)
    kept = 0
    while at < n:
        low, high = affine(low, high, A_LOW, A_HIGH, c_low, c_high)
        one = mixed(low, high)
        last = one >> uint64(32)
        target[at] = unit(one)
        kept = 1
        if at + 1 < n:
            target[at + 1] = unit(last)
            kept = 0
        at += 2
    words[0], words[1] = low, high
    generator[1] = int64(last << uint64(32)) | kept
    return 0


def product_of_rows(a: Any, b: Any, out: Any, m: Any, k: Any, n: Any, a_row: Any, a_column: Any, b_row: Any) -> Any:
    """out (m, n) = a (m, k) @ b (k, n); the rows of b lie in one piece: each is added to a row of out."""
    for i in range(m):
        for j in range(n):
            out[i * n + j] = 0
        for l in range(k):  # noqa: E741
            factor = a[i * a_row + l * a_column]
            for j in range(n):
                out[i * n + j] += factor * b[l * b_row + j]
    return 0


def add_parts(parts: Any, out: Any, count: Any, size: Any, n: Any) -> Any:
    """n elements of out = the sum of the parts (count, size), each of which a thread has computed."""
    for j in range(n):
        out[j] = parts[j] + parts[size + j]
    for i in range(2, count):
        for j in range(n):
            out[j] += parts[i * size + j]
    return 0


def vector_by_columns(x: Any, b: Any, out: Any, k: Any, n: Any, b_column: Any) -> Any:
    """out (n) = x (k) @ b (k, n); columns of b lie in one piece, and so does x: an element is a sum along both."""
    for j in range(n):
        total = x[0] * b[j * b_column]
        for l in range(1, k):  # noqa: E741
            total = plus(total, x[l] * b[j * b_column + l])
        out[j] = total
    return 0


def product_of_columns(a: Any, b: Any, out: Any, m: Any, k: Any, n: Any, a_row: Any, b_column: Any) -> Any:
    """out (m, n) = a (m, k) @ b (k, n); the columns of b lie in one piece: an element is a sum along both."""
    for i in range(m):
        for j in range(n):
            total = a[i * a_row] * b[j * b_column]
            for l in range(1, k):  # noqa: E741
                total = plus(total, a[i * a_row + l] * b[j * b_column + l])
            out[i * n + j] = total
    return 0


def product_of_any(
    a: Any, b: Any, out: Any, m: Any, k: Any, n: Any, a_row: Any, a_column: Any, b_row: Any, b_column: Any
) -> Any:
    """out (m, n) = a (m, k) @ b (k, n), wherever the elements lie."""
    for i in range(m):
        for j in range(n):
            total = a[i * a_row] * b[j * b_column]
            for l in range(1, k):  # noqa: E741
                total = plus(total, a[i * a_row + l * a_column] * b[l * b_row + j * b_column])
            out[i * n + j] = total
    return 0


def pack_panels(
    b: Any, bias: Any, packed: Any, panels: Any, k: Any, columns: Any, b_row: Any, bias_column: Any, width: Any
) -> Any:
    """Panels of so many columns of b (k, ...), each in one piece, row by row, after a row of what sums begin with.

    What is missing in their width is 0.
    """
    for p in range(panels):
        for j in range(columns):
            packed[p * (k + 1) * width + j] = bias[(p * columns + j) * bias_column]
        for l in range(k):  # noqa: E741
            for j in range(columns):
                packed[(p * (k + 1) + l + 1) * width + j] = b[l * b_row + p * columns + j]
        for l in range(k + 1):  # noqa: E741
            for j in range(columns, width):
                packed[(p * (k + 1) + l) * width + j] = 0
    return 0


def product_by_blas(
    function: Any,
    a_by: Any,
    b_by: Any,
    m: Any,
    n: Any,
    k: Any,
    a_step: Any,
    b_step: Any,
    out_step: Any,
    count: Any,
    a_next: Any,
    b_next: Any,
    a: Any,
    b: Any,
    out: Any,
    factor: Any,
    kept: Any,
) -> Any:
    """out (count, m, n) = kept · out - factor · a (count, m, k) @ b (count, k, n), each by BLAS.

    101 says that rows lie in one piece.
    """
    for i in range(count):
        left, right, target = moved(a, i * a_next), moved(b, i * b_next), moved(out, i * m * n)
        blas(function, 101, a_by, b_by, m, n, k, -factor[0], left, a_step, right, b_step, kept, target, out_step)
    return 0


def cut_patches(
    images: Any,
    patches: Any,
    n: Any,
    height: Any,
    width: Any,
    rows: Any,
    columns: Any,
    high: Any,
    wide: Any,
    step_down: Any,
    step_right: Any,
) -> Any:
    """images (n, height, width) to patches (n, rows, columns, high, wide): what lies at each place of a patch."""
    at = 0
    for i in range(n):
        for r in range(rows):
            for c in range(columns):
                for y in range(high):
                    start = (i * height + r + y * step_down) * width + c
                    if step_right == 1:
                        for x in range(wide):
                            patches[at + x] = images[start + x]
                    else:
                        for x in range(wide):
                            patches[at + x] = images[start + x * step_right]
                    at += wide
    return 0


def add_patches(
    patches: Any,
    images: Any,
    n: Any,
    height: Any,
    width: Any,
    rows: Any,
    columns: Any,
    high: Any,
    wide: Any,
    step_down: Any,
    step_right: Any,
) -> Any:
    """The mirror image of `cut_patches`: each piece is added back to where it came from."""
    for i in range(n * height * width):
        images[i] = 0
    at = 0
    for i in range(n):
        for r in range(rows):
            for c in range(columns):
                for y in range(high):
                    start = (i * height + r + y * step_down) * width + c
                    if step_right == 1:
                        for x in range(wide):
                            images[start + x] += patches[at + x]
                    else:
                        for x in range(wide):
                            images[start + x * step_right] += patches[at + x]
                    at += wide
    return 0
