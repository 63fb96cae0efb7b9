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
