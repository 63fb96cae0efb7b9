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
