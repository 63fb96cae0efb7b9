"""Small data sets made from a formula and a seed: to see, to test and to learn on."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.data.dataset import Dataset
from chainrule.errors import ArgumentError, DTypeError, ShapeError
from chainrule.randomness import Seed, as_generator


def make_line(
    n_samples: int = 100, *, slope: float = 2.0, bias: float = 1.0, noise: float = 0.5, seed: Seed = None
) -> Dataset:
    """Make points along a line.

    y = slope x + bias + noise e, with x uniform in [-3, 3] and e standard normal.

    Args:
        n_samples: the number of points.
        slope: what one more x adds to y.
        bias: y at x = 0.
        noise: the standard deviation of y around the line.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 1) and y (n_samples,), both float32.

    >>> line = make_line(3, slope=2, bias=1, noise=0, seed=0)
    >>> bool(np.allclose(line.y, 2 * line.X.ravel() + 1))
    True
    """
    _check("make_line", n_samples, noise=noise, slope=slope, bias=bias)
    generator = as_generator(seed)
    x = generator.uniform(-3, 3, n_samples)
    y = slope * x + bias + noise * generator.standard_normal(n_samples)
    return _dataset("line", x[:, None], y, feature_names=("x",))


def make_plane(
    n_samples: int = 100,
    *,
    slopes: ArrayLike = (2.0, -1.0),
    bias: float = 1.0,
    noise: float = 0.5,
    seed: Seed = None,
) -> Dataset:
    """Make points along a plane over two features, or over as many as there are slopes.

    y = X slopes + bias + noise e, with each feature uniform in [-3, 3] and e standard normal.

    Args:
        n_samples: the number of points.
        slopes: (n_features,), what one more of each feature adds to y.
        bias: y where all features are 0.
        noise: the standard deviation of y around the plane.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, n_features) and y (n_samples,), both float32.

    >>> make_plane(50, slopes=(1, 2, 3), seed=0)
    Dataset plane: X (50, 3) float32, y (50,) float32
    """
    weights = _table("make_plane", "slopes", slopes, "(n_features,)", "slopes=(2.0, -1.0)")
    _check("make_plane", n_samples, noise=noise, bias=bias)
    generator = as_generator(seed)
    X = generator.uniform(-3, 3, (n_samples, weights.size))
    y = X @ weights + bias + noise * generator.standard_normal(n_samples)
    return _dataset("plane", X, y, feature_names=tuple(f"x{i + 1}" for i in range(weights.size)))


def make_sine(
    n_samples: int = 100,
    *,
    amplitude: float = 1.0,
    turns: float = 1.0,
    noise: float = 0.2,
    seed: Seed = None,
) -> Dataset:
    """Make points along a sine wave.

    y = amplitude sin(x) + noise e, with x uniform in [0, 2 pi turns] and e standard normal.

    Args:
        n_samples: the number of points.
        amplitude: the height of the wave.
        turns: how many whole waves there are.
        noise: the standard deviation of y around the wave.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 1) and y (n_samples,), both float32.

    >>> make_sine(20, seed=0)
    Dataset sine: X (20, 1) float32, y (20,) float32
    """
    _check("make_sine", n_samples, noise=noise, amplitude=amplitude, turns=turns)
    generator = as_generator(seed)
    x = 2 * np.pi * turns * generator.random(n_samples)
    y = amplitude * np.sin(x) + noise * generator.standard_normal(n_samples)
    return _dataset("sine", x[:, None], y, feature_names=("x",))


def make_admissions(
    n_samples: int = 100,
    *,
    pass_mark: float = 50.0,
    margin: float = 3.0,
    noise: float = 0.0,
    seed: Seed = None,
) -> Dataset:
    """Make students with the scores of two exams, half of them admitted to college.

    A student is admitted when (exam 1 + exam 2) / 2 + noise e >= pass_mark, with e standard normal. Without
    noise the two classes are linearly separable; with it, they are not. The scores are uniform over the
    square from 0 to 100, apart from the strip of averages less than `margin` from the pass mark.

    Args:
        n_samples: the number of students.
        pass_mark: the average that is enough, in points.
        margin: how far each student's average is at least from the pass mark, in points.
        noise: the standard deviation, in points, of what the committee adds to an average.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 2) float32, scores from 0 to 100; y (n_samples,) int64, 1 is admitted.

    >>> students = make_admissions(6, seed=0)
    >>> bool(np.all((students.X.mean(axis=1) >= 50) == students.y))
    True
    """
    _check("make_admissions", n_samples, noise=noise, margin=margin, pass_mark=pass_mark)
    if not (margin >= 0 and pass_mark - margin > 0 and pass_mark + margin < 100):
        raise ArgumentError(
            "make_admissions: no student can be both this far below and this far above the pass mark",
            expected="margin from 0, pass_mark - margin above 0, pass_mark + margin below 100",
            given=f"pass_mark={pass_mark!r}, margin={margin!r}",
            mend="pass_mark=50, margin=3",
        )
    generator = as_generator(seed)
    above = _labels(n_samples, 2, generator)
    position = generator.random(n_samples)
    # Inverse transform sampling of the average of two uniform scores, on either side of the strip.
    below_share, above_share = _share_below(pass_mark - margin), _share_below(pass_mark + margin)
    share = np.where(above == 1, above_share + position * (1 - above_share), position * below_share)
    average = np.where(share < 0.5, 100 * np.sqrt(share / 2), 100 - 100 * np.sqrt((1 - share) / 2))
    difference = np.minimum(average, 100 - average) * generator.uniform(-1, 1, n_samples)
    scores = np.column_stack([average + difference, average - difference])
    X = np.clip(scores, 0, 100).astype(np.float32)  # rounded before the decision, so that it holds for X as given
    y = X.mean(axis=1) + noise * generator.standard_normal(n_samples) >= pass_mark
    names = ("exam 1", "exam 2")
    return _dataset("admissions", X, y.astype(np.int64), ("not admitted", "admitted"), names)


def make_blobs(
    n_samples: int = 150,
    *,
    n_classes: int = 3,
    centers: ArrayLike | None = None,
    noise: float = 1.0,
    seed: Seed = None,
) -> Dataset:
    """Make round clouds of points, one a class.

    x = center of its class + noise e, with e standard normal in each feature.

    Args:
        n_samples: the number of points; the classes differ by one at most.
        n_classes: the number of clouds, where `centers` is not given.
        centers: (n_classes, n_features); by default on a circle of radius 5, that of class k at the angle
            2 pi k / n_classes.
        noise: the standard deviation of a cloud in each feature.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, n_features) float32; y (n_samples,) int64.

    >>> make_blobs(9, centers=[[0, 0, 0], [4, 4, 4]], seed=0)
    Dataset blobs: X (9, 3) float32, y (9,) int64, 2 classes
    """
    if centers is None:
        _check_count("make_blobs", "n_classes", n_classes)
        places = 5 * _on_circle(2 * np.pi * np.arange(n_classes) / n_classes)
    else:
        places = _table("make_blobs", "centers", centers, "(n_classes, n_features)", "centers=[[-2, 0], [2, 0]]")
    _check("make_blobs", n_samples, noise=noise)
    generator = as_generator(seed)
    y = _labels(n_samples, len(places), generator)
    return _dataset("blobs", _with_noise(places[y], noise, generator), y, _numbered(len(places)))


def make_moons(n_samples: int = 200, *, noise: float = 0.1, seed: Seed = None) -> Dataset:
    """Make two half moons that reach into each other.

    Class 0 is (cos t, sin t), class 1 is (1 - cos t, 1/2 - sin t), with t uniform in [0, pi]; both
    coordinates get noise e, with e standard normal.

    Args:
        n_samples: the number of points; the classes differ by one at most.
        noise: the standard deviation of each coordinate.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 2) float32; y (n_samples,) int64.

    >>> make_moons(10, seed=0)
    Dataset moons: X (10, 2) float32, y (10,) int64, 2 classes
    """
    _check("make_moons", n_samples, noise=noise)
    generator = as_generator(seed)
    y = _labels(n_samples, 2, generator)
    points = _on_circle(generator.uniform(0, np.pi, n_samples))
    X = np.where(y[:, None] == 0, points, np.array([1.0, 0.5]) - points)
    return _dataset("moons", _with_noise(X, noise, generator), y, _numbered(2))


def make_circles(
    n_samples: int = 200, *, inner_radius: float = 0.5, noise: float = 0.05, seed: Seed = None
) -> Dataset:
    """Make a circle around a circle.

    x = r (cos t, sin t) + noise e, with t uniform in [0, 2 pi], r = 1 for class 0 and inner_radius for class
    1, and e standard normal in each coordinate.

    Args:
        n_samples: the number of points; the classes differ by one at most.
        inner_radius: the radius of class 1, from 0 to 1.
        noise: the standard deviation of each coordinate.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 2) float32; y (n_samples,) int64.

    >>> circles = make_circles(4, noise=0, seed=0)
    >>> bool(np.allclose(np.hypot(*circles.X.T), np.where(circles.y == 0, 1, 0.5)))
    True
    """
    _check("make_circles", n_samples, noise=noise, inner_radius=inner_radius)
    if not 0 <= inner_radius < 1:
        raise ArgumentError(
            "make_circles: the inner circle is not inside the outer one",
            expected="inner_radius from 0, below 1",
            given=repr(inner_radius),
            mend="inner_radius=0.5",
        )
    generator = as_generator(seed)
    y = _labels(n_samples, 2, generator)
    radius = np.where(y == 0, 1.0, inner_radius)
    X = radius[:, None] * _on_circle(generator.uniform(0, 2 * np.pi, n_samples))
    return _dataset("circles", _with_noise(X, noise, generator), y, _numbered(2))


def make_spirals(
    n_samples: int = 300, *, n_classes: int = 2, turns: float = 1.0, noise: float = 0.02, seed: Seed = None
) -> Dataset:
    """Make spirals wound into each other, one a class.

    x = r (cos t, sin t) + noise e, with t = 2 pi (turns r + k / n_classes) for class k, r uniform in
    [0.1, 1], and e standard normal in each coordinate.

    Args:
        n_samples: the number of points; the classes differ by one at most.
        n_classes: the number of arms.
        turns: how often an arm goes around from the center to its end.
        noise: the standard deviation of each coordinate.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 2) float32; y (n_samples,) int64.

    >>> make_spirals(9, n_classes=3, seed=0)
    Dataset spirals: X (9, 2) float32, y (9,) int64, 3 classes
    """
    _check_count("make_spirals", "n_classes", n_classes)
    _check("make_spirals", n_samples, noise=noise, turns=turns)
    generator = as_generator(seed)
    y = _labels(n_samples, n_classes, generator)
    radius = generator.uniform(0.1, 1, n_samples)
    X = radius[:, None] * _on_circle(2 * np.pi * (turns * radius + y / n_classes))
    return _dataset("spirals", _with_noise(X, noise, generator), y, _numbered(n_classes))


def make_xor(n_samples: int = 200, *, margin: float = 0.0, noise: float = 0.0, seed: Seed = None) -> Dataset:
    """Make the exclusive or: four squares around the origin, the opposite ones of one class.

    The label is 1 where exactly one coordinate is positive, x1 x2 < 0. Each |x| is uniform in
    [margin, 1]; then both coordinates get noise e, with e standard normal.

    Args:
        n_samples: the number of points; the four squares differ by one at most.
        margin: how far each point is from both axes, before the noise; from 0, below 1.
        noise: the standard deviation of what is added to each coordinate after it got its label.
        seed: see `chainrule.randomness.as_generator`.

    Returns:
        X (n_samples, 2) float32; y (n_samples,) int64.

    >>> xor = make_xor(8, seed=0)
    >>> bool(np.all((xor.X.prod(axis=1) < 0) == xor.y))
    True
    """
    _check("make_xor", n_samples, noise=noise, margin=margin)
    if not 0 <= margin < 1:
        raise ArgumentError(
            "make_xor: margin leaves no room for points",
            expected="margin from 0, below 1",
            given=repr(margin),
            mend="margin=0.1",
        )
    generator = as_generator(seed)
    square = _labels(n_samples, 4, generator)
    first, second = square // 2, (square + square // 2) % 2  # squares 0, 1, 2, 3 have labels 0, 1, 0, 1
    signs = np.column_stack([1 - 2 * first, 1 - 2 * second])
    distance = 1 - (1 - margin) * generator.random((n_samples, 2))  # never 0: an axis belongs to no square
    return _dataset("xor", _with_noise(signs * distance, noise, generator), first ^ second, _numbered(2))


def _dataset(
    name: str,
    X: NDArray[Any],
    y: NDArray[Any],
    class_names: tuple[str, ...] = (),
    feature_names: tuple[str, ...] = (),
) -> Dataset:
    return Dataset(
        X=X.astype(np.float32),
        y=y.astype(np.int64 if class_names else np.float32),
        name=name,
        class_names=class_names,
        feature_names=feature_names or tuple(f"x{i + 1}" for i in range(X.shape[1])),
    )


def _numbered(n_classes: int) -> tuple[str, ...]:
    return tuple(str(label) for label in range(n_classes))


def _labels(n_samples: int, n_classes: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """Return the labels of `n_samples` examples in random order, the classes as equal as they can be."""
    return generator.permutation(np.arange(n_samples, dtype=np.int64) % n_classes)


def _on_circle(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([np.cos(angle), np.sin(angle)])


def _with_noise(X: NDArray[np.float64], noise: float, generator: np.random.Generator) -> NDArray[np.float64]:
    return X + noise * generator.standard_normal(X.shape)


def _share_below(average: float) -> float:
    """Return the probability that two scores, uniform from 0 to 100, have an average below `average`."""
    part = average / 100
    return 2 * part**2 if part < 0.5 else 1 - 2 * (1 - part) ** 2


def _check(maker: str, n_samples: int, *, noise: float, **values: float) -> None:
    _check_count(maker, "n_samples", n_samples)
    for argument, value in {"noise": noise, **values}.items():
        number = isinstance(value, int | float | np.integer | np.floating) and math.isfinite(value)
        if not number or (argument == "noise" and value < 0):
            raise ArgumentError(
                f"{maker}: {argument} cannot be used",
                expected="a finite number" + (" from 0" if argument == "noise" else ""),
                given=repr(value),
                mend="noise=0.1" if argument == "noise" else f"leave {argument} out",
            )


def _table(maker: str, argument: str, values: ArrayLike, shape: str, mend: str) -> NDArray[np.float64]:
    """Return `values` as an array with as many dimensions as `shape` names, none of them empty, all finite."""
    try:
        table = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise DTypeError(
            f"{maker}: {argument} are not numbers",
            expected=f"numbers, shape {shape}",
            given=repr(values),
            mend=mend,
        ) from error
    if table.ndim != len(shape.strip("(,)").split(",")) or table.size == 0:
        raise ShapeError(
            f"{maker}: {argument} have another shape than they need",
            expected=f"shape {shape}",
            given=f"shape {table.shape}",
            mend=mend,
        )
    if not np.isfinite(table).all():
        raise ArgumentError(
            f"{maker}: {argument} are not all finite",
            expected="finite numbers",
            given=repr(values),
            mend=mend,
        )
    return table


def _check_count(maker: str, argument: str, value: int) -> None:
    if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
        raise ArgumentError(
            f"{maker}: {argument} is no count",
            expected="a whole number from 1",
            given=repr(value),
            mend=f"{argument}={100 if argument == 'n_samples' else 3}",
        )
