"""Module: a part of a network; it owns parameters and other modules, and finds them all by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import ChainruleError, ShapeError, UnknownNameError, nearest
from chainrule.nn.observer import observers
from chainrule.nn.parameter import Parameter
from chainrule.nn.summary import Summary, summarize


class _Built(type):
    """Marks an instance as complete once its `__init__` is done, so that a misspelt assignment can be told."""

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        module = super().__call__(*args, **kwargs)
        module.__dict__["_complete"] = True
        return module


class Module(metaclass=_Built):
    """The base of every layer and network.

    A subclass assigns Parameters and Modules (also in lists, tuples and dicts) to attributes in `__init__` and
    computes its output in `forward`. Everything else follows: `parameters()`, `state()`, `summary()`.

    Attributes:
        training: True while training, False in evaluation; dropout and batch norm differ between the two.
        buffers: names of array attributes that belong to the state but are not learnt.

    >>> class Doubling(Module):
    ...     def __init__(self):
    ...         self.factor = Parameter(2.0)
    ...     def forward(self, x):
    ...         return x * self.factor
    >>> Doubling()(3.0).item()
    6.0
    """

    buffers: tuple[str, ...] = ()
    training: bool = True

    def forward(self, *inputs: Any) -> Any:
        """Compute the output; every subclass writes its own."""
        raise UnknownNameError(
            f"{type(self).__name__} has no forward",
            mend="def forward(self, x): ...",
        )

    def __call__(self, *inputs: Any) -> Any:
        """Compute the output, in sight of the observers; an error on the way notes that it came through here."""
        present = observers.present
        for observer in present:
            observer.enter(self, inputs)
        try:
            output = self.forward(*inputs)
        except ChainruleError as error:
            error.inside(self._label())
            raise
        for observer in present:
            observer.leave(self, output)
        return output

    # Attributes

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self.__dict__ and "_complete" in self.__dict__ and not hasattr(type(self), name):
            near = nearest(name, [known for known in (*self.__dict__, "training") if not known.startswith("_")])
            if near is not None:
                raise UnknownNameError(
                    f"{type(self).__name__} has no attribute {name!r}; a new one with such a name would do nothing",
                    given=f".{name} = ...",
                    mend=f".{near} = ...  (or, for a new attribute, assign it in __init__)",
                )
        if isinstance(value, Parameter) and value.name is None:
            value.name = name
        for path, member in _members(name, value):
            if isinstance(member, Module):
                member.__dict__.setdefault("_name", path)
        self.__dict__[name] = value

    def __getattr__(self, name: str) -> Any:
        # Only called for names that do not exist
        if name.startswith("__"):
            raise AttributeError(name)
        near = nearest(name, [known for known in dir(self) if not known.startswith("_")])
        raise UnknownNameError(
            f"{type(self).__name__} has no attribute {name!r}",
            given=f".{name}",
            mend=f".{near}" if near else None,
        )

    def __repr__(self) -> str:
        children = ", ".join(f"{name}={child!r}" for name, child in self.children())
        return f"{type(self).__name__}({children})"

    def _label(self) -> str:
        """How this module is named in an error: its name in its parent, and what it is."""
        what = type(self).__name__ if any(self.children()) else repr(self)
        name = self.__dict__.get("_name")
        return what if name is None else f"{name}: {what}"

    # Walking through it

    def children(self) -> Iterator[tuple[str, Module]]:
        """The modules that this one owns directly, with their names, in the order of their assignment."""
        for name, value in self.__dict__.items():
            for path, item in _members(name, value):
                if isinstance(item, Module):
                    yield path, item

    def modules(self, prefix: str = "") -> Iterator[tuple[str, Module]]:
        """This module and all below it, with their paths; a module that is used twice comes once."""
        yield from _once(self._modules(prefix))

    def _modules(self, prefix: str, above: tuple[Module, ...] = ()) -> Iterator[tuple[str, Module]]:
        yield prefix, self
        for name, child in self.children():
            if not any(child is module for module in (*above, self)):  # a child may know its parent
                yield from child._modules(f"{prefix}.{name}" if prefix else name, (*above, self))

    def named_parameters(self) -> dict[str, Parameter]:
        """All parameters by path, in the order of their assignment; a shared one once, under its first path."""
        return dict(_once(self._named_parameters()))

    def _named_parameters(self) -> Iterator[tuple[str, Parameter]]:
        for path, module in self.modules():
            for name, value in module.__dict__.items():
                for member, item in _members(name, value):
                    if isinstance(item, Parameter):
                        yield f"{path}.{member}" if path else member, item

    def parameters(self) -> list[Parameter]:
        """All parameters, each once: what an optimizer is given."""
        return list(self.named_parameters().values())

    @property
    def n_parameters(self) -> int:
        """How many numbers are learnt."""
        return sum(parameter.size for parameter in self.parameters())

    def named_generators(self) -> dict[str, np.random.Generator]:
        """All random generators by path, a shared one once: with `state()`, all that a resumed run needs."""
        found = (
            (f"{path}.{name}" if path else name, value)
            for path, module in self.modules()
            for name, value in module.__dict__.items()
            if isinstance(value, np.random.Generator)
        )
        return dict(_once(found))

    def summary(self, input_shape: tuple[int, ...]) -> Summary:
        """What each layer gives, how many numbers it learns and how much it computes; print it.

        Args:
            input_shape: the shape of one example, such as (64,) or (1, 28, 28).

        >>> from chainrule.nn import Linear, ReLU, Sequential
        >>> print(Sequential(Linear(64, 32), ReLU(), Linear(32, 10)).summary((64,)))
        layer  kind            output   parameters   multiply-adds
        0      Linear(64, 32)  (32,)         2,080           2,048
        1      ReLU()          (32,)             0               0
        2      Linear(32, 10)  (10,)           330             320
               total                         2,410           2,368
        """
        return summarize(self, input_shape)

    # Training and evaluation

    def train(self, mode: bool = True) -> Self:
        """Switch this module and all below it to training (or, with False, to evaluation)."""
        for _, module in self.modules():
            module.__dict__["training"] = mode
        return self

    def eval(self) -> Self:
        """Switch this module and all below it to evaluation."""
        return self.train(False)

    # State

    def state(self) -> dict[str, NDArray[Any]]:
        """All parameters and buffers by path: the arrays themselves, not copies."""
        arrays = {path: parameter.data for path, parameter in self.named_parameters().items()}
        for path, module, name in self._named_buffers():
            arrays[path] = getattr(module, name)
        return arrays

    def load_state(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Copy in what `state()` of a module of the same form gave; nothing changes unless all of it fits.

        Raises:
            UnknownNameError: a name is missing or too many; the nearest is given.
            ShapeError: an array of another shape.
        """
        own = self.state()
        for name in [name for name in own if name not in state]:
            near = nearest(name, [other for other in state if other not in own])
            raise UnknownNameError(
                f"load_state: {name} is missing",
                expected=", ".join(own),
                given=", ".join(state),
                mend=f"{name}, where it says {near}" if near else None,
            )
        for name in [name for name in state if name not in own]:
            raise UnknownNameError(
                f"load_state: this {type(self).__name__} has no {name}",
                expected=", ".join(own),
                given=", ".join(state),
            )
        for name, array in own.items():
            if array.shape != np.shape(state[name]):
                raise ShapeError(
                    f"load_state: {name} does not fit",
                    expected=f"shape {array.shape}",
                    given=f"shape {np.shape(state[name])}",
                )
        for name, parameter in self.named_parameters().items():
            parameter.assign(state[name])
        for path, module, name in self._named_buffers():
            setattr(module, name, np.array(state[path], dtype=own[path].dtype))

    def _named_buffers(self) -> Iterator[tuple[str, Module, str]]:
        for path, module in self.modules():
            for name in module.buffers:
                yield f"{path}.{name}" if path else name, module, name


def _members(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A value, or what is inside a list, tuple or dict."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _members(f"{name}.{key}", item)
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _members(f"{name}.{position}", item)
    else:
        yield name, value


def _once(named: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Each object once, under the first of its names."""
    seen: set[int] = set()
    for name, item in named:
        if id(item) not in seen:
            seen.add(id(item))
            yield name, item
