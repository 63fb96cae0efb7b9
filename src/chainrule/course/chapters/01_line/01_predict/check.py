"""The predictions of a line."""

import numpy as np

from chainrule.course.checking import Check, case

predict = Check("predict")


@predict.cases
def several_sizes(rng):
    yield case(np.array([0.0, 1.0, 2.0, 4.0]), 2.0, 1.0)
    for m in (3, 5, 8):
        yield case(rng.normal(size=m), rng.normal(), rng.normal())


@predict.cases
def at_the_edge(rng):
    yield case(np.array([20, 0, 36, 12]), 2, -3, about="with whole numbers")
    yield case(np.array([2.5]), -1.5, 4.0, about="with one example")
    yield case(rng.normal(size=6), 0.0, 3.0, about="with slope 0")
    yield case(rng.normal(size=4), -2.0, 0.0, about="with bias 0")
    yield case(np.array([]), 2.0, 1.0, about="without any example")


@predict.quick_on
def many_examples(rng):
    yield case(rng.normal(size=100_000), 0.5, -1.0)


@predict.wrong(
    "b-multiplied",
    "b is multiplied by w as well",
    "The product comes first, and b is added to it: only x is multiplied by w.",
)
def bias_inside(x, w, b):
    return w * (x + b)


@predict.wrong(
    "all-multiplied",
    "b is a factor, but it should be added",
    "b lifts the whole line by the same height: add it after the product of w and x.",
)
def product_of_three(x, w, b):
    return w * x * b


@predict.wrong(
    "all-added",
    "w is added, but it should multiply x",
    "w is a slope: it is worth w for every unit of x, so it multiplies x.",
)
def sum_of_three(x, w, b):
    return w + x + b


@predict.wrong(
    "bias-subtracted",
    "b is subtracted",
    "At x = 0 the height of the line is b itself, so b is added.",
)
def bias_away(x, w, b):
    return w * x - b


@predict.wrong(
    "predictions-summed",
    "the predictions of all the examples are added up to one number",
    "Each example keeps its own prediction: m inputs give m results.",
)
def sum_of_predictions(x, w, b):
    return np.sum(w * x + b)


@predict.wrong(
    "products-summed",
    "the products w * x of all the examples are added up to one number",
    "There is one input to an example here, so nothing is summed: m inputs give m results.",
)
def sum_of_products(x, w, b):
    return np.sum(w * x) + b


@predict.wrong(
    "solved-for-x",
    "this is the line solved for x: it goes from y back to x",
    "Go from x to y: multiply by the slope, then add the bias.",
)
def inverse_line(x, w, b):
    with np.errstate(divide="ignore", invalid="ignore"):
        return (x - b) / np.float64(w)


@predict.wrong(
    "matrix-product",
    "the operator @ needs two arrays, but w is a single number",
    "A number times an array is an ordinary product: use *, which multiplies every entry.",
)
def matrix_product(x, w, b):
    return x @ np.asarray(w) + b


@predict.wrong(
    "running-total",
    "each prediction contains all the ones before it",
    "Every input has its own prediction, from w, x and b alone: nothing is carried over from the last one.",
)
def running_total(x, w, b):
    return np.cumsum(w * x + b)


@predict.wrong(
    "b-as-zero",
    "b is taken for the place where the line crosses the x axis",
    "b is the height at x = 0, not the x at height 0: multiply x by the slope, then add b.",
)
def measured_from_b(x, w, b):
    return w * (x - b)


@predict.wrong(
    "power",
    "x is raised to a power, but it should be multiplied by w",
    "That would be a curve: a line grows by the same w for each unit of x.",
)
def to_the_power(x, w, b):
    with np.errstate(all="ignore"):
        return np.asarray(x, dtype=float) ** w + b


@predict.wrong(
    "centred",
    "the mean of the inputs is subtracted before the line is applied",
    "b is the height at x = 0, so take each input as it is.",
)
def from_the_mean(x, w, b):
    return w * (x - np.mean(x)) + b if len(x) else x


@predict.wrong(
    "decided",
    "the predictions are turned into 0 and 1",
    "Here a number is predicted, not a class: return the height of the line itself.",
)
def zero_or_one(x, w, b):
    return np.where(w * x + b > 0, 1, 0)


@predict.wrong(
    "decided",
    "the predictions are turned into 0 and 1",
    "Here a number is predicted, not a class: return the height of the line itself.",
)
def zero_or_one_with_ties(x, w, b):
    return np.where(w * x + b >= 0, 1, 0)


@predict.wrong(
    "sigmoid-applied",
    "the heights are pressed between 0 and 1",
    "The sigmoid belongs to yes-or-no questions: a line returns w * x + b as it is.",
)
def pressed(x, w, b):
    return 1 / (1 + np.exp(-(w * x + b)))


@predict.wrong(
    "negatives-cut",
    "negative predictions have become 0",
    "A line goes below 0 as well: return its height as it is, with its sign.",
)
def cut_at_zero(x, w, b):
    return np.maximum(0, w * x + b)


@predict.wrong(
    "negatives-cut",
    "negative predictions have become positive or 0",
    "A line goes below 0 as well: return its height as it is, with its sign.",
)
def without_signs(x, w, b):
    return np.abs(w * x + b)


@predict.wrong(
    "x-twice",
    "b is multiplied by x as well",
    "b lifts the whole line by the same height everywhere: only w is multiplied by x.",
)
def both_times_x(x, w, b):
    return w * x + b * x


@predict.must(
    "integer-array",
    "whole inputs give whole predictions: what stands behind the point is cut off",
    "np.zeros_like takes over the type of x: make the empty array with np.zeros(len(x)).",
)
def keeps_what_is_behind_the_point(function):
    try:
        result = np.asarray(function(np.array([3, 0, 5]), 0.5, 0.25), dtype=float)
    except Exception as error:
        return f"for whole inputs it raises {type(error).__name__}"
    right = np.shape(result) == (3,) and np.allclose(result, [1.75, 0.25, 2.75])
    return bool(right) or f"predict([3, 0, 5], 0.5, 0.25): the first should be 1.75, yours {result.flat[0]:.4g}"
