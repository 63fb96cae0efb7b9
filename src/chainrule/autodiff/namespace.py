"""`xp`, the array library that ops are written for: NumPy's part of the array API standard, and the gaps in it.

Another library would come in here: by a second namespace with these names.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff.traced import as_array


class NumPyNamespace:
    """NumPy, with the quick form of those reductions that NumPy wraps in a slower one, and with erf."""

    def __getattr__(self, name: str) -> Any:
        # Looked up once, then an attribute of its own
        function = getattr(np, name)
        setattr(self, name, function)
        return function

    asarray = staticmethod(as_array)

    @staticmethod
    def sum(x: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
        """The sum along `axis`."""
        return np.add.reduce(x, axis=axis, keepdims=keepdims)

    @staticmethod
    def prod(x: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
        """The product along `axis`."""
        return np.multiply.reduce(x, axis=axis, keepdims=keepdims)

    @staticmethod
    def max(x: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
        """The largest element along `axis`."""
        return np.maximum.reduce(x, axis=axis, keepdims=keepdims)

    @staticmethod
    def min(x: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
        """The smallest element along `axis`."""
        return np.minimum.reduce(x, axis=axis, keepdims=keepdims)

    @staticmethod
    def erf(x: Any) -> Any:
        """The error function, which the standard leaves out; SciPy loads only for whom it serves."""
        from scipy.special import erf

        return erf(x)


xp = NumPyNamespace()
