"""The sigmoid, for numbers and arrays, and far from zero."""

import numpy as np

from chainrule.course.checking import Check, case

sigmoid = Check("sigmoid")


@sigmoid.cases
def numbers_and_arrays(rng):
    yield case(np.array([0.0, 1.0, -3.0]))
    for m in (4, 5, 8):
        yield case(rng.normal(scale=2, size=m))
    yield case(rng.normal(size=(4, 3)))
    yield case(1.5)
    yield case(np.array([]))


@sigmoid.cases
def whole_numbers(rng):
    yield case(np.array([-3, -1, 0, 2, 4]))
    yield case(2)


@sigmoid.cases
def far_from_zero(rng):
    yield case(
        np.array([-1000.0, -1.0, 0.0, 1.0, 1000.0]),
        extreme=True,
        about="with z = -1000 and z = 1000",
        mend="e to the 1000 is too large for a computer: use a form whose exponent is never positive.",
    )


@sigmoid.quick_on
def many_scores(rng):
    yield case(rng.normal(size=100_000))


def _sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


@sigmoid.wrong(
    "sign-of-z",
    "the curve is turned round: a large z comes out near 0",
    "The exponent is -z: the larger the score, the smaller e^-z, and the nearer the result is to 1.",
)
def turned_round(z):
    return _sigmoid(-np.asarray(z))


@sigmoid.wrong(
    "brackets-forgotten",
    "the division comes before the sum: this is 1/1 + e^-z",
    "Put the whole denominator 1 + e^-z in brackets, so that the 1 above is divided by all of it.",
)
def no_brackets(z):
    return 1 + np.exp(-np.asarray(z, dtype=float))


@sigmoid.wrong(
    "whole-numbers",
    "for whole numbers the result is cut off to 0 or 1",
    "zeros_like(z) holds whole numbers when z does: the array for the results must be one of floats.",
)
def into_whole_numbers(z):
    result = np.zeros_like(z)
    result[...] = _sigmoid(z)
    return result


@sigmoid.wrong(
    "minus-below",
    "the denominator is 1 - e^-z",
    "The two are added: 1 + e^-z is never 0, and the result stays between 0 and 1.",
)
def minus_below(z):
    with np.errstate(all="ignore"):
        return 1 / (1 - np.exp(-np.asarray(z, dtype=float)))


@sigmoid.wrong(
    "one-forgotten",
    "the 1 in the denominator is missing: 1/e^-z is e^z, which has no upper limit",
    "The denominator is 1 + e^-z: its 1 keeps the result below 1.",
)
def exponential(z):
    return np.exp(np.asarray(z, dtype=float))


@sigmoid.wrong(
    "slope",
    "this is the slope σ(z)(1 - σ(z)), not the curve",
    "Return the probability itself; its slope is needed later, for the gradient.",
)
def slope(z):
    return _sigmoid(z) * (1 - _sigmoid(z))


@sigmoid.wrong(
    "tanh",
    "this is tanh, which runs from -1 to 1",
    "A probability lies between 0 and 1: lift tanh by 1 and halve it, and halve its z as well.",
)
def hyperbolic(z):
    return np.tanh(z)


@sigmoid.wrong(
    "twice-as-steep",
    "the curve is twice as steep as it should be: this is the sigmoid of 2z",
    "The exponent is -z and nothing else; if you came from tanh, it wants z / 2.",
)
def steep(z):
    return _sigmoid(2 * np.asarray(z))


@sigmoid.wrong(
    "step",
    "this is the step: only 0 and 1, with nothing between",
    "The sigmoid rises smoothly; that slope is what a gradient can follow.",
)
def hard(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


@sigmoid.wrong(
    "softmax",
    "the scores are divided by their sum: each result should depend on its own z alone",
    "Each score has a denominator of its own, 1 + e^-z; nothing is summed over the array.",
)
def shares(z):
    growth = np.exp(np.asarray(z, dtype=float))
    return growth / growth.sum()
