"""The central difference."""

import numpy as np

from chainrule.course.checking import Check, case

derivative = Check("derivative")


def square(t):
    return t * t


def cube(t):
    return t * t * t


def wave(t):
    return np.sin(t)


def growth(t):
    return np.exp(t)


def reciprocal(t):
    return 1 / t


def size(t):
    return abs(t)


def constant(t):
    return 0 * t + 5


@derivative.cases
def several_functions(rng):
    yield case(square, 3.0, 2.0)
    yield case(cube, 2.0, 0.5)
    for f in (cube, wave, growth):
        yield case(f, rng.normal(), 0.1 + rng.random())
    yield case(reciprocal, 2.0, 0.25)
    yield case(reciprocal, -4.0, 0.3, about="left of 0")
    yield case(wave, 1.0, 1e-4, about="with a small step")
    yield case(cube, 1, 2, about="with whole numbers")


@derivative.cases
def at_the_edge(rng):
    yield case(constant, 1.5, 0.2, about="for a constant function")
    yield case(size, 0.0, 0.5, about="in the corner of |x|")
    yield case(growth, 0.0, 0.4, about="at x = 0")


@derivative.wrong(
    "one-sided",
    "the slope is measured to the right only, from x to x + h",
    "Step to both sides of x, to x + h and to x - h: then the bend of the curve cancels.",
)
def forward(f, x, h):
    return (f(x + h) - f(x)) / h


@derivative.wrong(
    "one-sided-left",
    "the slope is measured to the left only, from x - h to x",
    "Step to both sides of x, to x + h and to x - h: then the bend of the curve cancels.",
)
def backward(f, x, h):
    return (f(x) - f(x - h)) / h


@derivative.wrong(
    "divided-by-h",
    "the difference is divided by h, but the two points lie 2h apart",
    "From x - h to x + h there are two steps: divide the rise by that whole distance.",
)
def half_the_run(f, x, h):
    return (f(x + h) - f(x - h)) / h


@derivative.wrong(
    "left-minus-right",
    "the right value is subtracted from the left one, so the sign is turned round",
    "Take the value at x + h minus the value at x - h: a curve that climbs has a positive slope.",
)
def turned_round(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)


@derivative.wrong(
    "half-step",
    "the step to each side is half of h",
    "Here h is the step to each side; the two points lie 2h apart.",
)
def narrow(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h


@derivative.wrong(
    "not-divided",
    "the difference is not divided by the distance of the two points",
    "A slope is rise over run: divide by how far the two points are apart.",
)
def rise_only(f, x, h):
    return f(x + h) - f(x - h)


@derivative.wrong(
    "multiplied-by-h",
    "the difference is divided by 2, but then multiplied by h",
    "A / 2 * h is (A / 2) times h: put 2 * h into parentheses.",
)
def wrong_parentheses(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h


@derivative.wrong(
    "last-term-divided",
    "only the second value is divided: a division comes before a minus",
    "Put the difference of the two values into parentheses, then divide all of it.",
)
def missing_parentheses(f, x, h):
    return f(x + h) - f(x - h) / (2 * h)


@derivative.wrong(
    "values-added",
    "the two values are added instead of subtracted",
    "A slope is a change: subtract the value on the left from the value on the right.",
)
def added(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)


@derivative.wrong(
    "f-of-difference",
    "f is applied to the difference of the two places",
    "Apply f to each place first; subtract the two values after that.",
)
def inside(f, x, h):
    with np.errstate(divide="ignore"):
        return f((x + h) - (x - h)) / (2 * h)


@derivative.wrong(
    "points-subtracted",
    "f is never applied: this is the slope of the line y = x",
    "Subtract the values of f at the two places, not the places themselves.",
)
def places_only(f, x, h):
    return ((x + h) - (x - h)) / (2 * h)


@derivative.wrong(
    "f-multiplied",
    "f is multiplied with a place, but it is a function",
    "To get its value at a place, call it: write the place in parentheses behind f, without a *.",
)
def times_place(f, x, h):
    return (f * (x + h) - f * (x - h)) / (2 * h)


@derivative.wrong(
    "second-derivative",
    "this is the second derivative, how fast the slope itself changes",
    "For the slope f(x) is not needed: right value minus left value, divided by their distance.",
)
def bend(f, x, h):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@derivative.wrong(
    "second-derivative",
    "this is the second derivative, how fast the slope itself changes",
    "For the slope f(x) is not needed: right value minus left value, divided by their distance.",
)
def bend_over_two_steps(f, x, h):
    return (f(x + 2 * h) - 2 * f(x) + f(x - 2 * h)) / (4 * h**2)


@derivative.wrong(
    "slopes-subtracted",
    "the slope to the left counts with the wrong sign, so it cancels the one to the right",
    "Take both as the value further right minus the other, and then their mean.",
)
def right_slope_minus_left(f, x, h):
    return (f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h


@derivative.wrong(
    "run-over-rise",
    "rise and run have changed places",
    "A slope is rise over run: the change of f above, the distance of the places below.",
)
def turned_over(f, x, h):
    return 2 * h / (f(x + h) - f(x - h))


@derivative.wrong(
    "run-squared",
    "the difference is divided by the square of the step",
    "The square of h belongs to the second derivative: here divide by the distance, 2h.",
)
def over_the_square(f, x, h):
    return (f(x + h) - f(x - h)) / h**2


@derivative.wrong(
    "one-sided-rise",
    "this is how much f changes from x to x + h: one side only, and not divided",
    "Step to both sides, and divide the change by the distance of the two places.",
)
def rise_to_the_right(f, x, h):
    return f(x + h) - f(x)


@derivative.wrong(
    "one-sided-rise",
    "this is how much f changes from x - h to x: one side only, and not divided",
    "Step to both sides, and divide the change by the distance of the two places.",
)
def rise_from_the_left(f, x, h):
    return f(x) - f(x - h)


@derivative.wrong(
    "one-sided",
    "the slope is measured to the right only, from x to x + 2h",
    "Step to both sides of x, to x + h and to x - h: then the bend of the curve cancels.",
)
def two_steps_to_the_right(f, x, h):
    return (f(x + 2 * h) - f(x)) / (2 * h)


@derivative.wrong(
    "one-sided",
    "the slope is measured to the right only, from three values",
    "Step to both sides of x, to x + h and to x - h: two values are enough.",
)
def three_values_to_the_right(f, x, h):
    return (-3 * f(x) + 4 * f(x + h) - f(x + 2 * h)) / (2 * h)


@derivative.wrong(
    "wide-step",
    "the step to each side is 2h",
    "Here h is the step to each side; 2h is how far the two points are apart.",
)
def wide(f, x, h):
    return (f(x + 2 * h) - f(x - 2 * h)) / (4 * h)


@derivative.wrong(
    "five-point",
    "this is the formula with four values, at x ± h and x ± 2h",
    "It is a good one, but another: here two values are asked for, at x + h and x - h.",
)
def four_values(f, x, h):
    return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h)


@derivative.wrong(
    "five-point",
    "two slopes are combined to a more exact one (Richardson)",
    "It is a good one, but another: here two values are asked for, at x + h and x - h.",
)
def richardson_with_half_step(f, x, h):
    narrow_one, wide_one = (f(x + h / 2) - f(x - h / 2)) / h, (f(x + h) - f(x - h)) / (2 * h)
    return (4 * narrow_one - wide_one) / 3


@derivative.wrong(
    "complex-step",
    "a step into the complex numbers is used, not the two points at x ± h",
    "It is exact for many functions, but not for |x|: use the values at x + h and at x - h.",
)
def imaginary_step(f, x, h):
    return np.imag(f(x + 1j * h)) / h


@derivative.wrong(
    "several-slopes",
    "several slopes are returned, one for each of the points",
    "np.gradient gives one slope for each value: the one asked for stands in the middle.",
)
def slopes_of_three_points(f, x, h):
    return np.gradient(np.array([f(x - h), f(x), f(x + h)]), h)


@derivative.wrong(
    "several-slopes",
    "several slopes are returned, one for each of the points",
    "np.gradient gives one slope for each value, and takes them to be 1 apart if it is not told.",
)
def slopes_of_three_points_one_apart(f, x, h):
    return np.gradient(np.array([f(x - h), f(x), f(x + h)]))


@derivative.wrong(
    "several-slopes",
    "two slopes are returned, to the left and to the right",
    "One number is asked for: the slope from x - h to x + h, which is the mean of the two.",
)
def both_sides(f, x, h):
    return np.diff(np.array([f(x - h), f(x), f(x + h)])) / h


@derivative.wrong(
    "relative-step",
    "the step is a share of x, not h itself",
    "Step by h in the unit of x, also where x is large or 0.",
)
def share_of_x(f, x, h):
    return (f(x * (1 + h)) - f(x * (1 - h))) / (2 * h * x)


@derivative.wrong(
    "relative-change",
    "the change is divided by the value of f: this is the relative change",
    "A slope is rise over run: divide by the distance 2h alone.",
)
def share_of_value(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h) / f(x)


@derivative.wrong(
    "angle",
    "the slope is turned into an angle",
    "The tangent of the angle is the slope: return rise over run itself, without arctan.",
)
def steepness_as_angle(f, x, h):
    return np.arctan((f(x + h) - f(x - h)) / (2 * h))


@derivative.wrong(
    "sign-lost",
    "the slope has lost its sign",
    "A curve that falls has a negative slope: the sign says which way is down.",
)
def steepness_only(f, x, h):
    return abs((f(x + h) - f(x - h)) / (2 * h))


@derivative.wrong(
    "distance-of-points",
    "the difference is divided by the length of the line between the points, not by the run",
    "Rise over run: below stands the distance along the x axis, 2h. Pythagoras is not needed.",
)
def over_the_chord(f, x, h):
    rise = f(x + h) - f(x - h)
    return rise / np.sqrt(rise**2 + (2 * h) ** 2)


@derivative.wrong(
    "values-averaged",
    "this is the mean of the two values",
    "A slope is a change: subtract the value on the left from the value on the right.",
)
def mean_of_values(f, x, h):
    return (f(x + h) + f(x - h)) / 2


@derivative.wrong(
    "area",
    "this is the area under the curve between the two points, not its slope",
    "For a slope subtract the two values, and divide by the distance.",
)
def trapezium(f, x, h):
    return (f(x + h) + f(x - h)) * h


@derivative.wrong(
    "tangent-value",
    "this is a height on the tangent, not its slope",
    "Return rise over run alone, without adding f(x).",
)
def height_of_tangent(f, x, h):
    return f(x) + (f(x + h) - f(x - h)) / (2 * h) * h


@derivative.wrong(
    "secant-from-zero",
    "this is the slope of the line from the origin to the point",
    "The slope at x comes from two points of the curve near x: f at x + h and at x - h.",
)
def from_the_origin(f, x, h):
    return f(x) / x
