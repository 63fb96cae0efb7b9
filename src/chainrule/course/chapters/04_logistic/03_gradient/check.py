"""The gradient of the cross-entropy, and gradients by central differences."""

import numpy as np

from chainrule.course.checking import Check, case


def draw(rng, m, n):
    """A table with its column of ones, labels, and a theta."""
    X = np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])
    y = rng.permutation(np.arange(m) % 2)
    return X, y, rng.normal(size=n)


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


gradient = Check("gradient")


@gradient.cases
def several_sizes(rng):
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]])
    yield case(X, np.array([0, 0, 1, 1]), np.array([0.0, 0.0]))
    for m, n in ((5, 3), (9, 4), (7, 2)):
        yield case(*draw(rng, m, n))
    X, y, theta = draw(rng, 6, 5)
    yield case(X, y.astype(float), theta)


@gradient.cases
def edges(rng):
    yield case(np.array([[1.0, 2.0, -1.0]]), np.array([1]), np.array([0.5, 0.25, -0.5]))


@gradient.cases
def large_scores(rng):
    X, y, _ = draw(rng, 4, 2)
    yield case(
        X * [1, 3000],
        y,
        np.array([0.0, 1.0]),
        extreme=True,
        about="with scores near 1000 and -1000",
        mend="Use the sigmoid whose exponent is never positive, as you wrote it in the first exercise.",
    )


@gradient.quick_on
def many_examples(rng):
    yield case(*draw(rng, 20_000, 5))


@gradient.wrong(
    "slope-left-in",
    "the sigmoid's slope p(1 - p) is still in it: that is the gradient of the squared error",
    "The derivative of the logarithm cancels p(1 - p): only the error p - y is left.",
)
def with_slope(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


@gradient.wrong(
    "sigmoid-forgotten",
    "the errors are those of the scores: the sigmoid is missing",
    "The error is p - y, and p is the sigmoid of the score.",
)
def linear(X, y, theta):
    return X.T @ (X @ theta - y) / len(y)


@gradient.wrong(
    "summed-over-everything",
    "the scores of all rows are summed into one",
    "Each example has a score of its own: sum over the features, not over the rows.",
)
def one_score(X, y, theta):
    return X.T @ (_sigmoid(np.sum(X * theta)) - y) / len(y)


@gradient.wrong(
    "x-forgotten",
    "the factor X is missing: this is the mean error alone",
    "Each weight is multiplied by its own input, so the chain rule brings that input along.",
)
def without_x(X, y, theta):
    return np.mean(_sigmoid(X @ theta) - y)


@gradient.wrong(
    "x-forgotten-everywhere",
    "every component is the mean error: the factor X is missing",
    "Each weight is multiplied by its own input, so the chain rule brings that input along.",
)
def without_x_for_each(X, y, theta):
    return np.full(len(theta), np.mean(_sigmoid(X @ theta) - y))


@gradient.wrong(
    "not-summed",
    "this is a table with a row for each example: the mean over the examples is missing",
    "Average error times input over the rows: one number for each component of theta is left.",
)
def table(X, y, theta):
    return (_sigmoid(X @ theta) - y)[:, np.newaxis] * X


@gradient.wrong(
    "mean-of-each",
    "the mean of a product is not the product of the means",
    "Multiply each error by its own row first; take the mean after that.",
)
def product_of_means(X, y, theta):
    return np.mean(_sigmoid(X @ theta) - y) * X.mean(axis=0)


@gradient.wrong(
    "divided-by-n",
    "the sum is divided by the number of features",
    "The mean is over the examples: divide by m, the number of rows.",
)
def over_features(X, y, theta):
    return X.T @ (_sigmoid(X @ theta) - y) / len(theta)


@gradient.wrong(
    "answers-for-probabilities",
    "the errors are those of the answers 0 and 1, as in the perceptron",
    "Keep the probability itself in the error: also a right answer may be more or less sure.",
)
def perceptron(X, y, theta):
    return X.T @ ((X @ theta >= 0) - y) / len(y)


@gradient.wrong(
    "sign-of-z",
    "the sigmoid is turned round: a high score gives a low probability",
    "p is 1 / (1 + e^-z): mind the minus in the exponent.",
)
def turned_round(X, y, theta):
    return X.T @ (_sigmoid(-X @ theta) - y) / len(y)


@gradient.wrong(
    "squared-errors",
    "the errors are squared, and have lost their signs",
    "The gradient of the cross-entropy has the error itself in it, p - y.",
)
def squared(X, y, theta):
    return X.T @ (_sigmoid(X @ theta) - y) ** 2 / len(y)


@gradient.wrong(
    "absolute-errors",
    "the errors have lost their signs",
    "Keep the sign of p - y: it says in which direction the probability is wrong.",
)
def absolute(X, y, theta):
    return X.T @ np.abs(_sigmoid(X @ theta) - y) / len(y)


@gradient.wrong(
    "labels-plus-minus",
    "the labels become -1 and 1, which the error p - y does not fit",
    "With labels 0 and 1 the error is p - y.",
)
def gradient_labels_plus_minus(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ (p - (2 * y - 1)) / len(y)


@gradient.wrong(
    "stopped-at-p",
    "this stops at p: the slope of the sigmoid is missing from the chain",
    "Multiply by p(1 - p): it cancels the denominators, and the error p - y is left.",
)
def gradient_stopped_at_p(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ ((p - y) / (p * (1 - p))) / len(y)


@gradient.wrong(
    "slope-alone",
    "this is the slope of the sigmoid alone, without the error",
    "The error p - y says how far each probability is off: it is what remains of the chain.",
)
def gradient_slope_alone(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ (p * (1 - p)) / len(y)


@gradient.wrong(
    "softmax",
    "the probabilities are shares of all examples: this is the softmax",
    "Each example has a yes and a no of its own: its probability is sigmoid(z).",
)
def gradient_softmax(X, y, theta):
    growth = np.exp(X @ theta)
    return X.T @ (growth / growth.sum() - y) / len(y)


@gradient.wrong(
    "tanh",
    "tanh stands in place of the sigmoid",
    "A probability lies between 0 and 1: p is 1 / (1 + e^-z).",
)
def gradient_tanh(X, y, theta):
    return X.T @ (np.tanh(X @ theta) - y) / len(y)


@gradient.wrong(
    "twice-as-steep",
    "the probabilities are those of 2z: tanh needs z / 2",
    "sigmoid(z) is half of 1 + tanh(z / 2).",
)
def gradient_twice_as_steep(X, y, theta):
    return X.T @ (_sigmoid(2 * X @ theta) - y) / len(y)


@gradient.wrong(
    "unit-length",
    "the gradient is brought to length 1",
    "Leave its length: it shrinks towards the minimum, and so do the steps.",
)
def gradient_unit_length(X, y, theta):
    p = _sigmoid(X @ theta)
    g = X.T @ (p - y) / len(y)
    return g / np.linalg.norm(g)


@gradient.wrong(
    "signs-of-errors",
    "only the signs of the errors count",
    "Keep the size of p - y: a large error has to pull harder.",
)
def gradient_signs_of_errors(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ np.sign(p - y) / len(y)


@gradient.wrong(
    "step-for-gradient",
    "this is theta after a step, not the gradient",
    "Return the slopes alone; who descends decides how long the step is.",
)
def gradient_step_for_gradient(X, y, theta):
    p = _sigmoid(X @ theta)
    return theta - X.T @ (p - y) / len(y)


@gradient.wrong(
    "newton-step",
    "this is the step of Newton's method, not the gradient",
    "Return the slopes alone, without dividing by the curvature.",
)
def gradient_newton_step(X, y, theta):
    p = _sigmoid(X @ theta)
    g, H = X.T @ (p - y), (X.T * (p * (1 - p))) @ X
    return np.linalg.solve(H, g)


@gradient.wrong(
    "second-derivatives",
    "these are the second derivatives, a table",
    "The gradient has one number for each component of theta: error times input, averaged.",
)
def gradient_second_derivatives(X, y, theta):
    p = _sigmoid(X @ theta)
    return (X.T * (p * (1 - p))) @ X / len(y)


@gradient.wrong(
    "second-derivatives",
    "these are the second derivatives, a table",
    "The gradient has one number for each component of theta: error times input, averaged.",
)
def gradient_second_derivatives_13(X, y, theta):
    return X.T @ X / len(y)


@gradient.wrong(
    "one-number-for-all",
    "the mean is taken over the features too: one number for all of theta",
    "Average over the rows only: each component of theta has a slope of its own.",
)
def gradient_one_number_for_all(X, y, theta):
    p = _sigmoid(X @ theta)
    return np.mean((p - y)[:, np.newaxis] * X)


@gradient.wrong(
    "one-number-for-all",
    "everything is summed: one number for all of theta",
    "Sum over the rows only: each component of theta has a slope of its own.",
)
def gradient_one_number_for_all_15(X, y, theta):
    p = _sigmoid(X @ theta)
    return np.sum((p - y)[:, np.newaxis] * X) / len(y)


@gradient.wrong(
    "one-number-for-all",
    "everything is summed: one number for all of theta",
    "Sum over the rows only: each component of theta has a slope of its own.",
)
def gradient_one_number_for_all_16(X, y, theta):
    p = _sigmoid(X @ theta)
    return np.sum((p - y)[:, np.newaxis] * X)


@gradient.wrong(
    "bias-left-out",
    "the slope for the bias is 0: theta[0] would never learn",
    "The column of ones makes the bias a weight like the others: its slope is the mean error.",
)
def gradient_bias_left_out(X, y, theta):
    p = _sigmoid(X @ theta)
    g = X.T @ (p - y) / len(y)
    return np.where(np.arange(len(g)) > 0, g, 0.0)


@gradient.wrong(
    "bias-dropped",
    "the slope for the bias is missing from the result",
    "The result has as many numbers as theta; the first is the mean error.",
)
def gradient_bias_dropped(X, y, theta):
    p = _sigmoid(X @ theta)
    return (X.T @ (p - y) / len(y))[1:]


@gradient.wrong(
    "ones-added-again",
    "a column of ones is added, though X has one already",
    "Use X as it is: its first column is the one for the bias.",
)
def gradient_ones_added_again(X, y, theta):
    p = _sigmoid(X @ theta)
    return np.append(np.mean(p - y), X.T @ (p - y) / len(y))


@gradient.wrong(
    "errors-of-the-costs",
    "the inputs are weighed with the costs, not with the errors",
    "The derivative of the cost with respect to z is p - y.",
)
def gradient_errors_of_the_costs(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ -np.log(np.where(y == 1, p, 1 - p)) / len(y)


@gradient.wrong(
    "cost",
    "this is the cross-entropy itself, not its gradient",
    "The gradient has one number for each component of theta: error times input, averaged.",
)
def gradient_cost(X, y, theta):
    p = _sigmoid(X @ theta)
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@gradient.wrong(
    "ones-only",
    "only the examples with y = 1 count",
    "An example with y = 0 has the error p - 0; the formula with y as a factor is for labels -1 and 1.",
)
def gradient_ones_only(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ (y * (p - 1)) / len(y)


@gradient.wrong(
    "zeros-only",
    "only the examples with y = 0 count",
    "Examples with y = 1 have an error as well: p - 1.",
)
def gradient_zeros_only(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ ((1 - y) * p) / len(y)


@gradient.wrong(
    "mistakes-only",
    "only the examples that are answered wrongly count, as in the perceptron",
    "Also an example that is right has an error p - y: it may be surer.",
)
def gradient_mistakes_only(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ ((p - y) * ((p >= 0.5) != y)) / len(y)


@gradient.wrong(
    "mistakes-only",
    "only the examples that are answered wrongly count, as in the perceptron",
    "Also an example that is right has an error p - y: it may be surer.",
)
def gradient_mistakes_by_rounding(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ ((p - y) * (np.round(p) != y)) / len(y)


@gradient.wrong(
    "weighed-with-theta",
    "the errors are multiplied by theta, not by the inputs",
    "The derivative of theta x with respect to theta is x.",
)
def gradient_weighed_with_theta(X, y, theta):
    p = _sigmoid(X @ theta)
    return np.mean(p - y) * theta


@gradient.wrong(
    "log-of-p",
    "the errors are those of the logarithms",
    "The error is p - y: the logarithm has cancelled the slope of the sigmoid already.",
)
def gradient_log_of_p(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ (np.log(p) - y) / len(y)


def parabola(theta):
    return theta[0] ** 2 + 3 * theta[1]


def sum_of_cubes(theta):
    return sum(component**3 for component in theta)


def waves(theta):
    return np.sum(np.sin(theta) * np.arange(1, len(theta) + 1)) + theta[0] * theta[-1] ** 2


def surprise(theta):
    rows = np.array([[1.0, 0.5, -1.0], [1.0, -2.0, 0.0], [1.0, 1.0, 2.0], [1.0, 0.0, 1.5]])
    z = rows @ theta
    return np.mean(np.logaddexp(0, z) - z * np.array([0, 1, 1, 0]))


numeric_gradient = Check("numeric_gradient")


@numeric_gradient.cases
def several_functions(rng):
    yield case(parabola, np.array([2.0, 1.0]), 0.5)
    yield case(sum_of_cubes, np.array([1.0, -2.0, 3.0]), 0.5)
    yield case(waves, rng.normal(size=5), 0.25)
    yield case(surprise, rng.normal(size=3), 0.01)
    yield case(waves, rng.normal(size=2), 0.001)


@numeric_gradient.cases
def edges_of_trying(rng):
    yield case(sum_of_cubes, np.array([2.0]), 0.1)


@numeric_gradient.wrong(
    "one-sided",
    "this is one-sided: it compares theta + h with theta itself",
    "Go h to both sides and divide by 2h: the error then shrinks with h², not with h.",
)
def forward(f, theta, h):
    return np.array([(f(theta + step) - f(theta)) / h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "one-sided-below",
    "this is one-sided: it compares theta itself with theta - h",
    "Go h to both sides and divide by 2h: the error then shrinks with h², not with h.",
)
def backward(f, theta, h):
    return np.array([(f(theta) - f(theta - step)) / h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "all-at-once",
    "all components are moved at once, so their slopes are added up",
    "Move one component of theta at a time, and leave the others where they are.",
)
def together(f, theta, h):
    return (f(theta + h) - f(theta - h)) / (2 * h)


@numeric_gradient.wrong(
    "all-at-once-in-each",
    "every component is the sum of all slopes: all of theta is moved at once",
    "Move one component of theta at a time, and leave the others where they are.",
)
def together_in_each(f, theta, h):
    return np.full(len(theta), (f(theta + h) - f(theta - h)) / (2 * h))


@numeric_gradient.wrong(
    "not-put-back",
    "components that have had their turn stay moved by -h",
    "Start every component from the theta that was given: copy it anew, or put the old value back.",
)
def stays_below(f, theta, h):
    moved = np.array(theta, dtype=float)
    slopes = []
    for j in range(len(moved)):
        moved[j] = theta[j] + h
        above = f(moved)
        moved[j] = theta[j] - h
        slopes.append((above - f(moved)) / (2 * h))
    return np.array(slopes)


@numeric_gradient.wrong(
    "stays-above",
    "components that have had their turn stay moved by +h",
    "Start every component from the theta that was given: copy it anew, or put the old value back.",
)
def stays_above(f, theta, h):
    moved = np.array(theta, dtype=float)
    slopes = []
    for j in range(len(moved)):
        moved[j] = theta[j] - h
        below = f(moved)
        moved[j] = theta[j] + h
        slopes.append((f(moved) - below) / (2 * h))
    return np.array(slopes)


@numeric_gradient.wrong(
    "from-the-moved-place",
    "the second point is h below the first: it ends at theta itself, not at theta - h",
    "From theta + h it is 2h down to theta - h; better start both from the theta that was given.",
)
def half_way(f, theta, h):
    return np.array([(f(theta + step) - f(theta)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "times-h",
    "the difference is halved and then multiplied by h",
    "Write (2 * h) in brackets: / 2 * h divides by 2 and multiplies by h.",
)
def times_h(f, theta, h):
    return np.array([(f(theta + step) - f(theta - step)) / 2 * h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "brackets-forgotten",
    "only the second value is divided by 2h",
    "Put the difference of the two values in brackets before you divide it.",
)
def no_brackets(f, theta, h):
    return np.array([f(theta + step) - f(theta - step) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "not-divided",
    "this is how much f changes, not how steep it is",
    "A slope is a change divided by the way: from theta - h to theta + h that is 2h.",
)
def differences(f, theta, h):
    return np.array([f(theta + step) - f(theta - step) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "half-steps",
    "each component is moved by h / 2 only, and the difference divided by h",
    "That is another book's way; here theta moves by h to each side, and the way is 2h.",
)
def numeric_gradient_half_steps(f, theta, h):
    return np.array([(f(theta + step / 2) - f(theta - step / 2)) / h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "five-points",
    "this uses four points for each component, a formula of higher order",
    "Two points are asked for: h above and h below, and their difference divided by 2h.",
)
def numeric_gradient_five_points(f, theta, h):
    return np.array(
        [
            (8 * (f(theta + step) - f(theta - step)) - f(theta + 2 * step) + f(theta - 2 * step)) / (12 * h)
            for step in h * np.eye(len(theta))
        ]
    )


@numeric_gradient.wrong(
    "wide-steps",
    "theta is moved by 2h to each side",
    "Move by h to each side: the way between the two points is 2h then.",
)
def numeric_gradient_wide_steps(f, theta, h):
    return np.array([(f(theta + 2 * step) - f(theta - 2 * step)) / (4 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "wide-steps",
    "theta is moved by 2h to each side, and the difference divided by 2h",
    "Move by h to each side: the way between the two points is 2h then.",
)
def numeric_gradient_wide_steps_4(f, theta, h):
    return np.array([(f(theta + 2 * step) - f(theta - 2 * step)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "one-sided-wide",
    "this goes 2h to one side, and stays at theta on the other",
    "Go h to both sides: then the error shrinks with h², not with h.",
)
def numeric_gradient_one_sided_wide(f, theta, h):
    return np.array([(f(theta + 2 * step) - f(theta)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "second-derivative",
    "this is the second derivative: how the slope itself changes",
    "For the slope, take f above minus f below, and divide by 2h.",
)
def numeric_gradient_second_derivative(f, theta, h):
    return np.array([(f(theta + step) - 2 * f(theta) + f(theta - step)) / h**2 for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "sum-for-difference",
    "the two values are added, not subtracted",
    "A slope is a difference divided by a way: f above minus f below.",
)
def numeric_gradient_sum_for_difference(f, theta, h):
    return np.array([(f(theta + step) + f(theta - step)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "absolute",
    "the slopes have lost their signs",
    "Where f falls, the slope is negative: leave the difference its sign.",
)
def numeric_gradient_absolute(f, theta, h):
    return np.array([abs(f(theta + step) - f(theta - step)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "around-zero",
    "the slopes are those at 0: theta is missing",
    "Add the step to theta, and subtract it from theta: the slope there is asked for.",
)
def numeric_gradient_around_zero(f, theta, h):
    return np.array([(f(step) - f(-step)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "others-zero",
    "the other components are 0 while one is moved",
    "Leave the others where theta has them: copy theta, and change one component.",
)
def numeric_gradient_others_zero(f, theta, h):
    diag, steps = np.diag(theta), h * np.eye(len(theta))
    return np.array([(f(one + step) - f(one - step)) / (2 * h) for one, step in zip(diag, steps, strict=True)])


@numeric_gradient.wrong(
    "component-alone",
    "f gets a single component, where it needs all of theta",
    "Hand over the whole theta, with one component moved.",
)
def numeric_gradient_component_alone(f, theta, h):
    return np.array([(f(one + h) - f(one - h)) / (2 * h) for one in theta])


@numeric_gradient.wrong(
    "component-alone",
    "f gets a single component, where it needs all of theta",
    "Hand over the whole theta, with one component moved.",
)
def numeric_gradient_component_alone_12(f, theta, h):
    return np.array([(f(np.array([one + h])) - f(np.array([one - h]))) / (2 * h) for one in theta])


@numeric_gradient.wrong(
    "same-array",
    "both moved thetas are the same array, so that the difference is always 0",
    "up = theta makes no copy: write theta.copy(), once for each direction.",
)
def numeric_gradient_same_array(f, theta, h):
    return np.zeros(len(theta))


@numeric_gradient.wrong(
    "relative-steps",
    "the step is h times the component, so that each has a step of its own",
    "Move every component by h itself, whatever its size.",
)
def numeric_gradient_relative_steps(f, theta, h):
    slopes = []
    for j, unit in enumerate(np.eye(len(theta))):
        step = h * theta[j]
        slopes.append((f(theta + step * unit) - f(theta - step * unit)) / (2 * step))
    return np.array(slopes)


@numeric_gradient.wrong(
    "relative-steps",
    "the step is h times the component, so that each has a step of its own",
    "Move every component by h itself, whatever its size.",
)
def numeric_gradient_relative_steps_15(f, theta, h):
    slopes = []
    for j, unit in enumerate(np.eye(len(theta))):
        step = h * abs(theta[j])
        slopes.append((f(theta + step * unit) - f(theta - step * unit)) / (2 * step))
    return np.array(slopes)


@numeric_gradient.wrong(
    "relative-steps",
    "the step is h times the component, so that each has a step of its own",
    "Move every component by h itself, whatever its size.",
)
def numeric_gradient_relative_steps_16(f, theta, h):
    slopes = []
    for j, unit in enumerate(np.eye(len(theta))):
        step = h * max(1.0, abs(theta[j]))
        slopes.append((f(theta + step * unit) - f(theta - step * unit)) / (2 * step))
    return np.array(slopes)


@numeric_gradient.wrong(
    "relative-steps",
    "the step is h times the component, and the difference is divided by 2h",
    "Move every component by h itself, whatever its size.",
)
def numeric_gradient_relative_steps_17(f, theta, h):
    steps = h * np.eye(len(theta)) * theta
    return np.array([(f(theta + step) - f(theta - step)) / (2 * h) for step in steps])


@numeric_gradient.wrong(
    "own-h",
    "h has another value here than the one that was given",
    "Use the h of the caller: with the test's large h the difference shows.",
)
def numeric_gradient_own_h(f, theta, h):
    return np.array([(f(theta + 1e-5 * unit) - f(theta - 1e-5 * unit)) / 2e-5 for unit in np.eye(len(theta))])


@numeric_gradient.wrong(
    "np-gradient",
    "np.gradient gives the slopes between neighbouring numbers of an array",
    "It knows nothing of f: move one component of theta, and call f above and below.",
)
def numeric_gradient_np_gradient(f, theta, h):
    return np.gradient(theta, h)


@numeric_gradient.wrong(
    "np-gradient",
    "np.gradient gives the slopes between neighbouring numbers of an array",
    "It knows nothing of f: move one component of theta, and call f above and below.",
)
def numeric_gradient_np_gradient_20(f, theta, h):
    return np.gradient(theta)


@numeric_gradient.wrong(
    "one-number-for-all",
    "the slopes are summed into one number",
    "Return one slope for each component of theta.",
)
def numeric_gradient_one_number_for_all(f, theta, h):
    return sum((f(theta + step) - f(theta - step)) / (2 * h) for step in h * np.eye(len(theta)))


@numeric_gradient.wrong(
    "one-number-for-all",
    "the slopes are averaged into one number",
    "Return one slope for each component of theta.",
)
def numeric_gradient_one_number_for_all_22(f, theta, h):
    return np.mean([(f(theta + step) - f(theta - step)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "unit-length",
    "the gradient is brought to length 1",
    "Leave its length: it says how steep f is.",
)
def numeric_gradient_unit_length(f, theta, h):
    g = np.array([(f(theta + step) - f(theta - step)) / (2 * h) for step in h * np.eye(len(theta))])
    return g / np.linalg.norm(g)


@numeric_gradient.wrong(
    "step-for-gradient",
    "this is theta after a step of size h, not the gradient",
    "Return the slopes alone; h is the way for trying, not a learning rate.",
)
def numeric_gradient_step_for_gradient(f, theta, h):
    g = np.array([(f(theta + step) - f(theta - step)) / (2 * h) for step in h * np.eye(len(theta))])
    return theta - h * g


@numeric_gradient.wrong(
    "moved-on",
    "each component starts from where the last ones have gone: all of them stay moved",
    "Start every component from the theta that was given.",
)
def numeric_gradient_moved_on(f, theta, h):
    up, down, slopes = np.array(theta, float), np.array(theta, float), []
    for j in range(len(theta)):
        up[j] += h
        down[j] -= h
        slopes.append((f(up) - f(down)) / (2 * h))
    return np.array(slopes)


@numeric_gradient.wrong(
    "not-divided",
    "the difference is divided by 2, but not by h",
    "A slope is a change divided by the way: from theta - h to theta + h that is 2h.",
)
def halved_differences(f, theta, h):
    return np.array([(f(theta + step) - f(theta - step)) / 2 for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "divided-by-theta",
    "the difference is divided by the component, not by the way",
    "The way from theta - h to theta + h is 2h, whatever theta is.",
)
def numeric_gradient_divided_by_theta(f, theta, h):
    return np.array(
        [(f(theta + step) - f(theta - step)) / (2 * (theta @ step) / h) for step in h * np.eye(len(theta))]
    )
