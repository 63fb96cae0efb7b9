"""The probability of what happened, and the cross-entropy, from probabilities and from scores."""

import numpy as np

from chainrule.course.checking import Check, case

DOORS = np.array([0.8, 0.7, 0.1]), np.array([1, 1, 0])


def draw_labels(rng, m):
    """0s and 1s, at least one of each."""
    y = rng.integers(0, 2, size=m)
    y[:2] = 0, 1
    return rng.permutation(y)


probability_of = Check("probability_of")


@probability_of.cases
def several_sizes(rng):
    yield case(*DOORS)
    for m in (4, 5, 7):
        yield case(rng.uniform(0.1, 0.9, size=m), draw_labels(rng, m))
    yield case(rng.uniform(0.1, 0.9, size=6), draw_labels(rng, 6).astype(float))


@probability_of.cases
def edges(rng):
    yield case(np.array([0.25]), np.array([0]))
    yield case(np.array([1.0, 0.0, 0.5]), np.array([1, 0, 1]))


@probability_of.wrong(
    "wrong-way-round",
    "this multiplies the probabilities of what did not happen",
    "Where y is 1, p happened; where y is 0, it was 1 - p.",
)
def the_other_way(p, y):
    return np.prod(np.where(y == 1, 1 - p, p))


@probability_of.wrong(
    "zeros-as-ones",
    "p is used where y is 0, too",
    "p is the probability of a 1; a 0 happens with probability 1 - p.",
)
def p_alone(p, y):
    return np.prod(p)


@probability_of.wrong(
    "zeros-lost",
    "the examples with y = 0 are left out",
    "A 0 has a probability as well, 1 - p, and it belongs in the product.",
)
def ones_alone(p, y):
    return np.prod(np.where(y == 1, p, 1.0))


@probability_of.wrong(
    "ones-lost",
    "the examples with y = 1 are left out",
    "A 1 has a probability as well, p, and it belongs in the product.",
)
def zeros_alone(p, y):
    return np.prod(np.where(y == 1, 1.0, 1 - p))


@probability_of.wrong(
    "times-y",
    "p is multiplied by y, so that a single 0 makes all of it 0",
    "Use y to choose between p and 1 - p; an example with y = 0 then gives 1 - p.",
)
def wiped_out(p, y):
    return np.prod(p * y)


@probability_of.wrong(
    "added",
    "the probabilities are added, not multiplied",
    "That one thing and another both happen has the product of their probabilities.",
)
def added(p, y):
    return np.sum(np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "both-powers-added",
    "p to the power y and 1 - p to the power 1 - y are added",
    "One of the two powers is always 1: multiplied, they leave what happened, added, they give 1 too much.",
)
def powers_added(p, y):
    return np.prod(p**y + (1 - p) ** (1 - y))


@probability_of.wrong(
    "not-multiplied",
    "this gives a probability for each example, not one for all of them",
    "Multiply the probabilities of all examples: the result is one number.",
)
def each(p, y):
    return np.where(y == 1, p, 1 - p)


@probability_of.wrong(
    "log-taken",
    "this is the logarithm of the probability",
    "Here the product itself is asked for; the logarithm comes with the cross-entropy.",
)
def log_probability(p, y):
    with np.errstate(divide="ignore"):
        return np.sum(np.log(np.where(y == 1, p, 1 - p)))


cross_entropy = Check("cross_entropy")


@cross_entropy.cases
def several_sizes_of_cost(rng):
    yield case(*DOORS)
    for m in (4, 5, 8):
        yield case(rng.uniform(0.05, 0.95, size=m), draw_labels(rng, m))
    yield case(rng.uniform(0.05, 0.95, size=6), draw_labels(rng, 6).astype(float))


@cross_entropy.cases
def edges_of_cost(rng):
    yield case(np.array([0.25]), np.array([1]))
    yield case(np.array([0.3, 0.6, 0.1]), np.array([0, 0, 0]))


@cross_entropy.cases
def certain(rng):
    yield case(
        np.array([1.0, 0.0, 0.5, 0.25]),
        np.array([1, 0, 1, 0]),
        extreme=True,
        about="with p = 1 and p = 0, both right",
        mend="0 times log 0 is NaN: take the log only of the probability of what happened, or clip p first.",
    )


@cross_entropy.quick_on
def many_examples(rng):
    yield case(rng.uniform(0.05, 0.95, size=20_000), rng.integers(0, 2, size=20_000))


@cross_entropy.wrong(
    "no-logs",
    "the logarithms are missing: the probabilities themselves are averaged",
    "Take the log of each probability: only then does the product of all become a sum.",
)
def no_logs(p, y):
    return -np.mean(np.where(y == 1, p, 1 - p))


@cross_entropy.wrong(
    "log2",
    "this counts in bits: the logarithm is to base 2",
    "np.log is the natural logarithm; np.log2 makes the result 1.44 times as large.",
)
def bits(p, y):
    return -np.mean(np.log2(np.where(y == 1, p, 1 - p)))


@cross_entropy.wrong(
    "log10",
    "the logarithm is to base 10",
    "np.log is the natural logarithm; only with it is the derivative of log p equal to 1 / p.",
)
def decimal(p, y):
    return -np.mean(np.log10(np.where(y == 1, p, 1 - p)))


@cross_entropy.wrong(
    "zeros-lost",
    "the examples with y = 0 cost nothing: the term with 1 - y is missing",
    "Where y is 0, the cost is -log(1 - p): a confident wrong yes has to be paid for.",
)
def ones_pay(p, y):
    return -np.mean(y * np.log(p))


@cross_entropy.wrong(
    "ones-lost",
    "the examples with y = 1 cost nothing: the term with y is missing",
    "Where y is 1, the cost is -log p: a confident wrong no has to be paid for.",
)
def zeros_pay(p, y):
    return -np.mean((1 - y) * np.log(1 - p))


@cross_entropy.wrong(
    "terms-subtracted",
    "the two terms are subtracted: the examples with y = 0 have the wrong sign",
    "Add the term with y and the term with 1 - y, and put one minus before both.",
)
def minus_between(p, y):
    return -np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


@cross_entropy.wrong(
    "zeros-as-ones",
    "log p is used where y is 0, too",
    "p is the probability of a 1; a 0 happens with probability 1 - p.",
)
def p_alone_pays(p, y):
    return -np.mean(np.log(p))


@cross_entropy.wrong(
    "wrong-way-round",
    "this is the cost of what did not happen",
    "Where y is 1, the cost is -log p; where y is 0, it is -log(1 - p).",
)
def other_way_pays(p, y):
    return -np.mean(np.log(np.where(y == 1, 1 - p, p)))


@cross_entropy.wrong(
    "log-of-mean",
    "this is the log of the mean; it should be the mean of the logs",
    "Take the log of each example first, and the mean after that.",
)
def log_of_mean(p, y):
    return -np.log(np.mean(np.where(y == 1, p, 1 - p)))


@cross_entropy.wrong(
    "arguments-in-the-log",
    "the logarithm is taken of y, which is 0 or 1, so that the cost is infinite",
    "p stands in the logarithm, and y chooses which of the two terms counts.",
)
def log_of_labels(p, y):
    with np.errstate(divide="ignore"):
        return -np.mean(np.where(y == 1, (1 - p) * np.log(1.0 - y), p * np.log(1.0 * y)))


@cross_entropy.wrong(
    "squared-error",
    "this is the mean squared error",
    "Cross-entropy takes the log of what happened: a wrong certainty is then punished without limit.",
)
def squares(p, y):
    return np.mean((p - y) ** 2)


@cross_entropy.wrong(
    "not-averaged",
    "this gives a cost for each example, not the mean",
    "Take the mean over all examples: the result is one number.",
)
def each_pays(p, y):
    return -np.log(np.where(y == 1, p, 1 - p))


@cross_entropy.must(
    "wrong-certainty",
    "a wrong certainty should cost infinity, or nearly so",
    "If you clip p, clip it at 1e-12 or closer to 0: a wrong certainty must hurt.",
)
def wrong_certainty_hurts(function):
    p, y = np.array([1.0, 0.0, 0.5, 0.5]), np.array([0, 1, 1, 0])
    with np.errstate(all="ignore"):
        cost = float(function(p, y))
    return cost > 13.8 or f"p = (1, 0, 0.5, 0.5) and y = (0, 1, 1, 0) cost {cost:.6g}"


cross_entropy_from_logits = Check("cross_entropy_from_logits")


@cross_entropy_from_logits.cases
def several_sizes_of_scores(rng):
    yield case(np.array([0.0, 2.0, -1.0]), np.array([1, 1, 0]))
    for m in (4, 5, 8):
        yield case(rng.normal(scale=2, size=m), draw_labels(rng, m))
    yield case(rng.normal(scale=2, size=6), draw_labels(rng, 6).astype(float))


@cross_entropy_from_logits.cases
def edges_of_scores(rng):
    yield case(np.array([-1.5]), np.array([1]))
    yield case(np.array([0.0, 0.0]), np.array([0, 1]))


@cross_entropy_from_logits.cases
def far_from_zero(rng):
    mend = "Do not go through sigmoid and log: max(z, 0) - z y + log(1 + e^-|z|) has no exponent above 0."
    yield case(
        np.array([1000.0, -1000.0, 0.0]),
        np.array([0, 1, 1]),
        extreme=True,
        about="with z = 1000 and z = -1000, both wrong",
        mend=mend,
    )
    yield case(
        np.array([1000.0, -1000.0, 0.0, 1.0]),
        np.array([1, 0, 1, 0]),
        extreme=True,
        about="with z = 1000 and z = -1000, both right",
        mend=mend,
    )
    yield case(
        np.array([-50.0, 50.0]),
        np.array([1, 0]),
        extreme=True,
        about="with z = -50 and z = 50, both wrong",
        mend=mend,
    )


@cross_entropy_from_logits.quick_on
def many_scores(rng):
    yield case(rng.normal(size=20_000), rng.integers(0, 2, size=20_000))


@cross_entropy_from_logits.wrong(
    "z-as-p",
    "the scores are taken for probabilities: log z",
    "z is a score, any number; the probability is sigmoid(z).",
)
def scores_as_probabilities(z, y):
    with np.errstate(all="ignore"):
        return -np.mean(np.log(np.where(y == 1, z, 1 - z)))


@cross_entropy_from_logits.wrong(
    "sigmoid-twice",
    "the sigmoid is applied twice",
    "If a function takes scores, give it z itself and not sigmoid(z).",
)
def twice(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.logaddexp(0, p) - p * y)


@cross_entropy_from_logits.wrong(
    "sign-of-z",
    "z has the wrong sign: a high score counts against y = 1",
    "The cost of y = 1 falls as z grows: it is log(1 + e^-z), and log(1 + e^z) for y = 0.",
)
def turned_round(z, y):
    return np.mean(np.logaddexp(0, -z) + z * y)


@cross_entropy_from_logits.wrong(
    "label-added",
    "z y is added, where it should be subtracted",
    "A score of the right sign lowers the cost: subtract z y.",
)
def label_added(z, y):
    return np.mean(np.logaddexp(0, z) + z * y)


@cross_entropy_from_logits.wrong(
    "label-forgotten",
    "the term z y is missing: every example is treated as y = 0",
    "Subtract z y: it turns log(1 + e^z) into log(1 + e^-z) where y is 1.",
)
def label_forgotten(z, y):
    return np.mean(np.logaddexp(0, z))


@cross_entropy_from_logits.wrong(
    "maximum-forgotten",
    "the term max(z, 0) is missing",
    "log(1 + e^z) is max(z, 0) + log(1 + e^-|z|): without the first term, large scores cost too little.",
)
def no_maximum(z, y):
    return np.mean(np.log1p(np.exp(-np.abs(z))) - z * y)


@cross_entropy_from_logits.wrong(
    "size-forgotten",
    "the exponent is -z, where it should be minus the size of z",
    "Take np.abs(z) in the exponent, so that it is never positive.",
)
def no_size(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-z)))


@cross_entropy_from_logits.wrong(
    "one-maximum",
    "max(z, 0) is taken of the whole array, not of each score",
    "np.maximum(z, 0) compares each score with 0; np.max(z) is the largest score of all.",
)
def one_maximum(z, y):
    return np.mean(max(z.max(), 0) - z * y + np.log1p(np.exp(-np.abs(z))))


@cross_entropy_from_logits.wrong(
    "zeros-lost",
    "the examples with y = 0 cost nothing",
    "Where y is 0, the cost is log(1 + e^z).",
)
def only_ones(z, y):
    return np.mean(y * np.logaddexp(0, -z))


@cross_entropy_from_logits.wrong(
    "not-averaged",
    "this gives a cost for each example, not the mean",
    "Take the mean over all examples: the result is one number.",
)
def each_score(z, y):
    return np.logaddexp(0, z) - z * y
