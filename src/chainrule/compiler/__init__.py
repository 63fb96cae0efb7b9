"""A small compiler: record what a function computes, simplify it, fuse it into kernels, lay out its memory, run it.

In the order in which it is best read: `record.py` (and `autodiff/traced.py`) run a function on stand-ins and keep
a graph (`graph.py`); `simplify.py` leaves out what is not needed; `fuse.py` decides which nodes become one kernel;
`memory.py` puts them in order and gives each value a place; `codegen.py` writes the kernels, from the forms in
`expressions.py`; `machine.py` and `cache.py` make machine code of them, with Numba in `compiler_kernels.py`;
`plan.py` is all of this as a flat list of calls, `replay.py` binds it to the real arrays, `watch.py` sees that
nothing else has changed. `loops.py` has the kernels that are written by hand, `panels.py` (with `registers.py` and
`tile_kernels.py`) large products, `blas.py` the others; `crew.py` has the threads that share the large ones.
"""

from chainrule.compiler.function import Compiled, Function, compile, function, variable

__all__ = ["Compiled", "Function", "compile", "function", "variable"]
