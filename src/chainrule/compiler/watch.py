"""What a function reads besides its arguments: parameters, attributes, globals; found, and watched.

A recording is right as long as nothing of this is another object than when it was recorded. Arrays may change
their numbers (plans read them where they lie), everything else may not.
"""

from __future__ import annotations

import builtins
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator, MutableMapping, MutableSequence, Sequence
from functools import partial
from operator import is_, itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.autodiff.op import Op
from chainrule.autodiff.tensor import Tensor
from chainrule.autodiff.traced import Traced, Untraceable

Array = NDArray[Any]
PLAIN = (int, float, str, bytes, bool, type(None), complex)
HOUSE = "chainrule."
LIBRARIES = ("numpy", "scipy", "math", "builtins", "functools", "operator", "itertools", "typing")
MOST_WATCHED = 1000
"""A list or dict with more in it is not watched, nor are the numbers of a larger array compared."""

MOST_WRITTEN_OUT = 100
"""What is in a larger list or dict is compared in one go."""

LEFT_OUT = frozenset({"_plans", "_name", "_complete"})
"""Attributes that are no part of what a model computes."""


class Place:
    """Where an array is held: an item of a list or dict, the data of a Tensor, the variable of a closure."""

    def __init__(self, holder: Any, key: Any, name: str) -> None:
        self.holder, self.key, self.name = holder, key, name

    def get(self) -> Any:
        """What is there now."""
        return self.holder[self.key] if isinstance(self.holder, dict | list) else getattr(self.holder, self.key)

    def content(self) -> Any:
        """The same, or None where nothing is."""
        try:
            return self.get()
        except (ValueError, LookupError):  # a variable that is not set
            return None

    def put(self, value: Any) -> None:
        """Hold something else."""
        if isinstance(self.holder, dict | list):
            self.holder[self.key] = value
        else:
            setattr(self.holder, self.key, value)


class _Items(Place):
    """All that is watched in a large list or dict, as one tuple."""

    def __init__(self, holder: Any, keys: list[Any], name: str) -> None:
        super().__init__(holder, keys, name)
        self._read = tuple if isinstance(holder, list) else itemgetter(*keys)

    def get(self) -> Any:
        return self._read(self.holder)


class Watch:
    """All that some objects and functions read.

    Args:
        roots: models, optimizers, functions.
        aside: names of attributes that may change, since nothing that is recorded depends on them.

    Attributes:
        arrays: where there are arrays.
        numbers: where there are numbers that change from run to run: what a class names in `changing_numbers`.
        tensors: every Tensor among what is read.
        foreign: whether there is code that is not chainrule's own: such code is recorded twice and compared.
        doubt: why the recording would not be safe, or None.
    """

    def __init__(self, roots: Iterable[Any], aside: Iterable[str] = ()) -> None:
        self._aside = LEFT_OUT | set(aside)
        self.numbers: list[Place] = []
        self.arrays: list[Place] = []
        self.tensors: list[Tensor] = []
        self.generators: list[np.random.Generator] = []
        self.foreign = False
        self.doubt: str | None = None
        self._left_out: set[tuple[int, str]] = set()
        self._containers: dict[int, dict[Any, Any] | list[Any]] = {}
        self._places: list[Place] = []
        self._contents: list[tuple[Place, Array, Array]] = []
        self._seen: dict[int, Any] = {}
        for root in roots:
            self._look(root, "")
        self._places += [place for place in self.arrays if id(place.holder) not in self._containers]
        self._is_same = _written_out(list(self._containers.values()), self._places)
        self.accept()

    # Finding

    def _look(self, thing: Any, name: str) -> None:
        if (
            isinstance(thing, PLAIN)
            or id(thing) in self._seen
            or isinstance(thing, np.ndarray | np.generic | np.dtype)
        ):
            return
        self._seen[id(thing)] = thing
        if isinstance(thing, Tensor):
            self.tensors.append(thing)
            self.arrays.append(Place(thing, "data", name or thing.name or "a Tensor"))
        elif isinstance(thing, np.random.Generator):
            self.generators.append(thing)
        elif type(thing) in (dict, list):
            self._container(thing, name)
        elif isinstance(thing, tuple | set | frozenset):
            for i, part in enumerate(thing):
                self._look(part, f"{name}.{i}")
        elif isinstance(thing, partial):
            for part in (thing.func, thing.args, thing.keywords):
                self._look(part, name)
        elif isinstance(thing, types.MethodType):
            self._look(thing.__func__, name)
            self._look(thing.__self__, name)
        elif isinstance(thing, types.FunctionType) and isinstance(vars(thing).get("op"), Op):
            operation: Op[Any] = vars(thing)["op"]
            self._look(operation.forward, name)
            self._look(operation.rule, name)
        elif isinstance(thing, types.FunctionType):
            self._function(thing)
        elif not isinstance(thing, type | types.ModuleType | types.BuiltinFunctionType | np.ufunc):
            self._object(thing, name)

    def _object(self, thing: Any, name: str) -> None:
        for kind in type(thing).__mro__:
            if not _is_known(kind):
                for method in (
                    vars(kind)[key] for key in vars(kind) if key == "__call__" or not key.startswith("__")
                ):
                    function = getattr(method, "__func__", getattr(method, "fget", method))
                    if isinstance(function, types.FunctionType):
                        self._look(function, name)
        attributes = getattr(thing, "__dict__", None)
        if type(attributes) is dict:
            for key in getattr(type(thing), "changing_numbers", ()):
                self.numbers.append(Place(attributes, key, key.strip("_")))
                self._left_out.add((id(attributes), key))
            self._container(attributes, name)

    def _container(self, container: Any, name: str) -> None:
        self._containers[id(container)] = container
        keys = self._watched_keys(container)
        if len(keys) > MOST_WRITTEN_OUT:
            self._places.append(_Items(container, keys, name))
        for key in keys:
            place = Place(container, key, f"{name}.{key}".lstrip("."))
            if len(keys) <= MOST_WRITTEN_OUT:
                self._places.append(place)
            if not self._is_array(container[key], place):
                self._look(container[key], place.name)

    def _watched_keys(self, container: Any) -> list[Any]:
        left_out = self._left_out
        return [k for k in _keys(container) if k not in self._aside and (id(container), k) not in left_out]

    def _function(self, function: types.FunctionType) -> None:
        """Code from outside: what it names must stay what it is."""
        if _is_known(function):
            for cell in function.__closure__ or ():
                self._look(Place(cell, "cell_contents", "").content(), function.__name__)
            return
        self.foreign = True
        self._container_of_defaults(function)
        for place in _outer_names(function):
            name, value = place.name, place.content()
            if self._is_array(value, place):
                continue
            self._places.append(place)
            if not self._is_steady(value):
                self._doubt(f"{function.__qualname__} reads {name}, which may change from call to call")
            else:
                self._look(value, name)
        if _all_names(function.__code__) & {"random", "default_rng"}:
            self._doubt(f"{function.__qualname__} draws random numbers of its own")

    def _is_array(self, value: Any, place: Place) -> bool:
        """Note an array: most get a stand-in; few whole numbers may be sizes, and must stay."""
        if not isinstance(value, np.ndarray):
            return False
        if value.dtype.kind == "f" or value.size > MOST_WATCHED:
            self.arrays.append(place)
        else:
            self._contents.append((place, value, value.copy()))
        return True

    def _container_of_defaults(self, function: types.FunctionType) -> None:
        for value in (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()):
            if not self._is_steady(value):
                self._doubt(f"{function.__qualname__} has a default that may change from call to call")
            self._look(value, function.__name__)

    def _is_steady(self, value: Any) -> bool:
        """Whether a name's value can be watched: not what changes without a trace, or has too much in it."""
        if isinstance(value, tuple):
            return all(self._is_steady(part) for part in value)
        if type(value) in (list, dict):
            return len(value) <= MOST_WATCHED
        return not isinstance(value, list | dict | set | bytearray | deque | Iterator)

    def _doubt(self, why: str) -> None:
        self.doubt = self.doubt or why

    # Watching

    def unchanged(self) -> bool:
        """Whether everything is still the same object, or an equal number or text."""
        try:
            same = self._is_same(self._sizes, self._values)
        except (LookupError, ValueError):  # something is gone
            same = False
        if not (same or self._is_alike()):
            return False
        for place, array, copy in self._contents:
            if place.content() is not array or not np.array_equal(array, copy):
                return False
        return True

    def _is_alike(self) -> bool:
        """What `unchanged` says where not all is the very same; then that is how it should be from now on."""
        for container, size in zip(self._containers.values(), self._sizes, strict=True):
            if len(container) != size and not self._has_only_more_aside(container):
                return False
        if not all(_same(place.content(), value) for place, value in zip(self._places, self._values, strict=True)):
            return False
        self.accept()
        return True

    def _has_only_more_aside(self, container: Any) -> bool:
        """Whether nothing but what is not watched has come or gone."""
        places = [place for place in self._places if place.holder is container]
        known = {key for place in places for key in (place.key if isinstance(place, _Items) else [place.key])}
        return isinstance(container, dict) and known.issuperset(self._watched_keys(container))

    def accept(self) -> None:
        """Take what is there now for what should be."""
        self._sizes = list(map(len, self._containers.values()))
        self._values = [place.content() for place in self._places]

    def snapshot(self) -> list[tuple[Any, Any]]:
        """Every container with a copy of what is in it."""
        return [(container, container.copy()) for container in self._containers.values()]

    def restored_contents(self) -> str | None:
        """Give small arrays of whole numbers their numbers back; the name of one that had others, or None."""
        changed = None
        for place, array, copy in self._contents:
            if not np.array_equal(array, copy):
                array[...] = copy
                changed = place.name
        return changed


def _written_out(containers: Sequence[Any], places: Sequence[Place]) -> Callable[[list[int], list[Any]], bool]:
    """The question whether all containers have these sizes and all places hold these objects, as one expression.

    A model of five layers is asked in a microsecond; a loop would take three, of the twenty that `predict` takes.
    """
    space: dict[str, Any] = {}
    names: dict[int, str] = {}

    def named(thing: Any) -> str:
        if id(thing) not in names:
            names[id(thing)] = f"x{len(names)}"
            space[names[id(thing)]] = thing
        return names[id(thing)]

    asked = [f"len({named(container)}) == sizes[{i}]" for i, container in enumerate(containers)]
    for i, place in enumerate(places):
        if isinstance(place, _Items):
            asked.append(f"all(map({named(is_)}, {named(place)}.get(), values[{i}]))")
        elif isinstance(place.holder, dict | list):
            key = repr(place.key) if type(place.key) in (int, str) else named(place.key)
            asked.append(f"{named(place.holder)}[{key}] is values[{i}]")
        else:
            asked.append(f"{named(place.holder)}.{place.key} is values[{i}]")
    question: Callable[[list[int], list[Any]], bool] = eval(  # noqa: S307 (text that we wrote)
        f"lambda sizes, values: {' and '.join(asked) or True}", space
    )
    return question


def side_effect(before: list[tuple[Any, Any]]) -> str | None:
    """The name of something that is no array and is another than in a snapshot, or None."""
    for container, copy in before:
        if len(container) != len(copy):
            return "adds or removes something"
        for key in _keys(copy):
            now, then = container[key] if not isinstance(container, dict) else container.get(key), copy[key]
            if now is not then and not isinstance(then, Traced) and not _is_first_generator(now, then):
                return f"changes {key}" if isinstance(key, str) else "changes a list"
    return None


def restore(before: list[tuple[Any, Any]]) -> None:
    """Put back what was there at the snapshot; a generator that was made since stays."""
    for container, copy in before:
        if isinstance(container, dict):
            made = {k: v for k, v in container.items() if _is_first_generator(v, copy.get(k, 0))}
            container.clear()
            container.update(copy | made)
        else:
            container[:] = copy


def _is_first_generator(now: Any, then: Any) -> bool:
    return then is None and isinstance(now, np.random.Generator)


def _keys(container: MutableMapping[Any, Any] | MutableSequence[Any]) -> list[Any]:
    return list(container) if isinstance(container, dict) else list(range(len(container)))


def _same(now: Any, then: Any) -> bool:
    if now is then or type(now) is not type(then):
        return now is then
    if isinstance(now, tuple):
        return len(now) == len(then) and all(map(_same, now, then))
    return isinstance(now, PLAIN) and bool(now == then)


def _is_known(thing: Any) -> bool:
    """Whether a function or class is chainrule's own, or of a library whose functions do the same each time."""
    space = getattr(thing, "__globals__", None)  # a wrapped function has the name of another module
    module = (space.get("__name__") if space else getattr(thing, "__module__", None)) or ""
    return f"{module}.".startswith(HOUSE) or module.split(".")[0] in LIBRARIES


def _outer_names(function: types.FunctionType) -> Iterator[Place]:
    """Every name that a function reads from outside."""
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        yield Place(cell, "cell_contents", name)
    space = function.__globals__
    for name in sorted(_all_names(function.__code__)):
        if name in space and not hasattr(builtins, name):
            yield Place(space, name, name)


def _all_names(code: types.CodeType) -> set[str]:
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= _all_names(constant)
    return names


def refuse_doubtful(watch: Watch) -> None:
    """Raise Untraceable where something that is read cannot be watched."""
    if watch.doubt is not None:
        raise Untraceable(watch.doubt)
