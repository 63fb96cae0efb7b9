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
    yield case(X, np.array([1.0, -2.0, 0.0]), 0.5, about="with a score of 0.5")
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


@step.wrong(
    "cut-to-the-range",
    "z is cut to the range from 0 to 1: what lies between stays a fraction, and 0 gives 0",
    "A step has two values only. Compare z with 0, and choose between 1 and 0.",
)
def clipped(z):
    return np.clip(z, 0, 1)


@step.wrong(
    "rounded",
    "z is rounded, so that the jump is near 0.5 and not at 0",
    "Rounding parts numbers at a half; compare z with 0.",
)
def rounded(z):
    return np.clip(np.round(z), 0, 1)


@step.wrong(
    "step-at-one",
    "the decimals are cut off, so that the step is at 1, not at 0",
    "Whole numbers forget that 0.25 is above 0: compare z itself with 0.",
)
def cut_off(z):
    return np.where(np.asarray(z) >= 1, 1, 0)


@step.wrong(
    "whole-part-compared",
    "z loses its decimals before the comparison, so that -0.25 counts as 0",
    "Compare z itself with 0: also a score a little below 0 is below it.",
)
def truncated_first(z):
    return np.where(np.trunc(z) >= 0, 1, 0)


@step.wrong(
    "whole-part-compared",
    "z loses its decimals before the comparison, so that -0.25 counts as 0",
    "Compare z itself with 0: also a score a little below 0 is below it.",
)
def rounded_first(z):
    return np.where(np.round(z) >= 0, 1, 0)


@step.wrong(
    "sigmoid",
    "this is the sigmoid, which rises smoothly from 0 to 1",
    "A step has nothing between 0 and 1: compare z with 0.",
)
def smooth(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


@step.wrong(
    "negatives-kept",
    "negative scores come through as they are, instead of becoming 0",
    "The step gives 0 for every score below 0, however far below it is.",
)
def negatives_kept(z):
    return np.where(np.asarray(z) >= 0, 1, z)


@step.wrong(
    "divided-by-itself",
    "z is divided by its size, and at z = 0 that is 0 / 0",
    "Compare z with 0 in place of a division: 0 has an answer too, and it is 1.",
)
def by_its_size(z):
    return (z / np.abs(z) + 1) / 2


@step.wrong(
    "divided-by-itself",
    "z is divided by its size, and at z = 0 that is 0 / 0",
    "Compare z with 0 in place of a division: 0 has an answer too, and it is 1.",
)
def by_its_plain_size(z):
    return (z / abs(z) + 1) / 2


@step.wrong(
    "divided-by-itself",
    "z is divided by its size, and at z = 0 that is 0 / 0",
    "Compare z with 0 in place of a division: 0 has an answer too, and it is 1.",
)
def positive_part_over_z(z):
    return np.maximum(z, 0) / z


@step.wrong(
    "places-of-the-ones",
    "these are the places at which z is at least 0; np.where lacks its two values",
    "Give np.where what stands there and what stands elsewhere: the result has the shape of z.",
)
def places(z):
    return np.where(np.asarray(z) >= 0)


@step.wrong(
    "places-of-the-ones",
    "these are the places at which z is at least 0; np.where lacks its two values",
    "Give np.where what stands there and what stands elsewhere: the result has the shape of z.",
)
def places_alone(z):
    return np.where(np.asarray(z) >= 0)[0]


@step.wrong(
    "selected",
    "these are the scores from 0 on; the others are gone",
    "z[z >= 0] selects. Choose 1 or 0 for every score: the result has the shape of z.",
)
def selected(z):
    return np.asarray(z)[np.asarray(z) >= 0]


@step.wrong(
    "one-decision-for-all",
    "there is one decision for the whole array",
    "Each score gets its own 1 or 0: compare without np.all and np.any.",
)
def all_of_them(z):
    return 1 if np.all(np.asarray(z) >= 0) else 0


@step.wrong(
    "one-decision-for-all",
    "there is one decision for the whole array",
    "Each score gets its own 1 or 0: compare without np.all and np.any.",
)
def any_of_them(z):
    return 1 if np.any(np.asarray(z) >= 0) else 0


@step.wrong(
    "one-decision-for-all",
    "there is one decision for the whole array",
    "Each score gets its own 1 or 0: do not sum them up first.",
)
def sum_of_them(z):
    return 1 if np.sum(z) >= 0 else 0


@step.wrong(
    "mean-as-threshold",
    "the scores are compared with their mean, not with 0",
    "The step stands at 0, whatever the other scores are.",
)
def above_the_mean(z):
    return np.where(np.asarray(z) >= np.mean(z), 1, 0)


@step.wrong(
    "highest-alone",
    "only the highest score gets a 1",
    "Every score from 0 on gets a 1; how it compares with the others does not matter.",
)
def highest_alone(z):
    return np.where(np.asarray(z) == np.max(z), 1, 0)


@predict.wrong(
    "cut-to-the-range",
    "the scores are cut to the range from 0 to 1: what lies between stays a fraction",
    "A decision is 0 or 1: compare each score with 0.",
)
def scores_cut(X, w, b):
    return np.clip(X @ w + b, 0, 1)


@predict.wrong(
    "rounded",
    "the scores are rounded, so that the border is near 0.5 and not at 0",
    "Rounding parts numbers at a half; compare each score with 0.",
)
def scores_rounded(X, w, b):
    return np.clip(np.round(X @ w + b), 0, 1)


@predict.wrong(
    "step-at-one",
    "the scores lose their decimals, so that the border is at 1, not at 0",
    "Whole numbers forget that 0.25 is above 0: compare the score itself with 0.",
)
def scores_cut_off(X, w, b):
    return np.where(X @ w + b >= 1, 1, 0)


@predict.wrong(
    "whole-part-compared",
    "the scores lose their decimals before the comparison",
    "Compare the score itself with 0: -0.25 is below it.",
)
def whole_scores(X, w, b):
    return np.where(np.trunc(X @ w + b) >= 0, 1, 0)


@predict.wrong(
    "sigmoid",
    "these are probabilities: the sigmoid of the scores",
    "The perceptron decides: its answer is the step of the score, 0 or 1.",
)
def probabilities(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))


@predict.wrong(
    "sign",
    "these are the signs of the scores: -1, 0 and 1",
    "The classes are 0 and 1: send the scores through step.",
)
def signs(X, w, b):
    return np.sign(X @ w + b)


@predict.wrong(
    "half-at-zero",
    "a point on the line gets a half, which is no decision",
    "Decide the tie too: a score of 0 gives class 1.",
)
def half_on_the_line(X, w, b):
    return np.heaviside(X @ w + b, 0.5)


@predict.wrong(
    "ramp",
    "positive scores come through as they are, instead of becoming 1",
    "The step forgets how far a point is from the line: every score from 0 on gives 1.",
)
def scores_above(X, w, b):
    return np.maximum(X @ w + b, 0)


@predict.wrong(
    "places-of-the-ones",
    "these are the places of the points of class 1",
    "Return a class for every point, 0 or 1: np.where needs both values.",
)
def rows_of_ones(X, w, b):
    return np.where(X @ w + b >= 0)[0]


@predict.wrong(
    "places-of-the-ones",
    "these are the places of the points of class 1",
    "Return a class for every point, 0 or 1: np.where needs both values.",
)
def rows_of_ones_in_a_tuple(X, w, b):
    return np.where(X @ w + b >= 0)


@predict.wrong(
    "selected",
    "these are the points of class 1 themselves",
    "Return a class for every point, 0 or 1; do not select rows of X.",
)
def points_of_ones(X, w, b):
    return X[X @ w + b >= 0]


@predict.wrong(
    "one-decision-for-all",
    "all points together get one decision",
    "Each point has a score of its own: sum over the features, not over the points.",
)
def one_total(X, w, b):
    return np.where(np.sum(X * w) + b >= 0, 1, 0)


@predict.wrong(
    "one-decision-for-all",
    "all points together get one decision",
    "Each point gets its own 1 or 0: compare without np.all and np.any.",
)
def all_points(X, w, b):
    return 1 if np.all(X @ w + b >= 0) else 0


@predict.wrong(
    "one-decision-for-all",
    "all points together get one decision",
    "Each point gets its own 1 or 0: compare without np.all and np.any.",
)
def any_point(X, w, b):
    return 1 if np.any(X @ w + b >= 0) else 0


@predict.wrong(
    "one-number-only",
    "an if can decide about a single score only, not about an array",
    "Let NumPy compare all scores at once, as in step.",
)
def one_score_only(X, w, b):
    if X @ w + b >= 0:
        return 1
    return 0


@predict.wrong(
    "unit-length",
    "w is brought to length 1, but b is not: that moves the line",
    "Use w as it is: the score is w · x + b.",
)
def unit_length(X, w, b):
    return np.where(X @ (w / np.linalg.norm(w)) + b >= 0, 1, 0)


@predict.wrong(
    "step-of-the-features",
    "the step is taken of the features, before the weights",
    "Weigh the features as they are; the step comes last, on the score.",
)
def step_of_the_features(X, w, b):
    return np.where(np.where(X >= 0, 1, 0) @ w + b >= 0, 1, 0)


@predict.wrong(
    "step-of-the-features",
    "the step is taken of the features, before the weights",
    "Weigh the features as they are; the step comes last, on the score.",
)
def step_of_the_features_alone(X, w, b):
    return np.where(X >= 0, 1, 0) @ w + b


@predict.wrong(
    "two-features-only",
    "only the first two features count",
    "Points can have any number of features: X @ w sums over all of them.",
)
def two_features_only(X, w, b):
    return np.where(X[:, :2] @ w[:2] + b >= 0, 1, 0)


@predict.wrong(
    "mean-as-threshold",
    "the scores are compared with their mean, not with 0",
    "The line is where the score is 0, whatever the other points are.",
)
def above_the_mean_score(X, w, b):
    return np.where(X @ w + b >= np.mean(X @ w + b), 1, 0)


@predict.wrong(
    "strongest-feature",
    "this is the number of the feature that counts most",
    "np.argmax chooses among several classes; here one score is compared with 0.",
)
def strongest_feature(X, w, b):
    return np.argmax(X * w + b, axis=1)
