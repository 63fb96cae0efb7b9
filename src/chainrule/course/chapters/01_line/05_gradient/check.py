"""The gradient of a line's cost."""

import numpy as np

from chainrule.course.checking import Check, case

gradient = Check("gradient", results=("dw", "db"))


@gradient.cases
def several_sizes(rng):
    yield case(np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0]), 1.0, 2.0)
    for m in (3, 5, 8):
        yield case(rng.normal(size=m), rng.normal(size=m), rng.normal(), rng.normal())


@gradient.quick_on
def many_examples(rng):
    yield case(rng.normal(size=20_000), rng.normal(size=20_000), 0.5, -1.0)


@gradient.wrong(
    "x-forgotten",
    "dw lacks the factor x",
    "w is multiplied by x, so the chain rule brings x along: dw is the mean of error times x.",
)
def without_x(x, y, w, b):
    errors = w * x + b - y
    return errors.mean(), errors.mean()


@gradient.wrong(
    "x-in-both",
    "db has a factor x that does not belong there",
    "b is multiplied by 1, not by x: db is the mean of the errors alone.",
)
def x_in_both(x, y, w, b):
    errors = w * x + b - y
    return (errors * x).mean(), (errors * x).mean()


@gradient.wrong(
    "bias-forgotten",
    "the errors are those of w * x: the bias is missing from the prediction",
    "The prediction of the line is w * x + b.",
)
def without_bias(x, y, w, b):
    errors = w * x - y
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "squared-errors",
    "the errors are squared: that is the cost, not its slope",
    "The derivative of error² / 2 is the error itself, times what multiplies the parameter.",
)
def squared(x, y, w, b):
    errors = (w * x + b - y) ** 2
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "absolute-errors",
    "the errors have lost their signs",
    "Keep the sign of ŷ - y: it says in which direction the line is wrong.",
)
def absolute(x, y, w, b):
    errors = np.abs(w * x + b - y)
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "mean-of-each",
    "the mean of a product is not the product of the means",
    "Multiply each error by its own x first; take the mean of the products after that.",
)
def product_of_means(x, y, w, b):
    errors = w * x + b - y
    return errors.mean() * x.mean(), errors.mean()
