"""Logistic regression by gradient descent, its answers and its boundary."""

import numpy as np

from chainrule.course.checking import Check, case


def draw(rng, m, n):
    """A table with its column of ones, and labels of both kinds that a noisy boundary divides."""
    X = np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])
    y = (X @ rng.normal(scale=2, size=n) + rng.normal(size=m) > 0).astype(int)
    y[:3] = 0, 1, 1
    return X, y


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def _descend(X, y, learning_rate, steps, slope):
    """Steps downhill from zero along slope(X, y, theta)."""
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * slope(X, y, theta)
    return theta


def _plain(X, y, theta):
    return X.T @ (_sigmoid(X @ theta) - y) / len(y)


def _weights(theta):
    """Theta with a 0 in place of the bias."""
    return np.where(np.arange(len(theta)) > 0, theta, 0.0)


def _right(X, y, theta, l2):
    return _plain(X, y, theta) + l2 * _weights(theta)


fit = Check("fit")


@fit.cases
def several_sizes(rng):
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 4.0]])
    yield case(X, np.array([0, 1, 1]), 0.5, 2, 0.1)
    for m, n, l2 in ((7, 3, 0.5), (9, 4, 0.2), (12, 2, 0.3)):
        yield case(*draw(rng, m, n), 0.3, 25, l2)
    X, y = draw(rng, 8, 5)
    yield case(X, y.astype(float), 0.2, 40, 0.0)


@fit.cases
def few_steps(rng):
    yield case(*draw(rng, 6, 3), 0.5, 0, 0.1)
    yield case(*draw(rng, 5, 3), 0.5, 1, 0.1)


@fit.cases
def large_features(rng):
    X, y = draw(rng, 5, 2)
    yield case(
        X * [1, 3000],
        y,
        0.5,
        3,
        0.1,
        extreme=True,
        about="with features in the thousands",
        mend="Use the sigmoid whose exponent is never positive, as you wrote it in the first exercise.",
    )


@fit.wrong(
    "bias-punished",
    "the penalty pulls at the bias as well",
    "The penalty is for the weights alone: a punished bias drags the boundary towards the origin.",
)
def bias_punished(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * theta)


@fit.wrong(
    "only-bias-punished",
    "the penalty pulls at the bias alone",
    "It is the other way round: leave out theta[0], punish the rest.",
)
def weights_spared(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * (theta - _weights(theta))
    )


@fit.wrong(
    "penalty-over-m",
    "the penalty is divided by the number of examples",
    "The mean is over the cross-entropies alone; l2 * theta is added after it.",
)
def penalty_over_m(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, l2 / len(y)))


@fit.wrong(
    "penalty-over-m-bias-too",
    "the penalty is divided by the number of examples, and pulls at the bias as well",
    "Add l2 * theta after the mean is taken, and leave out theta[0].",
)
def penalty_over_m_on_all(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * theta / len(y))


@fit.wrong(
    "penalty-doubled",
    "the penalty is twice too strong",
    "The half in l2/2 Σ θ² cancels the 2 of the square's derivative: l2 * theta is left.",
)
def penalty_doubled(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, 2 * l2))


@fit.wrong(
    "penalty-halved",
    "the penalty is half as strong as it should be",
    "Derive l2/2 Σ θ²: the 2 of the square cancels the half, and l2 * theta is left.",
)
def penalty_halved(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, l2 / 2))


@fit.wrong(
    "penalty-uphill",
    "the penalty has the wrong sign: it makes the weights grow",
    "Add l2 * theta to the gradient, so that each step takes a part of the weights away.",
)
def penalty_uphill(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, -l2))


@fit.wrong(
    "penalty-forgotten",
    "the penalty has no effect",
    "Add l2 * theta to the gradient of the cross-entropy, for all components but the bias.",
)
def no_penalty(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, _plain)


@fit.wrong(
    "penalty-without-rate",
    "the penalty is subtracted without the learning rate",
    "Add the penalty to the gradient first, then multiply the sum by the learning rate.",
)
def penalty_without_rate(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, l2 / learning_rate))


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def penalty_added(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps,
        lambda X, y, theta: _plain(X, y, theta) + l2 / 2 * np.sum(_weights(theta) ** 2),
    )  # fmt: skip


@fit.wrong(
    "l1-for-l2",
    "every weight is pulled equally hard: that is the L1 penalty",
    "Here the pull is l2 * theta, in proportion to the weight, and not to its sign.",
)
def sign_penalty(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * np.sign(_weights(theta))
    )


@fit.wrong(
    "uphill",
    "the steps go uphill: the cost grows",
    "The gradient points uphill; subtract it.",
)
def uphill(X, y, learning_rate, steps, l2):
    return _descend(X, y, -learning_rate, steps, lambda X, y, theta: _right(X, y, theta, l2))


@fit.wrong(
    "sum-for-mean",
    "the gradient is the sum over the examples, not the mean",
    "Divide X.T @ errors by the number of examples, so that the steps do not grow with the data.",
)
def sums(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: len(y) * _plain(X, y, theta) + l2 * _weights(theta)
    )


@fit.wrong(
    "sigmoid-forgotten",
    "the errors are those of the scores: the sigmoid is missing",
    "The error is p - y, and p is the sigmoid of the score.",
)
def linear(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: X.T @ (X @ theta - y) / len(y) + l2 * _weights(theta)
    )


@fit.wrong(
    "slope-left-in",
    "the sigmoid's slope p(1 - p) is still in the gradient",
    "The derivative of the logarithm cancels it: only the error p - y is left.",
)
def with_slope(X, y, learning_rate, steps, l2):
    def slope(X, y, theta):
        p = _sigmoid(X @ theta)
        return X.T @ ((p - y) * p * (1 - p)) / len(y) + l2 * _weights(theta)

    return _descend(X, y, learning_rate, steps, slope)


@fit.wrong(
    "not-carried-on",
    "only one step counts: every round begins at zero again",
    "Let each round begin where the last one ended: theta must be the same name on both sides.",
)
def one_round(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, min(steps, 1), lambda X, y, theta: _right(X, y, theta, l2))


@fit.wrong(
    "one-step-too-many",
    "there is one step too many",
    "range(steps) already counts `steps` rounds, from 0 to steps - 1.",
)
def one_more(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps + 1, lambda X, y, theta: _right(X, y, theta, l2))


@fit.wrong(
    "one-step-too-few",
    "there is one step too few",
    "range(1, steps) has only steps - 1 rounds; range(steps) has them all.",
)
def one_less(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps - 1, lambda X, y, theta: _right(X, y, theta, l2))


@fit.wrong(
    "begins-at-one",
    "the descent begins at theta = 1, not at 0",
    "Begin with np.zeros: then every probability is 0.5, and no side is preferred.",
)
def from_ones(X, y, learning_rate, steps, l2):
    theta = np.ones(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * _right(X, y, theta, l2)
    return theta


predict = Check("predict")


@predict.cases
def several_tables(rng):
    X = np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 0.2], [1.0, 2.0]])
    yield case(X, np.array([0.0, 1.0]))
    for m, n in ((7, 3), (12, 4), (9, 2)):
        X = np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])
        theta = rng.normal(size=n)
        theta[0] -= np.median(X @ theta)  # some on each side, and some near the boundary
        yield case(X, theta)


@predict.cases
def edges(rng):
    yield case(np.array([[1.0, 2.0, 3.0]]), np.array([-1.0, 2.0, -1.0]))
    yield case(np.array([[1.0, 4.0], [1.0, -4.0], [1.0, 5.0]]), np.zeros(2))


@predict.wrong(
    "threshold-on-score",
    "the score is compared with 0.5, not the probability",
    "p is 0.5 where the score is 0: compare the sigmoid with 0.5, or the score with 0.",
)
def score_half(X, theta):
    return (X @ theta >= 0.5).astype(int)


@predict.wrong(
    "strict",
    "a probability of exactly 0.5 becomes 0",
    "At least 0.5 counts as 1: the comparison is >=, and rounding takes 0.5 down.",
)
def strictly(X, theta):
    return (X @ theta > 0).astype(int)


@predict.wrong(
    "threshold-at-zero",
    "the probability is compared with 0, so that every answer is 1",
    "A probability is always above 0: compare it with 0.5, or the score with 0.",
)
def always(X, theta):
    return np.ones(len(X), dtype=int)


@predict.wrong(
    "probabilities",
    "these are the probabilities, not the answers",
    "Compare each probability with 0.5, and return 0 or 1.",
)
def no_threshold(X, theta):
    return _sigmoid(X @ theta)


@predict.wrong(
    "scores",
    "these are the scores, not the answers",
    "Compare each score with 0, and return 0 or 1.",
)
def only_scores(X, theta):
    return X @ theta


@predict.wrong(
    "minus-one",
    "no is -1 here, where it should be 0",
    "The labels are 0 and 1: np.sign has no place here.",
)
def signs(X, theta):
    return np.where(X @ theta >= 0, 1, -1)


@predict.wrong(
    "signs",
    "these are the signs of the scores: -1, 0 and 1",
    "The answers are 0 and 1: compare each score with 0.",
)
def signs_of_scores(X, theta):
    return np.sign(X @ theta)


@predict.wrong(
    "turned-round",
    "yes and no are exchanged",
    "A high score is a high probability, and that is a 1.",
)
def turned_round(X, theta):
    return (X @ theta < 0).astype(int)


@predict.wrong(
    "bias-forgotten",
    "the bias theta[0] is left out",
    "X has its column of ones: X @ theta already brings the bias in.",
)
def no_bias(X, theta):
    return (X[:, 1:] @ theta[1:] >= 0).astype(int)


accuracy = Check("accuracy")


@accuracy.cases
def several_lengths(rng):
    yield case(np.array([1, 1, 0, 0, 0]), np.array([1, 0, 0, 0, 1]))
    for m in (7, 10, 13):
        yield case(rng.permutation(np.arange(m) % 3 // 2), rng.integers(0, 2, size=m))
    yield case(np.array([1.0, 1.0, 1.0, 0.0, 1.0, 1.0]), np.array([1, 1, 0, 0, 1, 1]))


@accuracy.cases
def all_or_none(rng):
    yield case(np.array([1, 0, 1]), np.array([1, 0, 1]))
    yield case(np.array([0, 0]), np.array([1, 1]))


@accuracy.wrong(
    "share-of-mistakes",
    "this is the share of wrong answers",
    "Count where both are equal, not where they differ.",
)
def mistakes(y, y_hat):
    return np.mean(y != y_hat)


@accuracy.wrong(
    "ones-only",
    "only right answers of 1 are counted",
    "A 0 that was recognised as a 0 is a right answer too.",
)
def both_one(y, y_hat):
    return np.mean(y * y_hat)


@accuracy.wrong(
    "mistakes-cancel",
    "mistakes in one direction cancel those in the other",
    "Count the mistakes one by one; a sum of signed differences lets +1 and -1 vanish.",
)
def signed(y, y_hat):
    return 1 - np.mean(y_hat - y)


@accuracy.wrong(
    "net-mistakes",
    "this compares how many ones there are, not where they are",
    "Compare the answers place by place: two mistakes of opposite kind are still two.",
)
def net(y, y_hat):
    return 1 - abs(np.mean(y_hat - y))


@accuracy.wrong(
    "all-or-nothing",
    "it is all or nothing: one mistake makes it 0",
    "Compare place by place and divide with /: np.array_equal and // know only 0 and 1.",
)
def all_equal(y, y_hat):
    return float(np.array_equal(y, y_hat))


@accuracy.wrong(
    "percent",
    "this is in percent",
    "Leave out the factor 100: all answers right is 1.",
)
def percent(y, y_hat):
    return 100 * np.mean(y == y_hat)


@accuracy.wrong(
    "each-answer",
    "this says of each answer whether it is right; the mean is missing",
    "Take the mean: True counts as 1 and False as 0.",
)
def each(y, y_hat):
    return y == y_hat


boundary = Check("boundary")


@boundary.cases
def several_lines(rng):
    yield case(np.array([-6.0, 1.0, 2.0]), 4.0)
    yield case(rng.normal(size=3), rng.normal(), n=3)
    for m in (2, 5, 7):
        theta = rng.normal(size=3)
        theta[2] += np.copysign(0.5, theta[2])
        yield case(theta, rng.normal(size=m))
    yield case(np.array([3.0, 0.0, -2.0]), np.array([0.0, 1.0, 5.0, -2.0]))


@boundary.wrong(
    "axes-exchanged",
    "this takes x1 for x2: it gives the other coordinate",
    "Solve theta0 + theta1 x1 + theta2 x2 = 0 for x2: theta2 comes below the line.",
)
def other_axis(theta, x1):
    with np.errstate(all="ignore"):
        return -(theta[0] + theta[2] * x1) / theta[1]


@boundary.wrong(
    "bias-forgotten",
    "the bias is missing, so the boundary goes through the origin",
    "Bring theta0 and theta1 x1 to the other side, both of them.",
)
def through_origin(theta, x1):
    return -theta[1] * x1 / theta[2]


@boundary.wrong(
    "not-divided",
    "the division by theta2 is missing",
    "theta2 x2 is the negative rest; divide it by theta2 to get x2.",
)
def undivided(theta, x1):
    return -(theta[0] + theta[1] * x1)


@boundary.wrong(
    "one-sign",
    "only one of the two terms has changed its sign",
    "Both theta0 and theta1 x1 go to the other side, so both get a minus: put the sum in brackets.",
)
def minus_on_bias(theta, x1):
    return (-theta[0] + theta[1] * x1) / theta[2]


@boundary.wrong(
    "brackets-forgotten",
    "only the last term is divided by theta2",
    "Put the sum of both terms in brackets before you divide it.",
)
def no_brackets(theta, x1):
    return -theta[0] - theta[1] * x1 / theta[2]


@boundary.wrong(
    "score-at-half",
    "this is where the score is 0.5",
    "The probability is 0.5 where the score is 0.",
)
def half(theta, x1):
    return (0.5 - theta[0] - theta[1] * x1) / theta[2]


@boundary.wrong(
    "bias-last",
    "theta is read with the bias last",
    "The column of ones comes first, so theta[0] is the bias and theta[2] belongs to x2.",
)
def last_is_bias(theta, x1):
    with np.errstate(all="ignore"):
        return -(theta[2] + theta[0] * x1) / theta[1]


@boundary.wrong(
    "score",
    "this is the score without x2, with nothing solved for x2",
    "Ask which x2 brings the whole score to 0.",
)
def unsolved(theta, x1):
    return theta[0] + theta[1] * x1 + theta[2]
