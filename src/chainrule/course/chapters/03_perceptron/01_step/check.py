"""The step, and which side of a line each point lies on."""

import numpy as np

from chainrule.course.checking import Check, case

step = Check("step")
predict = Check("predict")


@step.cases
def arrays(rng):
    yield case(np.array([-2.0, 0.0, 3.0]))
    for m in (4, 7, 11):
        yield case(rng.integers(-8, 9, size=m) / 4)


@step.cases
def other_shapes(rng):
    for number in (0.25, -0.25, 0.0, -3, 4):
        yield case(number, about=f"with the single number {number}")
    yield case(np.array([[1.5, -1.5, 0.0], [-0.25, 0.0, 0.25]]), about="with a table of numbers")
    yield case(np.array([5, 0, -5]), about="with whole numbers")
    yield case(np.array([]), about="with no number at all")


@step.wrong(
    "strictly-above",
    "a score of exactly 0 gives 0 here, and has to give 1",
    "The step is 1 from 0 on: 0 itself is counted in.",
)
def strictly_above(z):
    return np.where(z > 0, 1, 0)


@step.wrong(
    "minus-one",
    "the lower class is called -1 here, and its name is 0",
    "The labels of this course are 0 and 1; the rule of the next exercise is written for them.",
)
def minus_one(z):
    return np.where(z >= 0, 1, -1)


@step.wrong(
    "sign",
    "this is the sign of z, which has three values: -1, 0 and 1",
    "A decision has two values only: 1 from 0 on, 0 below.",
)
def sign(z):
    return np.sign(z)


@step.wrong(
    "turned-round",
    "the two classes have changed places",
    "Scores from 0 on give 1; it is the negative ones that give 0.",
)
def turned_round(z):
    return np.where(z >= 0, 0, 1)


@step.wrong(
    "at-most-zero",
    "the comparison points the other way: negative scores give 1 here",
    "The step rises: it is 0 on the left, where z is negative, and 1 from z = 0 on.",
)
def at_most_zero(z):
    return np.where(z <= 0, 1, 0)


@step.wrong(
    "threshold-at-half",
    "the step is at 0.5 here, not at 0",
    "A half is the threshold for probabilities; z is a score, and its middle is 0.",
)
def threshold_at_half(z):
    return np.where(z >= 0.5, 1, 0)


@step.wrong(
    "half-at-zero",
    "a score of exactly 0 gives a half, which is no decision",
    "Decide the tie too: 0 gives 1.",
)
def half_at_zero(z):
    return np.heaviside(z, 0.5)


@step.wrong(
    "ramp",
    "positive scores come through as they are, instead of becoming 1",
    "The step forgets how far z is from 0: every score from 0 on gives the same 1.",
)
def ramp(z):
    return np.maximum(z, 0)


@step.wrong(
    "one-number-only",
    "an if can decide about a single number only, not about an array",
    "Let NumPy compare all elements at once, and choose between 1 and 0 for each of them.",
)
def one_number_only(z):
    if z >= 0:
        return 1
    return 0


@predict.cases
def students(rng):
    yield case(np.array([[60.0, 50.0], [40.0, 60.0], [30.0, 50.0]]), np.array([0.5, 0.5]), -50.0)


@predict.cases
def several_sizes(rng):
    # Whole numbers and quarters: some scores are exactly 0.
    for m, n in ((7, 2), (9, 4), (20, 3)):
        X = rng.integers(-3, 4, size=(m, n)).astype(float)
        yield case(X, rng.integers(-2, 3, size=n).astype(float), rng.choice([-1.75, -1.0, 1.0, 1.25]))
    yield case(rng.normal(size=(13, 5)), rng.normal(size=5), 0.75)


@predict.cases
def edges(rng):
    X = np.array([[2.0, 1.0, -1.0], [0.0, 1.0, 3.0], [1.0, 1.0, 1.0], [-2.0, 0.0, 2.0]])
    yield case(X, np.array([1.0, -2.0, 0.0]), 0.0, about="with a point that lies on the line")
    yield case(X, np.array([1.0, -2.0, 0.0]), 0.25, about="with a score of 0.25")
    yield case(X, np.zeros(3), 0.0, about="with all weights 0")
    yield case(X[:1], np.array([1.0, 1.0, 1.0]), -3.0, about="with one point")
    yield case(np.empty((0, 3)), np.array([1.0, 2.0, 3.0]), 1.0, about="with no point at all")


@predict.wrong(
    "bias-ignored",
    "the bias is missing from the score",
    "The score is w · x + b; without b the line can go through the origin only.",
)
def bias_ignored(X, w, b):
    return np.where(X @ w >= 0, 1, 0)


@predict.wrong(
    "bias-subtracted",
    "the bias is subtracted, as if it were a threshold",
    "The score is w · x + b: a threshold of 50 is a bias of -50.",
)
def bias_subtracted(X, w, b):
    return np.where(X @ w >= b, 1, 0)


@predict.wrong(
    "bias-for-each-feature",
    "the bias is added once for each feature, not once for each point",
    "Sum the products of weights and features first; add b to the sum.",
)
def bias_for_each_feature(X, w, b):
    return np.where((X * w + b).sum(axis=1) >= 0, 1, 0)


@predict.wrong(
    "strictly-above",
    "a point exactly on the line gets class 0 here, and has to get 1",
    "A score of 0 counts as 1, as in step.",
)
def on_the_line(X, w, b):
    return np.where(X @ w + b > 0, 1, 0)


@predict.wrong(
    "step-forgotten",
    "these are the scores, not the classes",
    "Send the scores through step: it makes a decision of each.",
)
def step_forgotten(X, w, b):
    return X @ w + b


@predict.wrong(
    "not-summed",
    "each feature gets a decision of its own",
    "A point has one score: the sum over its features of weight times feature, plus b.",
)
def not_summed(X, w, b):
    return np.where(X * w + b >= 0, 1, 0)


@predict.wrong(
    "step-before-bias",
    "the step is taken before the bias is added",
    "Add b first: the step is the last thing that happens to a score.",
)
def step_before_bias(X, w, b):
    return np.where(X @ w >= 0, 1, 0) + b


@predict.wrong(
    "minus-one",
    "the lower class is called -1 here, and its name is 0",
    "The labels of this course are 0 and 1.",
)
def lower_is_minus_one(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)


@predict.wrong(
    "turned-round",
    "the two classes have changed places",
    "Points with a score from 0 on are of class 1.",
)
def other_side(X, w, b):
    return np.where(X @ w + b >= 0, 0, 1)


@predict.wrong(
    "threshold-at-half",
    "the scores are compared with 0.5, not with 0",
    "A half is the threshold for probabilities; the line is where the score is 0.",
)
def score_of_half(X, w, b):
    return np.where(X @ w + b >= 0.5, 1, 0)
