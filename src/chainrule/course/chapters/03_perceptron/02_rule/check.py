"""One pass of the perceptron's rule, and training until all points are right."""

import numpy as np

from chainrule.course.checking import Check, case

perceptron_step = Check("perceptron_step", results=("w", "b"))
train = Check("train", results=("w", "b"))


@perceptron_step.cases
def by_hand(rng):
    X = np.array([[1.0, 2.0], [3.0, 1.0], [2.0, 3.0], [4.0, -1.0]])
    y = np.array([0, 1, 0, 1])
    yield case(X[:2], y[:2], np.zeros(2), 0.0, 1.0)
    yield case(X, y, np.zeros(2), 0.0, 1.0)


@perceptron_step.cases
def several_sizes(rng):
    # Whole numbers and rates that are powers of two: a score of 0 is exactly 0 in every way of computing it.
    for m, n, learning_rate in ((7, 2, 0.5), (9, 4, 2.0), (16, 3, 0.25)):
        X = rng.integers(-3, 4, size=(m, n)).astype(float)
        w = rng.integers(-2, 3, size=n).astype(float)
        yield case(X, rng.integers(0, 2, size=m), w, float(rng.integers(-2, 3)), learning_rate)
    yield case(rng.normal(size=(13, 5)), rng.integers(0, 2, size=13), rng.normal(size=5), 0.3, 0.1)


@perceptron_step.cases
def edges(rng):
    X = np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, -2.0], [-3.0, 0.0], [1.0, -1.0]])
    y = np.array([1, 1, 0, 0, 1])
    yield case(X, y, np.array([1.0, 1.0]), 0.5, 1.0, about="with every point right already")
    yield case(X, y, np.array([-1.0, 0.0]), 0.0, 0.5, about="with most points wrong")
    yield case(X[:1], np.array([0]), np.zeros(2), 0.0, 0.5, about="with one point")
    yield case(X[4:], y[4:], np.array([2.0, 2.0]), 0.0, 0.5, about="with a point that lies on the line")
    w = np.array([1.0, 2.0, 3.0])
    yield case(np.empty((0, 3)), np.empty(0, int), w, 0.5, 1.0, about="with no point at all")


def one_pass(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "sign",
    "every update goes the wrong way: false alarms are added, missed points subtracted",
    "The error is y - ŷ here: a missed point has to pull w towards itself.",
)
def pushed_away(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = int(x_i @ w + b >= 0) - y_i
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "bias-not-updated",
    "the bias stays as it was",
    "b learns as well: it changes by α (y - ŷ), as a weight does whose feature is always 1.",
)
def bias_fixed(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        w = w + learning_rate * (y_i - int(x_i @ w + b >= 0)) * x_i
    return w, b


@perceptron_step.wrong(
    "bias-ignored",
    "the bias is missing from the score, so points are judged wrongly",
    "Judge each point by w · x + b, with the present b.",
)
def judged_without_bias(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w >= 0)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "bias-without-rate",
    "the bias takes whole steps: the learning rate is missing there",
    "Both updates have the factor α: w changes by α (y - ŷ) x, and b by α (y - ŷ).",
)
def bias_without_rate(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + learning_rate * error * x_i, b + error
    return w, b


@perceptron_step.wrong(
    "x-forgotten",
    "all weights change by the same amount: the update of w lacks the factor x",
    "Each weight changes in proportion to its own feature: α (y - ŷ) x.",
)
def x_forgotten(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + learning_rate * error, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "updates-when-right",
    "points that are right already change w and b too",
    "Learn from mistakes only: where ŷ equals y, nothing changes.",
)
def updates_when_right(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        side = 1 if y_i == 1 else -1
        w, b = w + learning_rate * side * x_i, b + learning_rate * side
    return w, b


@perceptron_step.wrong(
    "always-subtract",
    "every mistake subtracts the point, also where a point of class 1 was missed",
    "Subtract after a false alarm (ŷ = 1, y = 0); add after a miss (ŷ = 0, y = 1).",
)
def always_subtract(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        if int(x_i @ w + b >= 0) != y_i:
            w, b = w - learning_rate * x_i, b - learning_rate
    return w, b


@perceptron_step.wrong(
    "always-add",
    "every mistake adds the point, also where a point of class 0 got a 1",
    "Add after a miss (ŷ = 0, y = 1); subtract after a false alarm (ŷ = 1, y = 0).",
)
def always_add(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        if int(x_i @ w + b >= 0) != y_i:
            w, b = w + learning_rate * x_i, b + learning_rate
    return w, b


@perceptron_step.wrong(
    "labels-plus-minus",
    "this is the rule for labels -1 and 1; with label 0 its update is 0",
    "With labels 0 and 1 the factor is y - ŷ, which is -1 after a false alarm.",
)
def labels_plus_minus(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        if y_i * (x_i @ w + b) <= 0:
            w, b = w + learning_rate * y_i * x_i, b + learning_rate * y_i
    return w, b


@perceptron_step.wrong(
    "strictly-above",
    "a point exactly on the line is judged as class 0, and counts as 1",
    "The step is 1 from 0 on. With w and b at zero, the very first point already lies on the line.",
)
def strictly_above(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b > 0)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "score-for-class",
    "the update uses the score itself, where it needs the decision",
    "Send the score through the step first: ŷ is 0 or 1, so that y - ŷ is -1, 0 or 1.",
)
def score_for_class(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - (x_i @ w + b)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "all-at-once",
    "all points are judged with the w and b from before the pass",
    "Take one point after the other: what one teaches, the next already meets.",
)
def all_at_once(X, y, w, b, learning_rate):
    errors = y - (X @ w + b >= 0)
    return w + learning_rate * errors @ X, b + learning_rate * errors.sum()


@perceptron_step.wrong(
    "first-mistake-only",
    "the pass ends at the first mistake",
    "The return belongs after the loop, so that all points get their turn.",
)
def first_mistake_only(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        if error:
            return w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "labels-plus-minus",
    "this is the rule for labels -1 and 1; with label 0 its update is 0",
    "With labels 0 and 1 the factor is y - ŷ, which is -1 after a false alarm.",
)
def labels_after_the_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        if int(x_i @ w + b >= 0) != y_i:
            w, b = w + learning_rate * y_i * x_i, b + learning_rate * y_i
    return w, b


@perceptron_step.wrong(
    "misses-ignored",
    "only false alarms change w and b; a point of class 1 that was missed teaches nothing",
    "After a miss (ŷ = 0, y = 1) the factor y - ŷ is 1: add the point then.",
)
def misses_ignored(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        if x_i @ w + b >= 0 and y_i == 0:
            w, b = w - learning_rate * x_i, b - learning_rate
    return w, b


@perceptron_step.wrong(
    "tie-as-mistake",
    "a point on the line always counts as a mistake, also with label 1",
    "Labels -1 and 1 need a product above 0; here a score of 0 is class 1, which may be right.",
)
def tie_as_mistake(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        side = 2 * y_i - 1
        if side * (x_i @ w + b) <= 0:
            w, b = w + learning_rate * side * x_i, b + learning_rate * side
    return w, b


@perceptron_step.wrong(
    "tie-as-right",
    "a point on the line never counts as a mistake, also with label 0",
    "A score of 0 is class 1: for a point with label 0 that is a false alarm.",
)
def tie_as_right(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        side = 2 * y_i - 1
        if side * (x_i @ w + b) < 0:
            w, b = w + learning_rate * side * x_i, b + learning_rate * side
    return w, b


@perceptron_step.wrong(
    "step-doubled",
    "every update is twice as large: labels -1 and 1 differ by 2, not by 1",
    "Keep labels and predictions at 0 and 1, so that y - ŷ is -1, 0 or 1.",
)
def doubled(X, y, w, b, learning_rate):
    return one_pass(X, y, w, b, 2 * learning_rate)


@perceptron_step.wrong(
    "prediction-minus-one",
    "the prediction is -1 or 1 here, while the labels are 0 and 1",
    "ŷ is 0 below the line: a point with label 0 that lies there must change nothing.",
)
def prediction_minus_one(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - (1 if x_i @ w + b >= 0 else -1)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "prediction-minus-one",
    "the prediction is the sign of the score, while the labels are 0 and 1",
    "ŷ is 0 below the line: a point with label 0 that lies there must change nothing.",
)
def prediction_sign(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - np.sign(x_i @ w + b)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "sigmoid-for-step",
    "the prediction is a probability: this is a step of logistic regression",
    "The perceptron decides first: ŷ is 0 or 1, so that points that are right change nothing.",
)
def sigmoid_for_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - 0.5 * (1 + np.tanh((x_i @ w + b) / 2))
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "threshold-at-half",
    "the scores are compared with 0.5, not with 0",
    "A half is the threshold for probabilities; a score from 0 on is class 1.",
)
def threshold_at_half(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0.5)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "margin-wanted",
    "points that are right but near the line change w and b: that is the rule of another method",
    "The perceptron learns from mistakes only, however near the line a right point lies.",
)
def margin_wanted(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        side = 2 * y_i - 1
        if side * (x_i @ w + b) < 1:
            w, b = w + learning_rate * side * x_i, b + learning_rate * side
    return w, b


@perceptron_step.wrong(
    "label-times-point",
    "every point of class 1 is added, whether it was right or not",
    "The factor is y - ŷ: the prediction has a say in it, and where it is right nothing changes.",
)
def label_times_point(X, y, w, b, learning_rate):
    return w + learning_rate * y @ X, b + learning_rate * y.sum()


@perceptron_step.wrong(
    "judged-again-for-bias",
    "the point is judged a second time, with the new w, before b changes",
    "Work out y - ŷ once for each point, then use it for both w and b.",
)
def judged_again(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        w = w + learning_rate * (y_i - int(x_i @ w + b >= 0)) * x_i
        b = b + learning_rate * (y_i - int(x_i @ w + b >= 0))
    return w, b


@perceptron_step.wrong(
    "judged-again-for-weights",
    "the point is judged a second time, with the new b, before w changes",
    "Work out y - ŷ once for each point, then use it for both w and b.",
)
def judged_again_for_weights(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        b = b + learning_rate * (y_i - int(x_i @ w + b >= 0))
        w = w + learning_rate * (y_i - int(x_i @ w + b >= 0)) * x_i
    return w, b


@perceptron_step.wrong(
    "all-at-once-averaged",
    "all points are judged with the same w and b, and one mean step is taken",
    "Take one point after the other: what one teaches, the next already meets.",
)
def averaged(X, y, w, b, learning_rate):
    m = max(len(y), 1)
    errors = y - (X @ w + b >= 0)
    return w + learning_rate * errors @ X / m, b + learning_rate * errors.sum() / m


@perceptron_step.wrong(
    "all-at-once-scores",
    "all points are judged at once, and by their scores: this is a step of linear regression",
    "Take one point after the other, and send its score through the step first.",
)
def linear(X, y, w, b, learning_rate):
    errors = y - (X @ w + b)
    return w + learning_rate * errors @ X, b + learning_rate * errors.sum()


@perceptron_step.wrong(
    "all-at-once-scores",
    "all points are judged at once, and by their scores: this is a step of linear regression",
    "Take one point after the other, and send its score through the step first.",
)
def linear_averaged(X, y, w, b, learning_rate):
    m = max(len(y), 1)
    errors = y - (X @ w + b)
    return w + learning_rate * errors @ X / m, b + learning_rate * errors.sum() / m


@perceptron_step.wrong(
    "changes-returned",
    "these are the changes alone, not the new w and b",
    "Begin with the w and b that were given, and return them with all changes.",
)
def changes_alone(X, y, w, b, learning_rate):
    new_w, new_b = one_pass(X, y, w, b, learning_rate)
    return new_w - w, new_b - b


@perceptron_step.wrong(
    "starts-at-zero",
    "the pass begins with zeros, not with the w and b that were given",
    "w and b are arguments: go on from them, so that train can do several passes.",
)
def from_zero(X, y, w, b, learning_rate):
    return one_pass(X, y, np.zeros(X.shape[1]), 0.0, learning_rate)


@perceptron_step.wrong(
    "starts-at-zero",
    "the pass begins with zero weights, not with the w that was given",
    "w and b are arguments: go on from them, so that train can do several passes.",
)
def weights_from_zero(X, y, w, b, learning_rate):
    return one_pass(X, y, np.zeros(X.shape[1]), b, learning_rate)


@perceptron_step.wrong(
    "last-change-only",
    "each change starts from the first w and b again, so that only the last one stays",
    "Let every change begin where the one before ended: w on both sides of the equals sign.",
)
def last_change_only(X, y, w, b, learning_rate):
    new_w, new_b = w, b
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        new_w, new_b = w + learning_rate * error * x_i, b + learning_rate * error
    return new_w, new_b


@perceptron_step.wrong(
    "last-change-only",
    "each change starts from the first w and b again, so that only the last one stays",
    "Let every change begin where the one before ended: w on both sides of the equals sign.",
)
def last_mistake_only(X, y, w, b, learning_rate):
    new_w, new_b = w, b
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        if error:
            new_w, new_b = w + learning_rate * error * x_i, b + learning_rate * error
    return new_w, new_b


@perceptron_step.wrong(
    "until-right",
    "a point is repeated until it is right, before the next one comes",
    "One update a point: if it is not enough, the point comes again in the next epoch.",
)
def until_right(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        while (error := y_i - int(x_i @ w + b >= 0)) != 0:
            w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "unit-length",
    "each point is brought to length 1 before it is added or subtracted",
    "Add or subtract α times the point as it is; its length belongs to the rule.",
)
def unit_points(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        if error:
            w, b = w + learning_rate * error * x_i / np.linalg.norm(x_i), b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "unit-length",
    "w is brought to length 1",
    "Leave w as long as the updates make it: w and b must keep their proportion.",
)
def unit_weights(X, y, w, b, learning_rate):
    w, b = one_pass(X, y, w, b, learning_rate)
    return w / np.linalg.norm(w), b


@perceptron_step.wrong(
    "rate-decays",
    "the learning rate shrinks from point to point",
    "α stays the same for all points of the pass.",
)
def rate_decays(X, y, w, b, learning_rate):
    for i, (x_i, y_i) in enumerate(zip(X, y, strict=True)):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + learning_rate / (i + 1) * error * x_i, b + learning_rate / (i + 1) * error
    return w, b


@perceptron_step.wrong(
    "weights-without-rate",
    "the weights take whole steps: the learning rate is missing there",
    "Both updates have the factor α: w changes by α (y - ŷ) x, and b by α (y - ŷ).",
)
def weights_without_rate(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "bias-with-x",
    "the change of the bias has a factor x too: its features are summed up",
    "The bias is a weight whose feature is always 1: it changes by α (y - ŷ).",
)
def bias_with_sum(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error * x_i.sum()
    return w, b


@perceptron_step.wrong(
    "bias-with-x",
    "the change of the bias has a factor x too",
    "The bias is a weight whose feature is always 1: it changes by α (y - ŷ).",
)
def bias_with_mean(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, b = w + learning_rate * error * x_i, b + learning_rate * error * x_i.mean()
    return w, b


@perceptron_step.wrong(
    "bias-at-the-end",
    "the bias changes only after the last point",
    "b changes together with w: the next point is judged with the new b already.",
)
def bias_at_the_end(X, y, w, b, learning_rate):
    change = 0.0
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        w, change = w + learning_rate * error * x_i, change + learning_rate * error
    return w, b + change


@perceptron_step.wrong(
    "weights-at-the-end",
    "the weights change only after the last point",
    "w changes together with b: the next point is judged with the new w already.",
)
def weights_at_the_end(X, y, w, b, learning_rate):
    change = np.zeros(len(w))
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        change, b = change + learning_rate * error * x_i, b + learning_rate * error
    return w + change, b


@perceptron_step.wrong(
    "stops-at-right",
    "the pass ends at the first point that is right",
    "A right point changes nothing; go on to the next one instead of leaving the loop.",
)
def stops_at_right(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y, strict=True):
        error = y_i - int(x_i @ w + b >= 0)
        if not error:
            break
        w, b = w + learning_rate * error * x_i, b + learning_rate * error
    return w, b


@perceptron_step.wrong(
    "backwards",
    "the points come in the opposite order, the last one first",
    "Take the points in the order of the rows; train does the mixing.",
)
def backwards(X, y, w, b, learning_rate):
    return one_pass(X[::-1], y[::-1], w, b, learning_rate)


def independent_points(rng, m, n):
    """m points of n features, each at right angles to all others once it has a 1 for the bias.

    So an update for one point leaves the scores of the others alone: the result is the same in every order.
    """
    H = np.ones((1, 1))
    while len(H) < n + 1:
        H = np.block([[H, H], [H, -H]])
    rows, columns = rng.permutation(n + 1)[:m], 1 + rng.permutation(n)
    return H[rows][:, columns] * rng.choice([-1.0, 1.0], size=n)


@train.cases
def two_points(rng):
    yield case(np.array([[1.0], [-1.0]]), np.array([1, 0]), 0.5, 10, np.random.default_rng(3))


@train.cases
def in_every_order_the_same(rng):
    for m, n, learning_rate in ((4, 3, 0.25), (5, 7, 2.0), (11, 15, 0.5)):
        X = independent_points(rng, m, n)
        y = rng.permutation(np.arange(m) % 2)
        yield case(X, y, learning_rate, 5, np.random.default_rng(m))


@train.cases
def few_epochs(rng):
    X, y = independent_points(rng, 5, 7), np.array([0, 1, 0, 0, 1])
    yield case(X, y, 1.0, 1, np.random.default_rng(7), about="with one epoch")
    yield case(X, y, 1.0, 0, np.random.default_rng(8), about="with no epoch")
    yield case(np.array([[3.0, -2.0]]), np.array([0]), 0.5, 4, np.random.default_rng(9), about="with one point")
    yield case(X, np.ones(5, int), 0.5, 4, np.random.default_rng(10), about="with class 1 alone")


@train.wrong(
    "not-carried-over",
    "w and b are still zero at the end: what perceptron_step returns gets lost",
    "Give the result of each pass back to w and b: w, b = perceptron_step(…).",
)
def not_carried_over(X, y, learning_rate, epochs, rng):
    return np.zeros(X.shape[1]), 0.0


@train.wrong(
    "bias-not-kept",
    "each epoch begins with the bias at zero again, or the bias is not learned",
    "Hand the b of one epoch on to the next, and return the last one.",
)
def bias_not_kept(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, _ = one_pass(X[order], y[order], w, 0.0, learning_rate)
    return w, 0.0


@train.wrong(
    "starts-at-one",
    "the weights start at 1, not at 0",
    "Start with np.zeros: then every direction has the same chance.",
)
def starts_at_one(X, y, learning_rate, epochs, rng):
    return trained(X, y, learning_rate, epochs, rng, np.ones(X.shape[1]))


@train.wrong(
    "starts-at-random",
    "the weights start at random numbers, not at 0",
    "A perceptron needs no random start: begin with np.zeros, and use rng for the order only.",
)
def starts_at_random(X, y, learning_rate, epochs, rng):
    return trained(X, y, learning_rate, epochs, rng, rng.normal(size=X.shape[1]))


@train.wrong(
    "labels-left-behind",
    "the points are put into a new order, but their labels are not",
    "Draw one order and use it for both, X[order] and y[order]: each point keeps its label.",
)
def labels_left_behind(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        w, b = one_pass(X[rng.permutation(len(X))], y, w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "one-epoch-short",
    "one epoch is missing: with epochs = 1 nothing is learned",
    "range(1, epochs) has epochs - 1 numbers; range(epochs) has all of them.",
)
def one_epoch_short(X, y, learning_rate, epochs, rng):
    return trained(X, y, learning_rate, epochs - 1, rng, np.zeros(X.shape[1]))


def trained(X, y, learning_rate, epochs, rng, w, b=0.0):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = one_pass(X[order], y[order], w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


def all_right(X, y, w, b):
    return bool(np.all((X @ w + b >= 0) == (y == 1)))


def settled(way, w, b, before, now):
    """Whether training ends here, in the ways people ask for it."""
    if way == "never":
        return False
    if way == "unchanged":
        return bool(np.array_equal(w, before[0]) and b == before[1])
    return all_right(*now, w, b)


def shuffled_apart(first, each_from, way, again):
    """Training in which the points and their labels get two different orders, as people write it."""

    def train_apart(X, y, learning_rate, epochs, rng):
        w, b = np.zeros(X.shape[1]), 0.0
        points, labels = X, y
        for epoch in range(epochs):
            if again or epoch == 0:
                if first == "X":
                    points, labels = rng.permutation(points), rng.permutation(labels)
                else:
                    labels, points = rng.permutation(labels), rng.permutation(points)
            before = w, b
            w, b = one_pass(points, labels, w, b, learning_rate)
            if settled(way, w, b, before, (points, labels) if way == "mixed" else (X, y)):
                break
            if each_from == "given" and again:
                points, labels = X, y
        return w, b

    return train_apart


def one_side_shuffled(side, way):
    """Training in which the points alone, or the labels alone, are mixed further in each epoch."""

    def train_mixed(X, y, learning_rate, epochs, rng):
        w, b = np.zeros(X.shape[1]), 0.0
        points, labels = X, y
        for _ in range(epochs):
            if side == "X":
                points = rng.permutation(points)
            else:
                labels = rng.permutation(labels)
            before = w, b
            w, b = one_pass(points, labels, w, b, learning_rate)
            if settled(way, w, b, before, (points, labels) if way == "mixed" else (X, y)):
                break
        return w, b

    return train_mixed


for way in ("given", "never", "mixed", "unchanged"):
    for first in ("X", "y"):
        for each_from, again in (("given", True), ("last", True), ("given", False)):
            train.wrong(
                "shuffled-apart",
                "points and labels are shuffled separately, so that points get the labels of others",
                "Draw one order and use it for both, X[order] and y[order]: each point keeps its label.",
            )(shuffled_apart(first, each_from, way, again))
    train.wrong(
        "labels-left-behind",
        "the points are put into a new order, but their labels are not",
        "Draw one order and use it for both, X[order] and y[order]: each point keeps its label.",
    )(one_side_shuffled("X", way))
    train.wrong(
        "points-left-behind",
        "the labels are put into a new order, but the points are not",
        "Draw one order and use it for both, X[order] and y[order]: each label keeps its point.",
    )(one_side_shuffled("y", way))


@train.wrong(
    "labels-left-behind",
    "the points are put into a new order, but their labels are not",
    "Draw one order and use it for both, X[order] and y[order]: each point keeps its label.",
)
def labels_left_without_a_stop(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        w, b = one_pass(X[rng.permutation(len(X))], y, w, b, learning_rate)
    return w, b


@train.wrong(
    "points-left-behind",
    "the labels are put into a new order, but the points are not",
    "Draw one order and use it for both, X[order] and y[order]: each label keeps its point.",
)
def points_left_behind(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        w, b = one_pass(X, y[rng.permutation(len(X))], w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "drawn-with-repeats",
    "points are drawn one by one, so that in an epoch some come twice and others not at all",
    "An epoch is every point once, in a new order: that is a permutation.",
)
def drawn_with_repeats(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.integers(0, len(X), size=len(X))
        w, b = one_pass(X[order], y[order], w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "drawn-with-repeats",
    "points are drawn one by one, so that in an epoch some come twice and others not at all",
    "An epoch is every point once, in a new order: that is a permutation.",
)
def drawn_singly(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for _ in range(len(X)):
            i = rng.integers(len(X))
            w, b = one_pass(X[i : i + 1], y[i : i + 1], w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "one-point-an-epoch",
    "each epoch takes one point only",
    "An epoch goes over all points, each of them once.",
)
def one_drawn_point(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        i = rng.integers(len(X))
        w, b = one_pass(X[i : i + 1], y[i : i + 1], w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "one-point-an-epoch",
    "each epoch takes one point only",
    "An epoch goes over all points, each of them once.",
)
def one_chosen_point(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        i = rng.permutation(len(X))[0]
        w, b = one_pass(X[i : i + 1], y[i : i + 1], w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "labels-converted",
    "the labels become -1 and 1 here, which is not what perceptron_step is written for",
    "Leave the labels at 0 and 1: the factor y - ŷ works with these.",
)
def labels_converted(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = one_pass(X[order], 2 * y[order] - 1, w, b, learning_rate)
    return w, b


@train.wrong(
    "labels-converted",
    "the labels become -1 and 1 here, which is not what perceptron_step is written for",
    "Leave the labels at 0 and 1: the factor y - ŷ works with these.",
)
def labels_converted_with_a_stop(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = one_pass(X[order], 2 * y[order] - 1, w, b, learning_rate)
        if all_right(X, y, w, b):
            break
    return w, b


@train.wrong(
    "labels-converted",
    "the labels become -1 and 1 here, which is not what perceptron_step is written for",
    "Leave the labels at 0 and 1: the factor y - ŷ works with these.",
)
def labels_converted_until_the_signs_agree(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = one_pass(X[order], 2 * y[order] - 1, w, b, learning_rate)
        if np.array_equal(np.sign(X @ w + b), 2 * y - 1):
            break
    return w, b


def random_start(draw, bias_too):
    """Training from a start that `draw` makes."""

    def train_from(X, y, learning_rate, epochs, rng):
        w = draw(rng, X.shape[1])
        return trained(X, y, learning_rate, epochs, rng, w, float(draw(rng, 1)[0]) if bias_too else 0.0)

    return train_from


for draw in (
    lambda rng, n: rng.normal(size=n),
    lambda rng, n: 0.01 * rng.normal(size=n),
    lambda rng, n: 0.1 * rng.normal(size=n),
    lambda rng, n: rng.random(n),
    lambda rng, n: 0.01 * rng.random(n),
    lambda rng, n: rng.random(n) - 0.5,
    lambda rng, n: rng.uniform(-1, 1, n),
):
    for bias_too in (False, True):
        train.wrong(
            "starts-at-random",
            "the weights start at random numbers, not at 0",
            "A perceptron needs no random start: begin with np.zeros, and use rng for the order only.",
        )(random_start(draw, bias_too))


@train.wrong(
    "bias-starts-at-one",
    "the bias starts at 1, not at 0",
    "Weights and bias start at 0.",
)
def bias_starts_at_one(X, y, learning_rate, epochs, rng):
    return trained(X, y, learning_rate, epochs, rng, np.zeros(X.shape[1]), 1.0)


@train.wrong(
    "starts-at-one",
    "weights and bias start at 1, not at 0",
    "Start with np.zeros: then every direction has the same chance.",
)
def all_start_at_one(X, y, learning_rate, epochs, rng):
    return trained(X, y, learning_rate, epochs, rng, np.ones(X.shape[1]), 1.0)


@train.wrong(
    "rate-over-m",
    "the learning rate is divided by the number of points",
    "Hand learning_rate on as it is: the points come one by one, and nothing is averaged.",
)
def rate_over_m(X, y, learning_rate, epochs, rng):
    return trained(X, y, learning_rate / len(X), epochs, rng, np.zeros(X.shape[1]))


@train.wrong(
    "unit-length",
    "the points are brought to length 1 before the training",
    "Use X as it is: w and b must fit the points that were given.",
)
def unit_length(X, y, learning_rate, epochs, rng):
    lengths = np.linalg.norm(X, axis=1, keepdims=True)
    return trained(X / lengths, y, learning_rate, epochs, rng, np.zeros(X.shape[1]))


@train.wrong(
    "unit-length",
    "w is brought to length 1",
    "Return w as the training leaves it: w and b must keep their proportion.",
)
def unit_weights_at_the_end(X, y, learning_rate, epochs, rng):
    w, b = trained(X, y, learning_rate, epochs, rng, np.zeros(X.shape[1]))
    length = np.linalg.norm(w)
    return w / (length if length else 1.0), b


@train.wrong(
    "standardised",
    "the columns are centred and scaled first, so that w and b fit other points than the given",
    "Use X as it is: whoever wants scaled columns scales them before the call.",
)
def standardised(X, y, learning_rate, epochs, rng):
    with np.errstate(all="ignore"):
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    return trained(X, y, learning_rate, epochs, rng, np.zeros(X.shape[1]))


@train.wrong(
    "mean-of-all-epochs",
    "this is the mean of w and b over the epochs and the start, not the last ones",
    "Return w and b as the last epoch leaves them.",
)
def mean_of_all(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    seen = [(w, b)]
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = one_pass(X[order], y[order], w, b, learning_rate)
        seen.append((w, b))
        if all_right(X, y, w, b):
            break
    return np.mean([w for w, _ in seen], axis=0), float(np.mean([b for _, b in seen]))


def coins():
    """Forty points whose classes were tossed with a coin: no line parts them."""
    rng = np.random.default_rng(11)
    return rng.normal(size=(40, 2)), rng.integers(0, 2, size=40)


def parted(seed, m=30):
    """Points in two classes, with a strip between them in which there is none."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(3 * m, 2))
    heights = X @ np.array([1.0, -2.0]) + 0.7
    far = np.abs(heights) > 0.4
    return X[far][:m], (heights[far][:m] >= 0).astype(int)


@train.must(
    "gives-up-early",
    "training ends while points are still wrong, though epochs are left",
    "Go on until a whole epoch has passed without a mistake, or until all epochs are used.",
)
def parts_the_classes(function):
    for seed in range(6):
        X, y = parted(seed)
        w, b = function(X, y, 1.0, 1000, np.random.default_rng(seed))
        wrong = int(np.sum((X @ np.asarray(w) + b >= 0) != (y == 1)))
        if wrong:
            return f"{wrong} of {len(X)} points that a line can part are wrong after 1000 epochs"
    return True


@train.must(
    "rng-not-used",
    "the order of the points is not drawn from rng",
    "Let rng draw the order anew in each epoch, so that no point always has the last word.",
)
def draws_from_rng(function):
    X, y = coins()
    rng = np.random.default_rng(5)
    before = rng.bit_generator.state
    function(X, y, 1.0, 3, rng)
    return rng.bit_generator.state != before


@train.must(
    "one-order-for-all-epochs",
    "the order is drawn once, and every epoch has the same",
    "Move the drawing into the loop over the epochs: each epoch gets a new order.",
)
def draws_in_each_epoch(function):
    X, y = coins()
    short, long = np.random.default_rng(5), np.random.default_rng(5)
    function(X, y, 1.0, 1, short)
    function(X, y, 1.0, 6, long)
    return short.bit_generator.state != long.bit_generator.state


@train.must(
    "does-not-stop",
    "it goes on drawing new orders after all points are right",
    "Nothing changes any more once an epoch is without a mistake: end the loop there.",
)
def stops_when_settled(function):
    X, y = parted(2)
    short, long = np.random.default_rng(5), np.random.default_rng(5)
    function(X, y, 1.0, 1000, short)
    function(X, y, 1.0, 1100, long)
    return short.bit_generator.state == long.bit_generator.state
