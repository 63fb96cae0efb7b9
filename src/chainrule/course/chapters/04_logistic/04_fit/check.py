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


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 / 2 * _weights(theta) ** 2
    )


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_2(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * _weights(theta) ** 2)


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_3(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 / 2 * theta**2)


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_4(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * theta**2)


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_5(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * np.sum(_weights(theta) ** 2)
    )


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_6(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 / 2 * np.sum(theta**2))


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_7(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * np.sum(theta**2))


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_8(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: (
            _plain(X, y, theta) + l2 / 2 * np.sum(_weights(theta) ** 2) * (np.arange(len(theta)) > 0)
        ),
    )


@fit.wrong(
    "penalty-is-a-square",
    "the penalty itself is added to the gradient, not its derivative",
    "The derivative of l2/2 Σ θ² is l2 * theta, a number for each weight.",
)
def fit_penalty_is_a_square_9(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: _plain(X, y, theta) + l2 / 2 * np.sum(theta[1:] ** 2) / len(y),
    )


@fit.wrong(
    "penalty-sum-of-weights",
    "the sum of the weights is added to every component of the gradient",
    "Each weight is pulled by itself alone: l2 * theta, component by component.",
)
def fit_penalty_sum_of_weights(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * np.sum(_weights(theta))
    )


@fit.wrong(
    "penalty-constant",
    "the same number l2 is added to every component",
    "The derivative of l2/2 Σ θ² is l2 * theta: a weight of 0 is not pulled at all.",
)
def fit_penalty_constant(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2)


@fit.wrong(
    "penalty-constant",
    "the same number l2 is added to every weight's slope",
    "The derivative of l2/2 Σ θ² is l2 * theta: a weight of 0 is not pulled at all.",
)
def fit_penalty_constant_12(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * (np.arange(len(theta)) > 0)
    )


@fit.wrong(
    "l1-for-l2",
    "the size of each weight is added: a mixture with the L1 penalty",
    "Here the pull is l2 * theta, which has the sign of the weight.",
)
def size_penalty(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * np.abs(_weights(theta))
    )


@fit.wrong(
    "l1-for-l2",
    "every component is pulled equally hard, the bias too: that is the L1 penalty",
    "Here the pull is l2 * theta, in proportion to the weight, and not to its sign.",
)
def sign_penalty_on_all(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 * np.sign(theta))


@fit.wrong(
    "last-weight-spared",
    "the penalty spares the last component, where it should spare the first",
    "The column of ones comes first, so theta[0] is the bias.",
)
def fit_last_weight_spared(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: _plain(X, y, theta) + l2 * np.where(np.arange(len(theta)) < len(theta) - 1, theta, 0.0),
    )


@fit.wrong(
    "penalty-doubled",
    "the penalty is twice too strong, and pulls at the bias as well",
    "The derivative of l2/2 Σ θ² is l2 * theta; leave out theta[0].",
)
def doubled_on_all(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + 2 * l2 * theta)


@fit.wrong(
    "penalty-halved",
    "the penalty is half as strong as it should be, and pulls at the bias as well",
    "The derivative of l2/2 Σ θ² is l2 * theta; leave out theta[0].",
)
def halved_on_all(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) + l2 / 2 * theta)


@fit.wrong(
    "penalty-over-m",
    "the penalty is doubled and divided by the number of examples",
    "The mean is over the cross-entropies alone; l2 * theta is added after it.",
)
def doubled_over_m(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, 2 * l2 / len(y)))


@fit.wrong(
    "answers-for-probabilities",
    "the errors are those of the answers 0 and 1, as in the perceptron",
    "Keep the probability itself in the error: also a right answer may be more or less sure.",
)
def fit_answers_for_probabilities(X, y, learning_rate, steps, l2):
    return _descend(
        X, y, learning_rate, steps, lambda X, y, theta: X.T @ ((X @ theta >= 0) - y) / len(y) + l2 * _weights(theta)
    )


@fit.wrong(
    "twice-as-steep",
    "the probabilities are those of 2z: tanh needs z / 2",
    "sigmoid(z) is half of 1 + tanh(z / 2).",
)
def fit_twice_as_steep(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: X.T @ (_sigmoid(2 * X @ theta) - y) / len(y) + l2 * _weights(theta),
    )


@fit.wrong(
    "tanh",
    "tanh stands in place of the sigmoid",
    "A probability lies between 0 and 1: p is 1 / (1 + e^-z).",
)
def fit_tanh(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: X.T @ (np.tanh(X @ theta) - y) / len(y) + l2 * _weights(theta),
    )


@fit.wrong(
    "softmax",
    "the probabilities are shares of all examples: this is the softmax",
    "Each example has a yes and a no of its own: its probability is sigmoid(z).",
)
def fit_softmax(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: (
            X.T @ (np.exp(X @ theta) / np.sum(np.exp(X @ theta)) - y) / len(y) + l2 * _weights(theta)
        ),
    )


@fit.wrong(
    "sign-of-z",
    "the sigmoid is turned round: a high score gives a low probability",
    "p is 1 / (1 + e^-z): mind the minus in the exponent.",
)
def fit_sign_of_z(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: X.T @ (_sigmoid(-X @ theta) - y) / len(y) + l2 * _weights(theta),
    )


@fit.wrong(
    "labels-plus-minus",
    "the labels become -1 and 1, which the error p - y does not fit",
    "With labels 0 and 1 the error is p - y.",
)
def fit_labels_plus_minus(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: X.T @ (_sigmoid(X @ theta) - (2 * y - 1)) / len(y) + l2 * _weights(theta),
    )


@fit.wrong(
    "ones-only",
    "examples with y = 0 count for nothing: the formula with y as a factor is for labels -1 and 1",
    "With labels 0 and 1 the error is p - y, for both classes.",
)
def fit_ones_only(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: X.T @ (y * (_sigmoid(X @ theta) - 1)) / len(y) + l2 * _weights(theta),
    )


@fit.wrong(
    "mistakes-only",
    "only examples that are answered wrongly count, as in the perceptron",
    "Also an example that is right has an error p - y: it may be surer.",
)
def fit_mistakes_only(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: (
            X.T @ ((_sigmoid(X @ theta) - y) * ((X @ theta >= 0) != y)) / len(y) + l2 * _weights(theta)
        ),
    )


@fit.wrong(
    "divided-by-n",
    "the gradient is divided by the number of features",
    "The mean is over the examples: divide by m, the number of rows.",
)
def fit_divided_by_n(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: _plain(X, y, theta) * len(y) / len(theta) + l2 * _weights(theta),
    )


@fit.wrong(
    "bias-stays-zero",
    "theta[0] stays 0: the bias is not learned",
    "Only the penalty leaves the bias out; the gradient of the cross-entropy moves it too.",
)
def fit_bias_stays_zero(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: np.where(np.arange(len(theta)) > 0, _right(X, y, theta, l2), 0.0),
    )


@fit.wrong(
    "bias-not-averaged",
    "the slope of the bias is a sum, the others are means",
    "The bias is a weight like the others: the mean of error times 1.",
)
def fit_bias_not_averaged(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: np.where(
            np.arange(len(theta)) > 0, _right(X, y, theta, l2), len(y) * _plain(X, y, theta)
        ),
    )


@fit.wrong(
    "stopped-at-p",
    "the slope of the sigmoid is missing from the chain: this stops at p",
    "Multiply by p(1 - p): it cancels the denominators, and the error p - y is left.",
)
def fit_stopped_at_p(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: (
            X.T @ ((_sigmoid(X @ theta) - y) / (_sigmoid(X @ theta) * (1 - _sigmoid(X @ theta)))) / len(y)
            + l2 * _weights(theta)
        ),
    )


@fit.wrong(
    "signs-of-errors",
    "only the signs of the errors count",
    "Keep the size of p - y: a large error has to pull harder.",
)
def fit_signs_of_errors(X, y, learning_rate, steps, l2):
    return _descend(
        X,
        y,
        learning_rate,
        steps,
        lambda X, y, theta: X.T @ np.sign(_sigmoid(X @ theta) - y) / len(y) + l2 * _weights(theta),
    )


@fit.wrong(
    "signs-of-slopes",
    "every component moves by the same amount: only the sign of its slope counts",
    "Subtract the learning rate times the gradient itself: steps get smaller on flat ground.",
)
def fit_signs_of_slopes(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: np.sign(_right(X, y, theta, l2)))


@fit.wrong(
    "unit-length",
    "the gradient is brought to length 1, so that no step is smaller than another",
    "Subtract the learning rate times the gradient as it is: it shrinks by itself.",
)
def fit_unit_length(X, y, learning_rate, steps, l2):
    def direction(X, y, theta):
        g = _right(X, y, theta, l2)
        return g / np.linalg.norm(g)

    return _descend(X, y, learning_rate, steps, direction)


@fit.wrong(
    "unit-length",
    "theta is brought to length 1 after each step",
    "Leave theta as long as it is: its length says how sure the probabilities are.",
)
def fit_unit_length_34(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * _right(X, y, theta, l2)
        theta = theta / np.linalg.norm(theta)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate / (k + 1) * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_36(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate / np.sqrt(k + 1) * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_37(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate * 0.99**k * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_38(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate * 0.95**k * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_39(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate * 0.9**k * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_40(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate * 0.5**k * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_41(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate * (1 - k / steps) * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_42(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate / (1 + 0.01 * k) * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "rate-decays",
    "the learning rate shrinks from step to step",
    "The learning rate stays as it was given: the gradient gets smaller by itself.",
)
def fit_rate_decays_43(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        theta = theta - learning_rate / (1 + 0.1 * k) * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "momentum",
    "a part of the last step is added to each step: this is momentum",
    "Plain gradient descent is asked for: theta minus the learning rate times the gradient.",
)
def fit_momentum(X, y, learning_rate, steps, l2):
    theta, v = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        v = 0.9 * v + learning_rate * _right(X, y, theta, l2)
        theta = theta - v
    return theta


@fit.wrong(
    "momentum",
    "a part of the last step is added to each step: this is momentum",
    "Plain gradient descent is asked for: theta minus the learning rate times the gradient.",
)
def fit_momentum_45(X, y, learning_rate, steps, l2):
    theta, v = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        v = 0.9 * v + (1 - 0.9) * _right(X, y, theta, l2)
        theta = theta - learning_rate * v
    return theta


@fit.wrong(
    "momentum",
    "a part of the last step is added to each step: this is momentum",
    "Plain gradient descent is asked for: theta minus the learning rate times the gradient.",
)
def fit_momentum_46(X, y, learning_rate, steps, l2):
    theta, v = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        v = 0.5 * v + learning_rate * _right(X, y, theta, l2)
        theta = theta - v
    return theta


@fit.wrong(
    "momentum",
    "a part of the last step is added to each step: this is momentum",
    "Plain gradient descent is asked for: theta minus the learning rate times the gradient.",
)
def fit_momentum_47(X, y, learning_rate, steps, l2):
    theta, v = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        v = 0.5 * v + (1 - 0.5) * _right(X, y, theta, l2)
        theta = theta - learning_rate * v
    return theta


@fit.wrong(
    "adam",
    "the steps are those of Adam, which scales each component by its past",
    "Plain gradient descent is asked for: theta minus the learning rate times the gradient.",
)
def fit_adam(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for k in range(1, steps + 1):
        g = _right(X, y, theta, l2)
        first, second = 0.9 * first + 0.1 * g, 0.999 * second + 0.001 * g**2
        theta = theta - learning_rate * (first / (1 - 0.9**k)) / (np.sqrt(second / (1 - 0.999**k)) + 1e-8)
    return theta


@fit.wrong(
    "one-example-a-step",
    "each step looks at one example only",
    "The gradient is the mean over all examples: use the whole X in each step.",
)
def fit_one_example_a_step(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        i = k % len(y)
        theta = theta - learning_rate * _right(X[i : i + 1], y[i : i + 1], theta, l2)
    return theta


@fit.wrong(
    "one-example-after-the-other",
    "theta changes after every example, m times in a step",
    "A step is one change, by the mean over all examples.",
)
def fit_one_example_after_the_other(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        for i in range(len(y)):
            theta = theta - learning_rate * _right(X[i : i + 1], y[i : i + 1], theta, l2)
    return theta


@fit.wrong(
    "one-example-after-the-other",
    "theta changes after every example, m times in a step",
    "A step is one change, by the mean over all examples.",
)
def fit_one_example_after_the_other_51(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        for i in range(len(y)):
            theta = theta - learning_rate * _plain(X[i : i + 1], y[i : i + 1], theta)
        theta = theta - learning_rate * l2 * _weights(theta)
    return theta


@fit.wrong(
    "component-after-component",
    "each component changes at once, and the next slope is already that of the new theta",
    "Work out the whole gradient first, with the old theta; then change all components together.",
)
def fit_component_after_component(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        for j in range(len(theta)):
            theta[j] -= learning_rate * _right(X, y, theta, l2)[j]
    return theta


@fit.wrong(
    "penalty-after-the-step",
    "the weights shrink after the step, from the new theta",
    "Work out gradient and penalty with the same theta, add them, and take one step.",
)
def fit_penalty_after_the_step(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * _plain(X, y, theta)
        theta = theta - learning_rate * l2 * _weights(theta)
    return theta


@fit.wrong(
    "penalty-after-the-step",
    "the weights shrink after the step, from the new theta",
    "Work out gradient and penalty with the same theta, add them, and take one step.",
)
def fit_penalty_after_the_step_54(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * _plain(X, y, theta)
        theta = theta - learning_rate * l2 * theta
    return theta


@fit.wrong(
    "penalty-after-the-step",
    "the weights shrink after the step, from the new theta",
    "Work out gradient and penalty with the same theta, add them, and take one step.",
)
def fit_penalty_after_the_step_55(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * _plain(X, y, theta)
        theta = theta - l2 * _weights(theta)
    return theta


@fit.wrong(
    "penalty-at-the-end",
    "the penalty pulls once, after the last step",
    "The penalty belongs to the cost: add l2 * theta to the gradient in every step.",
)
def fit_penalty_at_the_end(X, y, learning_rate, steps, l2):
    theta = _descend(X, y, learning_rate, steps, _plain)
    return theta - learning_rate * l2 * _weights(theta)


@fit.wrong(
    "newton",
    "these are Newton's steps: the gradient is divided by the curvature",
    "Plain gradient descent is asked for: theta minus the learning rate times the gradient.",
)
def fit_damped_newton(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        p = _sigmoid(X @ theta)
        H = (X.T * (p * (1 - p))) @ X / len(y) + l2 * np.diag(np.arange(len(theta)) > 0)
        theta = theta - learning_rate * np.linalg.pinv(H) @ _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "least-squares",
    "this is linear regression, solved at once",
    "Take steps downhill along the gradient of the cross-entropy: there is no formula for its minimum.",
)
def fit_least_squares(X, y, learning_rate, steps, l2):
    return np.linalg.lstsq(X, y, rcond=None)[0]


@fit.wrong(
    "least-squares",
    "this is ridge regression, solved at once",
    "Take steps downhill along the gradient of the cross-entropy: there is no formula for its minimum.",
)
def fit_least_squares_59(X, y, learning_rate, steps, l2):
    return np.linalg.solve(X.T @ X + l2 * np.eye(X.shape[1]), X.T @ y)


@fit.wrong(
    "mean-of-all-steps",
    "this is the mean of theta over the steps, not the last theta",
    "Return theta as the last step leaves it.",
)
def fit_mean_of_all_steps(X, y, learning_rate, steps, l2):
    theta, total = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for _ in range(steps):
        theta = theta - learning_rate * _right(X, y, theta, l2)
        total = total + theta
    return total / max(steps, 1)


@fit.wrong(
    "ones-added-again",
    "a column of ones is added, though X has one already",
    "Use X as it is: its first column is the one for the bias.",
)
def fit_ones_added_again(X, y, learning_rate, steps, l2):
    X = np.column_stack([np.ones(len(X)), X])
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, l2))


@fit.wrong(
    "bias-dropped",
    "the bias is missing from the result",
    "Return all of theta: the bias theta[0] first, then the weights.",
)
def fit_bias_dropped(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _right(X, y, theta, l2))[1:]


@fit.wrong(
    "begins-at-one",
    "the descent begins with the bias at 0 and the weights at 1",
    "Begin with np.zeros: then every probability is 0.5, and no side is preferred.",
)
def weights_from_one(X, y, learning_rate, steps, l2):
    theta = np.where(np.arange(X.shape[1]) > 0, 1.0, 0.0)
    for _ in range(steps):
        theta = theta - learning_rate * _right(X, y, theta, l2)
    return theta


@fit.wrong(
    "sum-for-mean",
    "gradient and penalty are both m times too large",
    "Divide by the number of examples, so that the steps do not grow with the data.",
)
def everything_summed(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: len(y) * _right(X, y, theta, l2))


@fit.wrong(
    "half-the-gradient",
    "the gradient of the cross-entropy is divided by 2m",
    "The half belongs to the squared error, whose square brings a 2: here divide by m.",
)
def fit_half_the_gradient(X, y, learning_rate, steps, l2):
    return _descend(X, y, learning_rate, steps, lambda X, y, theta: _plain(X, y, theta) / 2 + l2 * _weights(theta))


predict = Check("predict")


@predict.cases
def several_tables(rng):
    X = np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 0.2], [1.0, 2.0]])
    yield case(X, np.array([0.0, 1.0]))
    for m, n in ((7, 3), (12, 4), (9, 2)):
        X = np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])
        theta = rng.normal(size=n)
        theta[0] += 0.02 - np.median(X @ theta)  # some on each side, none where rounding would decide
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


@predict.wrong(
    "cut-off",
    "the decimals of the probabilities are cut off, so that nearly every answer is 0",
    "astype(int) takes 0.9 down to 0: compare the probability with 0.5.",
)
def predict_cut_off(X, theta):
    return _sigmoid(X @ theta).astype(int)


@predict.wrong(
    "threshold-on-score",
    "the scores are rounded, where the probabilities are meant",
    "Compare the sigmoid with 0.5, or the score with 0.",
)
def predict_rounded_scores(X, theta):
    return np.clip(np.round(X @ theta), 0, 1)


@predict.wrong(
    "cut-to-the-range",
    "the scores are cut to the range from 0 to 1",
    "Compare the sigmoid with 0.5, or the score with 0.",
)
def predict_rounded_scores_3(X, theta):
    return np.clip(X @ theta, 0, 1)


@predict.wrong(
    "threshold-on-score",
    "the score is compared with 1: its decimals are cut off",
    "p is 0.5 where the score is 0: compare the score with 0.",
)
def score_one(X, theta):
    return (X @ theta >= 1).astype(int)


@predict.wrong(
    "mean-as-threshold",
    "the probabilities are compared with their mean, not with 0.5",
    "Each answer depends on its own example alone: 1 where p is at least 0.5.",
)
def predict_mean_as_threshold(X, theta):
    return (_sigmoid(X @ theta) >= np.mean(_sigmoid(X @ theta))).astype(int)


@predict.wrong(
    "mean-as-threshold",
    "the scores are compared with their mean, not with 0",
    "Each answer depends on its own example alone: 1 where the score is at least 0.",
)
def predict_mean_as_threshold_6(X, theta):
    return (X @ theta >= np.mean(X @ theta)).astype(int)


@predict.wrong(
    "mean-as-threshold",
    "the probabilities are compared with their median, not with 0.5",
    "Each answer depends on its own example alone: 1 where p is at least 0.5.",
)
def predict_mean_as_threshold_7(X, theta):
    return (_sigmoid(X @ theta) >= np.median(_sigmoid(X @ theta))).astype(int)


@predict.wrong(
    "places-of-the-ones",
    "these are the places of the examples with answer 1",
    "Return an answer for every example: np.where needs what stands there and what elsewhere.",
)
def predict_places_of_the_ones(X, theta):
    return np.where(_sigmoid(X @ theta) >= 0.5)[0]


@predict.wrong(
    "places-of-the-ones",
    "these are the places of the examples with answer 1",
    "Return an answer for every example: np.where needs what stands there and what elsewhere.",
)
def predict_places_of_the_ones_9(X, theta):
    return np.where(_sigmoid(X @ theta) >= 0.5)


@predict.wrong(
    "selected",
    "these are the examples with answer 1 themselves",
    "Return an answer for every example, 0 or 1; do not select rows of X.",
)
def predict_selected(X, theta):
    return X[_sigmoid(X @ theta) >= 0.5]


@predict.wrong(
    "selected",
    "these are the probabilities of at least 0.5; the others are gone",
    "Return an answer for every example, 0 or 1.",
)
def predict_selected_11(X, theta):
    return _sigmoid(X @ theta)[_sigmoid(X @ theta) >= 0.5]


@predict.wrong(
    "one-answer-for-all",
    "there is one answer for all examples",
    "Each example gets its own 0 or 1: compare element by element.",
)
def predict_one_answer_for_all(X, theta):
    return int(np.all(_sigmoid(X @ theta) >= 0.5))


@predict.wrong(
    "one-answer-for-all",
    "there is one answer for all examples",
    "Each example gets its own 0 or 1: compare element by element.",
)
def predict_one_answer_for_all_13(X, theta):
    return int(np.any(_sigmoid(X @ theta) >= 0.5))


@predict.wrong(
    "one-answer-for-all",
    "there is one answer for all examples",
    "Each example gets its own 0 or 1: compare element by element.",
)
def predict_one_answer_for_all_14(X, theta):
    return int(np.mean(_sigmoid(X @ theta)) >= 0.5)


@predict.wrong(
    "highest-alone",
    "only the most probable example gets a 1",
    "Each example is asked for itself: is its probability at least 0.5?",
)
def predict_highest_alone(X, theta):
    return (_sigmoid(X @ theta) == _sigmoid(X @ theta).max()).astype(int)


@predict.wrong(
    "highest-alone",
    "this is the number of the most probable example",
    "Each example is asked for itself: is its probability at least 0.5?",
)
def predict_highest_alone_16(X, theta):
    return np.argmax(_sigmoid(X @ theta))


@predict.wrong(
    "softmax",
    "the probabilities are shares of all examples: this is the softmax",
    "Each example has a yes and a no of its own: its probability is sigmoid(z).",
)
def predict_softmax(X, theta):
    return (np.exp(X @ theta) / np.sum(np.exp(X @ theta)) >= 0.5).astype(int)


@predict.wrong(
    "bias-twice",
    "the bias theta[0] is added once more",
    "X has its column of ones: X @ theta already brings the bias in.",
)
def predict_bias_twice(X, theta):
    return (X @ theta + theta[0] >= 0).astype(int)


@predict.wrong(
    "strongest-feature",
    "this is the number of the feature that counts most",
    "np.argmax chooses among several classes; here one probability is compared with 0.5.",
)
def predict_strongest_feature(X, theta):
    return np.argmax(X * theta, axis=1)


@predict.wrong(
    "half-at-zero",
    "a probability of exactly 0.5 gives a half, which is no answer",
    "Decide the tie too: at least 0.5 counts as 1.",
)
def predict_half_at_zero(X, theta):
    return np.heaviside(X @ theta, 0.5)


@predict.wrong(
    "certain-only",
    "only probabilities of 0.9 and more become 1",
    "At least 0.5 counts as 1: that is where yes becomes more probable than no.",
)
def predict_certain_only(X, theta):
    return (_sigmoid(X @ theta) >= 0.9).astype(int)


@predict.wrong(
    "kept-above",
    "the probabilities above the threshold are kept as they are",
    "Return the answers: 1 in place of a probability of at least 0.5.",
)
def predict_kept_above(X, theta):
    return np.where(_sigmoid(X @ theta) >= 0.5, _sigmoid(X @ theta), 0)


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


@accuracy.wrong(
    "recall",
    "this is the recall: the share of the ones that were found",
    "Count all right answers, the zeros too, and divide by the number of examples.",
)
def accuracy_recall(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum((y == 1) & (y_hat == 1)) / np.sum(y == 1)


@accuracy.wrong(
    "precision",
    "this is the precision: the share of the answers 1 that are right",
    "Count all right answers, the zeros too, and divide by the number of examples.",
)
def accuracy_precision(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum((y == 1) & (y_hat == 1)) / np.sum(y_hat == 1)


@accuracy.wrong(
    "f1",
    "this is the F1 score, which leaves the zeros out",
    "Count all right answers, the zeros too, and divide by the number of examples.",
)
def accuracy_f1(y, y_hat):
    with np.errstate(all="ignore"):
        return 2 * np.sum((y == 1) & (y_hat == 1)) / (np.sum(y == 1) + np.sum(y_hat == 1))


@accuracy.wrong(
    "f1",
    "this is the share of the ones that both agree on, which leaves the zeros out",
    "Count all right answers, the zeros too, and divide by the number of examples.",
)
def accuracy_f1_4(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum((y == 1) & (y_hat == 1)) / np.sum((y == 1) | (y_hat == 1))


@accuracy.wrong(
    "zeros-only",
    "only right answers of 0 are counted",
    "A 1 that was recognised as a 1 is a right answer too.",
)
def accuracy_zeros_only(y, y_hat):
    return np.mean((y == 0) & (y_hat == 0))


@accuracy.wrong(
    "classes-apart",
    "each class counts alike: this is the mean of two accuracies",
    "Count the right answers of both classes together, and divide by the number of examples.",
)
def accuracy_classes_apart(y, y_hat):
    with np.errstate(all="ignore"):
        return (np.mean(y_hat[y == 1] == 1) + np.mean(y_hat[y == 0] == 0)) / 2


@accuracy.wrong(
    "correlation",
    "this is the correlation of the two, not the share of right answers",
    "Compare place by place, and take the mean.",
)
def accuracy_correlation(y, y_hat):
    with np.errstate(all="ignore"):
        return np.corrcoef(y, y_hat)[0, 1]


@accuracy.wrong(
    "divided-by-the-ones",
    "the right answers are divided by the number of ones",
    "Divide by the number of examples.",
)
def accuracy_divided_by_the_ones(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum(y == y_hat) / np.sum(y)


@accuracy.wrong(
    "ratio-of-sums",
    "this divides how many ones there are by how many there should be",
    "Compare the answers place by place, and take the mean.",
)
def accuracy_ratio_of_sums(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum(y_hat) / np.sum(y)


@accuracy.wrong(
    "ratio-of-sums",
    "this divides how many ones there should be by how many there are",
    "Compare the answers place by place, and take the mean.",
)
def accuracy_ratio_of_sums_10(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum(y) / np.sum(y_hat)


@accuracy.wrong(
    "any-place",
    "this asks whether a label occurs anywhere among the answers",
    "Compare place by place: the first label with the first answer, and so on.",
)
def accuracy_any_place(y, y_hat):
    return np.mean(np.isin(y, y_hat))


@accuracy.wrong(
    "any-place",
    "this asks whether an answer occurs anywhere among the labels",
    "Compare place by place: the first label with the first answer, and so on.",
)
def accuracy_any_place_12(y, y_hat):
    return np.mean(np.isin(y_hat, y))


@accuracy.wrong(
    "all-pairs",
    "each answer is compared with every label",
    "Compare place by place: the first label with the first answer, and so on.",
)
def accuracy_all_pairs(y, y_hat):
    return np.mean(np.equal.outer(y, y_hat))


@accuracy.wrong(
    "root-of-mistakes",
    "the root of the share of mistakes is subtracted from 1",
    "Take the mean of y == y_hat, without a root.",
)
def accuracy_root_of_mistakes(y, y_hat):
    return 1 - np.sqrt(np.mean((y - y_hat) ** 2))


@accuracy.wrong(
    "root-of-mistakes",
    "this is the root of the mean squared difference: an error, not an accuracy",
    "Take the mean of y == y_hat: all answers right is 1.",
)
def accuracy_root_of_mistakes_15(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


@accuracy.wrong(
    "right-to-wrong",
    "the right answers are divided by the wrong ones",
    "Divide by the number of all examples, right and wrong.",
)
def accuracy_right_to_wrong(y, y_hat):
    with np.errstate(all="ignore"):
        return np.sum(y == y_hat) / np.sum(y != y_hat)


@accuracy.wrong(
    "r2",
    "this is R², which is for numbers, not for classes",
    "Compare place by place, and take the mean.",
)
def accuracy_r2(y, y_hat):
    with np.errstate(all="ignore"):
        return 1 - np.sum((y - y_hat) ** 2) / np.sum((y - np.mean(y)) ** 2)


@accuracy.wrong(
    "sum-of-agreement",
    "the labels and answers are added and averaged",
    "Compare them with ==, and take the mean of that.",
)
def accuracy_sum_of_agreement(y, y_hat):
    return np.mean(y + y_hat) / 2


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


@boundary.wrong(
    "read-backwards",
    "theta is read backwards, as np.polyfit would give it",
    "The column of ones comes first: theta is bias, weight of x1, weight of x2.",
)
def boundary_read_backwards(theta, x1):
    return -(theta[2] + theta[1] * x1) / theta[0]


@boundary.wrong(
    "one-sign",
    "only one of the two terms has changed its sign",
    "Both theta0 and theta1 x1 go to the other side, so both get a minus: put the sum in brackets.",
)
def minus_on_weight(theta, x1):
    return (theta[0] - theta[1] * x1) / theta[2]


@boundary.wrong(
    "score",
    "this is a straight line with slope theta1: x2 has not been solved for",
    "Ask which x2 brings the whole score to 0.",
)
def regression_line(theta, x1):
    return theta[0] + theta[1] * x1


@boundary.wrong(
    "score",
    "this is the score with x2 set to x1",
    "Ask which x2 brings the whole score to 0.",
)
def score_of_both(theta, x1):
    return theta[0] + theta[1] * x1 + theta[2] * x1


@boundary.wrong(
    "probability",
    "this is a probability, not a place",
    "Set theta0 + theta1 x1 + theta2 x2 to 0, where p is 0.5, and solve for x2.",
)
def boundary_probability(theta, x1):
    return _sigmoid(theta[0] + theta[1] * x1)


@boundary.wrong(
    "across",
    "this is the line in the direction of the weights, which crosses the boundary",
    "On the boundary the score stays 0: solve theta0 + theta1 x1 + theta2 x2 = 0 for x2.",
)
def boundary_across(theta, x1):
    with np.errstate(all="ignore"):
        return theta[2] / theta[1] * x1


@boundary.wrong(
    "divided-by-length",
    "the score is divided by the length of the weights: a distance",
    "Solve for x2: theta2 alone comes below the line.",
)
def boundary_divided_by_length(theta, x1):
    return -(theta[0] + theta[1] * x1) / np.hypot(theta[1], theta[2])


@boundary.wrong(
    "divided-by-length",
    "the score is divided by the length of the weights: a distance",
    "Solve for x2: theta2 alone comes below the line.",
)
def boundary_divided_by_length_8(theta, x1):
    return (theta[0] + theta[1] * x1) / np.hypot(theta[1], theta[2])


@boundary.wrong(
    "x1-forgotten",
    "the term with x1 is missing: the boundary would be level",
    "Bring theta0 and theta1 x1 to the other side, both of them.",
)
def boundary_x1_forgotten(theta, x1):
    return -theta[0] / theta[2] + 0 * x1


@boundary.wrong(
    "subtracted",
    "theta2 is subtracted, where the division by it belongs",
    "theta2 is a factor of x2: to leave x2 alone, divide by it.",
)
def boundary_subtracted(theta, x1):
    return -(theta[0] + theta[1] * x1) - theta[2]


@boundary.wrong(
    "multiplied",
    "this multiplies by theta2 instead of dividing",
    "theta2 is a factor of x2: to leave x2 alone, divide by it.",
)
def boundary_multiplied(theta, x1):
    return -(theta[0] + theta[1] * x1) * theta[2]


@boundary.wrong(
    "bias-times-x1",
    "x1 multiplies the bias too",
    "The score is theta0 + theta1 x1 + theta2 x2: the bias has the factor 1.",
)
def boundary_bias_times_x1(theta, x1):
    return -(theta[0] + theta[1]) * x1 / theta[2]


@boundary.wrong(
    "score-at-half",
    "this is where the score is 1",
    "The probability is 0.5 where the score is 0.",
)
def score_at_one(theta, x1):
    return (1 - theta[0] - theta[1] * x1) / theta[2]


@boundary.wrong(
    "score-at-half",
    "this is where the score is the sigmoid of 0.5",
    "The probability is 0.5 where the score is 0.",
)
def score_at_sigmoid(theta, x1):
    return (_sigmoid(0.5) - theta[0] - theta[1] * x1) / theta[2]
