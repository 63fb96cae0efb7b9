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
