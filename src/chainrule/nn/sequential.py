"""Sequential: layers in a row, the output of one is the input of the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chainrule.errors import DTypeError
from chainrule.nn.module import Module


class Sequential(Module):
    """Layers in a row.

    >>> from chainrule.nn import Linear, ReLU
    >>> model = Sequential(Linear(2, 8, seed=0), ReLU(), Linear(8, 2, seed=1))
    >>> model.n_parameters
    42
    >>> model[0]
    Linear(2, 8)
    """

    def __init__(self, *layers: Module) -> None:
        for position, layer in enumerate(layers):
            if not isinstance(layer, Module):
                raise DTypeError(
                    f"Sequential: layer {position} is not a module",
                    expected="a module, such as nn.Linear(64, 10)",
                    given=repr(layer),
                    mend=f"{layer.__name__}(...)" if isinstance(layer, type) else None,
                )
            layer.__dict__.setdefault("_name", str(position))
        self.layers = list(layers)

    def forward(self, X: Any) -> Any:
        """What the last layer gives."""
        for layer in self.layers:
            X = layer(X)
        return X

    def children(self) -> Iterator[tuple[str, Module]]:
        """The layers, named by their position; then whatever else a subclass has assigned."""
        return ((name.removeprefix("layers."), child) for name, child in super().children())

    def __getitem__(self, position: int) -> Module:
        return self.layers[position]

    def __len__(self) -> int:
        return len(self.layers)

    def __iter__(self) -> Iterator[Module]:
        return iter(self.layers)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(repr(layer) for layer in self.layers)})"
