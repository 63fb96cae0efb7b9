"""Is this gradient the derivative of this function? The recorded rules against differences of its values."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.autodiff.engine import grad, no_grad, value_and_grad
from chainrule.autodiff.ops import multiply
from chainrule.autodiff.ops import sum as sum_of
from chainrule.autodiff.tensor import Tensor, array_of
from chainrule.errors import ArgumentError, DTypeError, GradientCheckError
from chainrule.randomness import Seed, as_generator

Numbers = NDArray[np.float64]
Scalar = Callable[..., Any]

MOST_COMPONENTS = 100
"""Of a larger array only so many components are compared, drawn with the seed."""

EPSILON = float(np.finfo(np.float64).eps)


def check_grad(
    function: Callable[..., Any],
    *arrays: ArrayLike,
    order: int = 1,
    step: float | None = None,
    tolerance: float = 1e-5,
    seed: Seed = 0,
) -> float:
    """Compare the gradient that the recorded rules give with central differences of the function.

    Each component x of each argument is moved by h to both sides:

        numerical = (s(x + h) - s(x - h)) / 2h,    h = step · max(1, |x|),    step = eps^(1/3) = 6e-6
        difference = |given - numerical| / (|given| + |numerical| + rounding)

    s is the function where it returns a single number, otherwise its inner product with a random direction
    of the output's shape. All is computed in float64. Arrays of more than 100 elements are checked at 100
    components, drawn at random. `rounding` keeps the noise of the division by h, about 1e-9 for values around
    1, from counting as a difference: gradients smaller than that are not checked. A gradient that is wrong by
    the factor c has the difference |c - 1| / (|c| + 1).

    At a point without a derivative (relu and abs at 0, max among equal elements) the difference quotient is
    not the slope that the rule chooses, and the check fails though the rule is right: check at points further
    than h from it, for example at random ones. Arguments that are not to be differentiated (labels, masks,
    options) belong inside the function: `check_grad(lambda x: loss(x, labels), x)`.

    Args:
        function: takes Tensors, returns a Tensor of any shape, and the same one each time.
        arrays: the arguments at which to check; it checks the derivative by each of them.
        order: 1 checks the gradient; 2 also checks the derivative of <v, gradient>, v a random direction.
        step: the relative length of the move; None: eps^(1/3), where the errors of rounding and of the
            quotient are about as large as each other.
        tolerance: the largest difference that is let pass.
        seed: where directions and components are drawn from.

    Returns:
        The largest difference found.

    Raises:
        GradientCheckError: they disagree. It names the argument, the component where they differ most, both
            numbers, and the factor if the whole gradient is wrong by one.

    >>> import numpy as np
    >>> check_grad(lambda x, y: np.sin(x) * y, np.array([1.0, 2.0]), 3.0, order=2) < 1e-8
    True
    >>> try:
    ...     check_grad(lambda x: x * x.data, np.array([1.0, 2.0]))
    ... except GradientCheckError as error:
    ...     print(error)
    check_grad: the gradient by argument 0 (x) is not the derivative
      expected: -0.528419 at component (1,) (numerical)
      given:    -0.26421 (by the rules)
      mend:     the whole gradient is 1/2 times the derivative: a factor 2 is missing
    """
    if order not in (1, 2) or tolerance <= 0 or (step is not None and step <= 0) or not arrays:
        raise ArgumentError(
            "check_grad: an argument has no meaning",
            expected="at least one array, order 1 or 2, tolerance and step above 0",
            given=f"{len(arrays)} arrays, order={order}, tolerance={tolerance}, step={step}",
        )
    step = EPSILON ** (1 / 3) if step is None else step
    generator = as_generator(seed)
    points = [_point(array) for array in arrays]
    names = _names(function, len(points))
    scalar = _scalar(function, points, generator)
    largest = _compare(scalar, points, names, "gradient", step, tolerance, generator)
    if order == 2:
        slope = _slope(scalar, points, generator)
        largest = max(largest, _compare(slope, points, names, "second derivative", step, tolerance, generator))
    return largest


def _point(array: ArrayLike | Tensor) -> Numbers:
    data = np.asarray(array_of(array))
    if data.dtype.kind not in "fiub":
        raise DTypeError(
            "check_grad: an argument is not an array of real numbers",
            expected="numbers",
            given=f"dtype {data.dtype}",
            mend="check_grad(lambda x: function(x, other), x) for what is not to be differentiated",
        )
    return np.array(data, dtype=np.float64)


def _names(function: Callable[..., Any], count: int) -> list[str]:
    """The names of the arguments as messages give them."""
    try:
        parameters = [
            name
            for name, parameter in inspect.signature(function).parameters.items()
            if parameter.kind is not inspect.Parameter.VAR_POSITIONAL
        ]
    except (TypeError, ValueError):  # a built-in function does not say
        parameters = []
    named = [f" ({name})" for name in parameters[:count]]
    return [f"argument {i}{name}" for i, name in enumerate(named + [""] * (count - len(named)))]


def _scalar(function: Callable[..., Any], points: list[Numbers], generator: np.random.Generator) -> Scalar:
    """The function, or its inner product with a random direction where it returns more than one number."""
    with no_grad():
        shape = np.shape(array_of(function(*(Tensor(point) for point in points))))
    direction = generator.standard_normal(shape) if shape else 1.0
    return lambda *arguments: sum_of(multiply(direction, function(*arguments)))


def _slope(scalar: Scalar, points: list[Numbers], generator: np.random.Generator) -> Scalar:
    """The slope of `scalar` in a random direction of its arguments: a number, to be differentiated once more."""
    directions = [generator.standard_normal(point.shape) for point in points]
    gradient = grad(scalar, argnums=tuple(range(len(points))), create_graph=True)

    def slope(*arguments: Any) -> Any:
        gradients = gradient(*arguments)
        total = sum_of(multiply(directions[0], gradients[0]))
        for direction, part in zip(directions[1:], gradients[1:], strict=True):
            total = total + sum_of(multiply(direction, part))
        return total

    return slope


def _compare(
    scalar: Scalar,
    points: list[Numbers],
    names: list[str],
    subject: str,
    step: float,
    tolerance: float,
    generator: np.random.Generator,
) -> float:
    """Return the largest difference over all arguments; raise if it is above the tolerance."""
    _, gradients = value_and_grad(scalar, argnums=tuple(range(len(points))))(*(point.copy() for point in points))
    largest = 0.0
    for number, (point, gradient) in enumerate(zip(points, gradients, strict=True)):
        components = np.arange(point.size)
        if point.size > MOST_COMPONENTS:
            components = np.sort(generator.choice(point.size, MOST_COMPONENTS, replace=False))
        if not components.size:
            continue
        given = np.ravel(array_of(gradient))[components]
        numerical, noise = _numerical(scalar, points, number, components, step)
        with np.errstate(invalid="ignore"):
            scale = np.abs(given) + np.abs(numerical) + noise / tolerance
            differences = np.abs(given - numerical) / scale
        differences[np.isnan(differences)] = np.inf
        worst = int(np.argmax(differences))
        largest = max(largest, float(differences[worst]))
        if differences[worst] > tolerance:
            place = tuple(int(i) for i in np.unravel_index(components[worst], point.shape))
            raise GradientCheckError(
                f"check_grad: the {subject} by {names[number]} is not the derivative",
                expected=f"{numerical[worst]:.6g} at component {place} (numerical)",
                given=f"{given[worst]:.6g} (by the rules)",
                mend=_diagnosis(given, numerical, noise, differences > tolerance, point.shape),
            )
    return largest


def _numerical(
    scalar: Scalar, points: list[Numbers], number: int, components: NDArray[np.intp], step: float
) -> tuple[Numbers, Numbers]:
    """Central differences by the components of one argument, and how far rounding can have moved each."""
    slopes, noise = np.empty(len(components)), np.empty(len(components))

    def value_at(component: int, x: float) -> float:
        arguments = [Tensor(point.copy()) for point in points]
        arguments[number].data.flat[component] = x
        with no_grad():
            return float(array_of(scalar(*arguments)))

    for i, component in enumerate(components):
        x = float(points[number].flat[component])
        h = step * max(1.0, abs(x))
        above, below = x + h, x - h
        ahead, behind = value_at(component, above), value_at(component, below)
        slopes[i] = (ahead - behind) / (above - below)
        noise[i] = 32 * EPSILON * (1 + abs(ahead) + abs(behind)) / h
    return slopes, noise


def _diagnosis(
    given: Numbers, numerical: Numbers, noise: Numbers, wrong: NDArray[np.bool_], shape: tuple[int, ...]
) -> str:
    """Say what the wrong components have in common."""
    if not np.isfinite(numerical).all():
        return "check at another point: around this one the function is not a finite number"
    clear = np.abs(numerical) > 1e4 * noise
    if not given.any():
        return "the whole gradient is 0: the graph was cut, perhaps by .data, float() or no_grad()"
    if clear.any() and np.all(np.abs(given[~clear]) <= 1e5 * noise[~clear]):
        ratios = given[clear] / numerical[clear]
        factor = float(np.median(ratios))
        if np.all(np.abs(ratios - factor) <= 1e-4 * abs(factor)):
            return f"the whole gradient is {_written(factor)} times the derivative: {_meaning(factor, shape)}"
    return f"{np.count_nonzero(wrong)} of {len(wrong)} components differ; the others are right"


def _written(factor: float) -> str:
    """A factor as the simple fraction that it is, if it is one."""
    from fractions import Fraction  # only for the words of an error

    fraction = Fraction(factor).limit_denominator(1000)
    simple = min(abs(fraction.numerator), fraction.denominator) <= 20
    return str(fraction) if simple and abs(factor - fraction) <= 1e-6 * abs(factor) else f"{factor:.6g}"


def _meaning(factor: float, shape: tuple[int, ...]) -> str:
    """What usually makes a gradient wrong by this factor."""
    lengths = [n for n in (*shape, int(np.prod(shape))) if n > 2]
    if np.isclose(factor, -1, rtol=1e-4):
        return "its sign is turned"
    if any(np.isclose(abs(factor), n, rtol=1e-4) for n in lengths):
        return "a sum where a mean is meant"
    if any(np.isclose(abs(factor), 1 / n, rtol=1e-4) for n in lengths):
        return "a mean where a sum is meant"
    return f"a factor {_written(1 / factor)} is missing"
