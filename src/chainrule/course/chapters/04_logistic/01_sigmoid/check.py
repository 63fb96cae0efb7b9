"""The sigmoid, for numbers and arrays, and far from zero."""

import math

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


@sigmoid.wrong(
    "softmax",
    "the scores are divided by their sum: each result should depend on its own z alone",
    "Each score has a denominator of its own, 1 + e^-z; nothing is summed over the array.",
)
def shares_of_the_highest(z):
    growth = np.exp(np.asarray(z, dtype=float) - np.max(z))
    return growth / growth.sum()


@sigmoid.wrong(
    "softmax",
    "the scores are divided by their sum: each result should depend on its own z alone",
    "Each score has a denominator of its own, 1 + e^-z; nothing is summed over the array.",
)
def shares_along_0(z):
    growth = np.exp(np.asarray(z, dtype=float) - np.max(z))
    return growth / growth.sum(axis=-1, keepdims=True)


@sigmoid.wrong(
    "softmax",
    "the scores are divided by their sum: each result should depend on its own z alone",
    "Each score has a denominator of its own, 1 + e^-z; nothing is summed over the array.",
)
def plain_shares_along_0(z):
    growth = np.exp(np.asarray(z, dtype=float))
    return growth / growth.sum(axis=-1, keepdims=True)


@sigmoid.wrong(
    "softmax",
    "the scores are divided by their sum: each result should depend on its own z alone",
    "Each score has a denominator of its own, 1 + e^-z; nothing is summed over the array.",
)
def shares_along_1(z):
    growth = np.exp(np.asarray(z, dtype=float) - np.max(z))
    return growth / growth.sum(axis=0)


@sigmoid.wrong(
    "softmax",
    "the scores are divided by their sum: each result should depend on its own z alone",
    "Each score has a denominator of its own, 1 + e^-z; nothing is summed over the array.",
)
def plain_shares_along_1(z):
    growth = np.exp(np.asarray(z, dtype=float))
    return growth / growth.sum(axis=0)


@sigmoid.wrong(
    "size-for-z",
    "the exponent is minus the size of z for all scores, so that none comes out below 0.5",
    "That form is for z from 0 on; negative scores need their own, with e^z above and below.",
)
def size_for_z(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@sigmoid.wrong(
    "size-for-z",
    "the form for negative scores is used for all of them, so that none comes out above 0.5",
    "Scores from 0 on need the other form, 1 / (1 + e^-z).",
)
def negative_size_for_z(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))


@sigmoid.wrong(
    "minus-one-to-one",
    "this runs from -1 to 1, and is 0 at z = 0",
    "A probability lies between 0 and 1, and at z = 0 it is 0.5: halve it and add a half.",
)
def bipolar(z):
    return 2 * _sigmoid(z) - 1


@sigmoid.wrong(
    "normal-curve",
    "this is the area under the normal curve, another S between 0 and 1",
    "Logistic regression has 1 / (1 + e^-z); its logarithms give the simple gradient.",
)
def probit(z):
    return np.vectorize(lambda one: 0.5 * (1 + math.erf(one / math.sqrt(2))), otypes=[float])(z)


@sigmoid.wrong(
    "softsign",
    "z is divided by 1 + its size: another S, without e",
    "The sigmoid is 1 / (1 + e^-z); only with e is the score the logarithm of the odds.",
)
def softsign(z):
    return np.asarray(z, dtype=float) / (1 + np.abs(z))


@sigmoid.wrong(
    "softsign",
    "z is divided by 1 + its size: another S, without e",
    "The sigmoid is 1 / (1 + e^-z); only with e is the score the logarithm of the odds.",
)
def lifted_softsign(z):
    return 0.5 * (1 + np.asarray(z, dtype=float) / (1 + np.abs(z)))


@sigmoid.wrong(
    "softsign",
    "z is divided by the root of 1 + z²: another S, without e",
    "The sigmoid is 1 / (1 + e^-z); only with e is the score the logarithm of the odds.",
)
def algebraic(z):
    return np.asarray(z, dtype=float) / np.sqrt(1 + np.asarray(z, dtype=float) ** 2)


@sigmoid.wrong(
    "arctan",
    "this is the arctangent: another S, without e",
    "The sigmoid is 1 / (1 + e^-z); only with e is the score the logarithm of the odds.",
)
def arctangent(z):
    return np.arctan(z)


@sigmoid.wrong(
    "arctan",
    "this is made of the arctangent: another S, without e",
    "The sigmoid is 1 / (1 + e^-z); only with e is the score the logarithm of the odds.",
)
def lifted_arctangent(z):
    return 0.5 + np.arctan(z) / np.pi


@sigmoid.wrong(
    "straight-line",
    "this is a straight line, cut off at 0 and 1",
    "The sigmoid is curved everywhere: it comes near 0 and 1, and never reaches them.",
)
def straight_line_0(z):
    return np.clip(0.2 * np.asarray(z, dtype=float) + 0.5, 0, 1)


@sigmoid.wrong(
    "straight-line",
    "this is a straight line, cut off at 0 and 1",
    "The sigmoid is curved everywhere: it comes near 0 and 1, and never reaches them.",
)
def straight_line_1(z):
    return np.clip(np.asarray(z, dtype=float) / 6 + 0.5, 0, 1)


@sigmoid.wrong(
    "straight-line",
    "this is a straight line, cut off at 0 and 1",
    "The sigmoid is curved everywhere: it comes near 0 and 1, and never reaches them.",
)
def straight_line_2(z):
    return np.clip(0.25 * np.asarray(z, dtype=float) + 0.5, 0, 1)


@sigmoid.wrong(
    "straight-line",
    "this is a straight line, cut off at 0 and 1",
    "The sigmoid is curved everywhere: it comes near 0 and 1, and never reaches them.",
)
def straight_line_3(z):
    return np.clip(np.asarray(z, dtype=float), 0, 1)


@sigmoid.wrong(
    "straight-line",
    "this is a straight line, cut off at 0 and 1",
    "The sigmoid is curved everywhere: it comes near 0 and 1, and never reaches them.",
)
def straight_line_4(z):
    return np.clip((np.asarray(z, dtype=float) + 1) / 2, 0, 1)


@sigmoid.wrong(
    "squeezed",
    "the scores are squeezed between their least and their greatest",
    "Each result depends on its own z alone: 0 for the least and 1 for the greatest is another idea.",
)
def squeezed(z):
    return (np.asarray(z, dtype=float) - np.min(z)) / (np.max(z) - np.min(z))


@sigmoid.wrong(
    "sum-of-scores",
    "the scores are divided by their sum",
    "Each result depends on its own z alone: 1 / (1 + e^-z).",
)
def shares_of_the_sum(z):
    return np.asarray(z, dtype=float) / np.sum(z)


@sigmoid.wrong(
    "ramp",
    "this is the ramp: 0 below 0, and z itself above",
    "A probability lies between 0 and 1: the sigmoid is 1 / (1 + e^-z).",
)
def ramp(z):
    return np.maximum(z, 0)


@sigmoid.wrong(
    "softplus",
    "this is log(1 + e^z), which has no upper limit: the curve whose slope is the sigmoid",
    "A probability lies between 0 and 1: return 1 / (1 + e^-z).",
)
def softplus(z):
    return np.logaddexp(0, np.asarray(z, dtype=float))


@sigmoid.wrong(
    "log-taken",
    "this is the logarithm of the probability",
    "Return the probability itself; the logarithm comes with the cross-entropy.",
)
def log_probability(z):
    return -np.logaddexp(0, -np.asarray(z, dtype=float))


@sigmoid.wrong(
    "inverse",
    "this goes the other way: from a probability to a score",
    "z is a score, any number: its probability is 1 / (1 + e^-z).",
)
def logit(z):
    return np.log(np.asarray(z, dtype=float) / (1 - np.asarray(z, dtype=float)))


@sigmoid.wrong(
    "bell",
    "this is a bell: highest at 0, and the same for z and -z",
    "The sigmoid rises all the way: e has the exponent -z, without a square.",
)
def bell(z):
    return np.exp(-(np.asarray(z, dtype=float) ** 2))


@sigmoid.wrong(
    "bell",
    "this is a bell: highest at 0, and the same for z and -z",
    "The sigmoid rises all the way: e has the exponent -z, without a square.",
)
def normal_bell(z):
    return np.exp(-(np.asarray(z, dtype=float) ** 2) / 2)


@sigmoid.wrong(
    "bell",
    "the square of z is in the denominator, which makes z and -z the same",
    "The denominator is 1 + e^-z, with a power of e.",
)
def square_below(z):
    return 1 / (1 + np.asarray(z, dtype=float) ** 2)


@sigmoid.wrong(
    "base-two",
    "this is a power of 2, where it should be one of e",
    "np.exp(-z) is e^-z; 2 ** -z makes the curve flatter.",
)
def base_two(z):
    return 1 / (1 + 2.0 ** -np.asarray(z, dtype=float))


@sigmoid.wrong(
    "base-ten",
    "this is a power of 10, where it should be one of e",
    "np.exp(-z) is e^-z; a 10 in its place makes the curve steeper.",
)
def base_ten(z):
    return 1 / (1 + 10.0 ** -np.asarray(z, dtype=float))


@sigmoid.wrong(
    "only-decay",
    "this is e^-z alone: it falls, and has no upper limit",
    "It is part of the formula: the result is 1 / (1 + e^-z).",
)
def only_decay(z):
    return np.exp(-np.asarray(z, dtype=float))


@sigmoid.wrong(
    "two-forms-mixed",
    "two forms are mixed: e^z above and e^-z below",
    "Above and below belong together: 1 / (1 + e^-z), or e^z / (1 + e^z).",
)
def mixed(z):
    return np.exp(np.asarray(z, dtype=float)) / (1 + np.exp(-np.asarray(z, dtype=float)))


@sigmoid.wrong(
    "brackets-forgotten",
    "the division comes before the sum: this is e^z/1 + e^z",
    "Put the whole denominator in brackets.",
)
def no_brackets_below(z):
    return 2 * np.exp(np.asarray(z, dtype=float))


@sigmoid.wrong(
    "times-z",
    "the probability is multiplied by z",
    "Return the probability alone; z times its sigmoid is another curve.",
)
def times_z(z):
    return np.asarray(z, dtype=float) * _sigmoid(z)


@sigmoid.wrong(
    "half-slope",
    "the curve is half as steep as it should be: this is the sigmoid of z/2",
    "The exponent is -z; only inside tanh is z halved.",
)
def flat(z):
    return _sigmoid(np.asarray(z, dtype=float) / 2)


@sigmoid.wrong(
    "one-probability-for-all",
    "the scores are summed: there is one probability for all of them",
    "Each score has its own probability: leave the array an array.",
)
def of_the_sum(z):
    return _sigmoid(np.sum(z))


@sigmoid.wrong(
    "one-probability-for-all",
    "the scores are averaged: there is one probability for all of them",
    "Each score has its own probability: leave the array an array.",
)
def of_the_mean(z):
    return _sigmoid(np.mean(z))


@sigmoid.wrong(
    "one-probability-for-all",
    "the powers of e are summed over the array: there is one number for all scores",
    "Each score has a denominator of its own, 1 + e^-z.",
)
def summed_below(z):
    return 1 / (1 + np.sum(np.exp(-np.asarray(z, dtype=float))))


@sigmoid.wrong(
    "step",
    "this is the step: only 0 and 1, with nothing between",
    "The sigmoid rises smoothly; that slope is what a gradient can follow.",
)
def strict_step(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


@sigmoid.wrong(
    "step",
    "this is the step, with a half at 0",
    "The sigmoid rises smoothly; that slope is what a gradient can follow.",
)
def step_with_half(z):
    return np.heaviside(z, 0.5)


@sigmoid.wrong(
    "step",
    "this is the sign of z, lifted and halved: a step",
    "The sigmoid rises smoothly; that slope is what a gradient can follow.",
)
def sign_step(z):
    return np.sign(z)


@sigmoid.wrong(
    "scores-cut-early",
    "z is cut to the range from -1 to 1 first, so that all results lie near 0.5",
    "Cut z only where e^-z would be too large for a computer, as at 700.",
)
def cut_at_one(z):
    return _sigmoid(np.clip(z, -1, 1))


@sigmoid.wrong(
    "scores-cut-early",
    "z is cut to a small range first, so that large scores are all the same",
    "Cut z only where e^-z would be too large for a computer, as at 700.",
)
def cut_at_2(z):
    return _sigmoid(np.clip(z, -2, 2))


@sigmoid.wrong(
    "scores-cut-early",
    "z is cut to a small range first, so that large scores are all the same",
    "Cut z only where e^-z would be too large for a computer, as at 700.",
)
def cut_at_3(z):
    return _sigmoid(np.clip(z, -3, 3))
