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


@probability_of.wrong(
    "added",
    "this is the mean of the probabilities, not their product",
    "That one thing and another both happen has the product of their probabilities.",
)
def probability_of_mean_taken(p, y):
    return np.mean(np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "root-taken",
    "this is the m-th root of the product: a mean for each example",
    "The probability of everything together is the product itself, without a root.",
)
def probability_of_root_taken(p, y):
    return np.prod(np.where(y == 1, p, 1 - p)) ** (1 / len(p))


@probability_of.wrong(
    "complement",
    "this is the probability that it does not all happen so",
    "Return the product itself; 1 minus it is the probability of everything else.",
)
def probability_of_complement(p, y):
    return 1 - np.prod(np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "at-least-one",
    "this is the probability that at least one of the guesses comes true",
    "All must happen together: multiply the probabilities of what happened.",
)
def probability_of_at_least_one(p, y):
    return 1 - np.prod(1 - np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "at-least-one",
    "this is the probability of at least one 1",
    "All that happened is asked for: multiply p where y is 1, and 1 - p where y is 0.",
)
def probability_of_at_least_one_5(p, y):
    return 1 - np.prod(1 - p)


@probability_of.wrong(
    "same-power",
    "both p and 1 - p have the power y",
    "1 - p belongs to what is 0: its power is 1 - y.",
)
def probability_of_same_power(p, y):
    return np.prod(p**y * (1 - p) ** y)


@probability_of.wrong(
    "two-products-added",
    "the product for the ones and the product for the zeros are added",
    "Both must happen together: multiply the two products.",
)
def probability_of_two_products_added(p, y):
    return np.prod(p[y == 1]) + np.prod(1 - p[y == 0])


@probability_of.wrong(
    "two-products-added",
    "the product for the ones and the product for the zeros are added",
    "Both must happen together: multiply the two products.",
)
def probability_of_two_products_added_8(p, y):
    return np.prod(p**y) + np.prod((1 - p) ** (1 - y))


@probability_of.wrong(
    "both-for-all",
    "each example counts with p and with 1 - p",
    "Of the two, take the one that belongs to what happened: p for 1, 1 - p for 0.",
)
def probability_of_both_for_all(p, y):
    return np.prod(p * (1 - p))


@probability_of.wrong(
    "dot-product",
    "the probabilities of the ones are summed",
    "Multiply instead of adding, and let the zeros count with 1 - p.",
)
def probability_of_dot_product(p, y):
    return np.dot(p, y)


@probability_of.wrong(
    "share-right",
    "this is how many of the guesses are right, not how probable they are",
    "Leave the probabilities as they are, and multiply those of what happened.",
)
def probability_of_share_right(p, y):
    return np.mean((p >= 0.5) == y)


@probability_of.wrong(
    "share-right",
    "this is how many of the guesses are right, not how probable they are",
    "Leave the probabilities as they are, and multiply those of what happened.",
)
def probability_of_share_above_half(p, y):
    return np.mean((p > 0.5) == y)


@probability_of.wrong(
    "decisions",
    "the probabilities are rounded to 0 or 1 first",
    "Leave the probabilities as they are, and multiply those of what happened.",
)
def probability_of_decisions(p, y):
    q = np.where(p >= 0.5, 1.0, 0.0)
    return np.prod(np.where(y == 1, q, 1 - q))


@probability_of.wrong(
    "decisions",
    "the probabilities are rounded to 0 or 1 first",
    "Leave the probabilities as they are, and multiply those of what happened.",
)
def probability_of_rounded(p, y):
    q = np.round(p)
    return np.prod(np.where(y == 1, q, 1 - q))


@probability_of.wrong(
    "least-alone",
    "this is the least of the probabilities, not their product",
    "Multiply all of them: each new event makes the whole less probable.",
)
def probability_of_least_alone(p, y):
    return np.min(np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "greatest-alone",
    "this is the greatest of the probabilities, not their product",
    "Multiply all of them: each new event makes the whole less probable.",
)
def probability_of_greatest_alone(p, y):
    return np.max(np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "running-product",
    "these are the products so far, one for each example",
    "np.cumprod keeps every stage; the last one alone is asked for.",
)
def probability_of_running_product(p, y):
    return np.cumprod(np.where(y == 1, p, 1 - p))


@probability_of.wrong(
    "cost",
    "this is the cross-entropy: minus the mean of the logarithms",
    "Here the product itself is asked for; the logarithm comes with the next function.",
)
def probability_of_cost(p, y):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@probability_of.wrong(
    "cost",
    "this is the cross-entropy: minus the mean of the logarithms",
    "Here the product itself is asked for; the logarithm comes with the next function.",
)
def probability_of_cost_of_both_terms(p, y):
    with np.errstate(all="ignore"):
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@probability_of.wrong(
    "cost",
    "this is minus the logarithm of the probability",
    "Here the product itself is asked for; the logarithm comes with the next function.",
)
def probability_of_cost_17(p, y):
    return -np.sum(np.log(np.where(y == 1, p, 1 - p)))


@probability_of.wrong(
    "distances",
    "the distances between p and y are added",
    "Where y is 1, p happened; where y is 0, it was 1 - p.",
)
def probability_of_distances(p, y):
    return np.sum(np.abs(p - y))


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


@cross_entropy.wrong(
    "one-inside-the-logs",
    "1 is added inside the logarithms, which changes every value",
    "Log 0 is kept away by a clip at 1e-12, or by taking the log of what happened alone.",
)
def cross_entropy_one_inside_the_logs(p, y):
    return -np.mean(y * np.log(p + 1) + (1 - y) * np.log(1 - p + 1))


@cross_entropy.wrong(
    "one-inside-the-logs",
    "1 is added inside the logarithms, which changes every value",
    "Take np.log of the probability; np.log1p(x) is the log of 1 + x.",
)
def cross_entropy_one_inside_the_logs_2(p, y):
    return -np.mean(y * np.log1p(p) + (1 - y) * np.log1p(-p))


@cross_entropy.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Add 1e-12 at most, or clip p: the cost of ordinary probabilities must stay as it is.",
)
def cross_entropy_too_much_added(p, y):
    return -np.mean(y * np.log(p + 0.1) + (1 - y) * np.log(1 - p + 0.1))


@cross_entropy.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Add 1e-12 at most, or clip p: the cost of ordinary probabilities must stay as it is.",
)
def cross_entropy_too_much_added_4(p, y):
    return -np.mean(y * np.log(p + 0.01) + (1 - y) * np.log(1 - p + 0.01))


@cross_entropy.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Add 1e-12 at most, or clip p: the cost of ordinary probabilities must stay as it is.",
)
def cross_entropy_too_much_added_5(p, y):
    return -np.mean(y * np.log(p + 1e-3) + (1 - y) * np.log(1 - p + 1e-3))


@cross_entropy.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Add 1e-12 at most, or clip p: the cost of ordinary probabilities must stay as it is.",
)
def cross_entropy_too_much_added_6(p, y):
    return -np.mean(y * np.log(p + 1e-4) + (1 - y) * np.log(1 - p + 1e-4))


@cross_entropy.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Add 1e-12 at most, or clip p: the cost of ordinary probabilities must stay as it is.",
)
def cross_entropy_too_much_added_7(p, y):
    return -np.mean(y * np.log(p + 1e-5) + (1 - y) * np.log(1 - p + 1e-5))


@cross_entropy.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Add 1e-12 at most, or clip p: the cost of ordinary probabilities must stay as it is.",
)
def cross_entropy_too_much_added_8(p, y):
    return -np.mean(y * np.log(p + 1e-6) + (1 - y) * np.log(1 - p + 1e-6))


@cross_entropy.wrong(
    "clipped-too-far",
    "p is cut so far from 0 and 1 that ordinary probabilities change",
    "Clip at 1e-12: only 0 and 1 themselves are to be kept away from the log.",
)
def cross_entropy_clipped_too_far(p, y):
    q = np.clip(p, 0.1, 1 - 0.1)
    return -np.mean(np.log(np.where(y == 1, q, 1 - q)))


@cross_entropy.wrong(
    "clipped-too-far",
    "p is cut so far from 0 and 1 that ordinary probabilities change",
    "Clip at 1e-12: only 0 and 1 themselves are to be kept away from the log.",
)
def cross_entropy_clipped_too_far_10(p, y):
    q = np.clip(p, 0.2, 1 - 0.2)
    return -np.mean(np.log(np.where(y == 1, q, 1 - q)))


@cross_entropy.wrong(
    "entropy",
    "this is the entropy of p itself: y plays no part in it",
    "Weigh log p with y and log(1 - p) with 1 - y: what happened decides.",
)
def cross_entropy_entropy(p, y):
    return -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))


@cross_entropy.wrong(
    "entropy",
    "this is -p log p: y plays no part in it",
    "Weigh log p with y and log(1 - p) with 1 - y: what happened decides.",
)
def cross_entropy_entropy_12(p, y):
    return -np.mean(p * np.log(p))


@cross_entropy.wrong(
    "entropy",
    "the logarithms are weighed with p of what happened",
    "Each example counts once: take the mean of the logs without a further factor.",
)
def cross_entropy_entropy_13(p, y):
    return -np.mean(np.where(y == 1, p, 1 - p) * np.log(np.where(y == 1, p, 1 - p)))


@cross_entropy.wrong(
    "perplexity",
    "this is e to the power of the cross-entropy",
    "Return the mean of the logs itself, with its minus.",
)
def cross_entropy_perplexity(p, y):
    return np.exp(-np.mean(np.log(np.where(y == 1, p, 1 - p))))


@cross_entropy.wrong(
    "root-taken",
    "this is the mean probability, the m-th root of the product",
    "Return minus the mean of the logarithms.",
)
def cross_entropy_root_taken(p, y):
    return np.exp(np.mean(np.log(np.where(y == 1, p, 1 - p))))


@cross_entropy.wrong(
    "probability",
    "this is the probability of all that happened, not its cost",
    "Take minus the logarithm, and divide by the number of examples.",
)
def cross_entropy_probability(p, y):
    return np.prod(np.where(y == 1, p, 1 - p))


@cross_entropy.wrong(
    "absolute-error",
    "this is the mean distance between p and y",
    "Cross-entropy takes the log of what happened: a wrong certainty is then punished without limit.",
)
def cross_entropy_absolute_error(p, y):
    return np.mean(np.abs(p - y))


@cross_entropy.wrong(
    "squared-error",
    "this is the root of the mean squared error",
    "Cross-entropy takes the log of what happened: a wrong certainty is then punished without limit.",
)
def cross_entropy_squared_error(p, y):
    return np.sqrt(np.mean((p - y) ** 2))


@cross_entropy.wrong(
    "share-wrong",
    "this is the share of wrong decisions",
    "Cross-entropy takes the log of what happened, so that also the certainty counts.",
)
def cross_entropy_share_wrong(p, y):
    return np.mean((p >= 0.5) != y)


@cross_entropy.wrong(
    "share-wrong",
    "this is the share of right decisions",
    "Cross-entropy takes the log of what happened, so that also the certainty counts.",
)
def cross_entropy_share_wrong_20(p, y):
    return np.mean((p >= 0.5) == y)


@cross_entropy.wrong(
    "p-as-score",
    "p is taken for a score: it goes through a sigmoid again",
    "p is a probability already: take its logarithm.",
)
def cross_entropy_p_as_score(p, y):
    return np.mean(np.logaddexp(0, p) - p * y)


@cross_entropy.wrong(
    "labels-plus-minus",
    "this is the formula for scores and labels -1 and 1",
    "Here p is a probability and y is 0 or 1: the cost is -log p, or -log(1 - p).",
)
def cross_entropy_labels_plus_minus(p, y):
    return np.mean(np.logaddexp(0, -p * y))


@cross_entropy.wrong(
    "hinge",
    "this is the hinge loss, which wants scores and labels -1 and 1",
    "The cost is -log p where y is 1, and -log(1 - p) where y is 0.",
)
def cross_entropy_hinge(p, y):
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * p))


@cross_entropy.wrong(
    "logs-multiplied",
    "the logarithms are multiplied, not averaged",
    "A product of probabilities becomes a sum of logs: add them, and divide by m.",
)
def cross_entropy_logs_multiplied(p, y):
    return -np.prod(np.log(np.where(y == 1, p, 1 - p)))


@cross_entropy.wrong(
    "classes-apart",
    "the ones and the zeros are averaged apart, so that both count alike",
    "Take one mean over all examples, whichever class they belong to.",
)
def cross_entropy_classes_apart(p, y):
    return -np.mean(np.log(p[y == 1])) - np.mean(np.log(1 - p[y == 0]))


@cross_entropy.wrong(
    "classes-apart",
    "the ones and the zeros are averaged apart, so that both count alike",
    "Take one mean over all examples, whichever class they belong to.",
)
def cross_entropy_classes_apart_26(p, y):
    return -(np.mean(np.log(p[y == 1])) + np.mean(np.log(1 - p[y == 0]))) / 2


@cross_entropy.wrong(
    "zeros-lost",
    "the examples with y = 0 are left out of the mean",
    "Where y is 0, the cost is -log(1 - p): a confident wrong yes has to be paid for.",
)
def ones_averaged(p, y):
    return -np.mean(np.log(p[y == 1]))


@cross_entropy.wrong(
    "zeros-lost",
    "the examples with y = 0 are left out of the mean",
    "Where y is 0, the cost is -log(1 - p): a confident wrong yes has to be paid for.",
)
def ones_weighed(p, y):
    return -np.average(np.log(p), weights=y)


@cross_entropy.wrong(
    "ones-lost",
    "the examples with y = 1 are left out of the mean",
    "Where y is 1, the cost is -log p: a confident wrong no has to be paid for.",
)
def zeros_averaged(p, y):
    return -np.mean(np.log(1 - p[y == 0]))


@cross_entropy.wrong(
    "odds",
    "the logarithm is that of the odds p / (1 - p)",
    "Only what happened is in the logarithm: p where y is 1, and 1 - p where y is 0.",
)
def cross_entropy_odds(p, y):
    return -np.mean(y * np.log(p / (1 - p)))


@cross_entropy.wrong(
    "odds",
    "the logarithm is that of the odds p / (1 - p)",
    "Only what happened is in the logarithm: p where y is 1, and 1 - p where y is 0.",
)
def cross_entropy_odds_30(p, y):
    return -np.mean(np.log(p / (1 - p)))


@cross_entropy.wrong(
    "one-minus-log",
    "this has 1 - log p, where it should be the log of 1 - p",
    "The 1 belongs inside the logarithm: a 0 happens with probability 1 - p.",
)
def cross_entropy_one_minus_log(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * (1 - np.log(p)))


@cross_entropy.wrong(
    "both-terms-for-all",
    "each example pays -log p and -log(1 - p)",
    "y chooses: an example with y = 1 pays -log p alone, one with y = 0 the other.",
)
def cross_entropy_both_terms_for_all(p, y):
    return -np.mean(np.log(p) + np.log(1 - p))


@cross_entropy.wrong(
    "same-weight",
    "both logarithms have the factor y",
    "log(1 - p) belongs to what is 0: its factor is 1 - y.",
)
def cross_entropy_same_weight(p, y):
    return -np.mean(y * np.log(p) + y * np.log(1 - p))


@cross_entropy.wrong(
    "log-of-mean",
    "the mean is taken of p first; it should be the mean of the logs",
    "Take the log of each example first, and the mean after that.",
)
def means_first(p, y):
    q, s = np.mean(p), np.mean(y)
    return -(s * np.log(q) + (1 - s) * np.log(1 - q))


@cross_entropy.wrong(
    "divided-by-the-ones",
    "the sum is divided by the number of ones",
    "All examples count: divide by m, the number of all of them.",
)
def cross_entropy_divided_by_the_ones(p, y):
    with np.errstate(all="ignore"):
        return -np.sum(np.log(np.where(y == 1, p, 1 - p))) / np.sum(y)


@cross_entropy.wrong(
    "inverse",
    "the cost is 1 / p in place of -log p",
    "Take the logarithm: it turns the product of all probabilities into a sum.",
)
def cross_entropy_inverse(p, y):
    return np.mean(1 / np.where(y == 1, p, 1 - p))


@cross_entropy.wrong(
    "squared-logs",
    "the logarithms are squared",
    "A log of a probability is negative; one minus before it makes the cost positive.",
)
def cross_entropy_squared_logs(p, y):
    return np.mean(np.log(np.where(y == 1, p, 1 - p)) ** 2)


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


@cross_entropy_from_logits.wrong(
    "labels-plus-minus",
    "this is the formula for labels -1 and 1: with label 0 every example costs log 2",
    "With labels 0 and 1 subtract z y from log(1 + e^z), or turn y into 2 y - 1 first.",
)
def cross_entropy_from_logits_labels_plus_minus(z, y):
    return np.mean(np.logaddexp(0, -y * z))


@cross_entropy_from_logits.wrong(
    "labels-plus-minus",
    "this is the formula for labels -1 and 1: with label 0 every example costs log 2",
    "With labels 0 and 1 subtract z y from log(1 + e^z), or turn y into 2 y - 1 first.",
)
def cross_entropy_from_logits_labels_plus_minus_2(z, y):
    return np.mean(np.logaddexp(0, y * z))


@cross_entropy_from_logits.wrong(
    "hinge",
    "this is the hinge loss: a straight line up to the margin, and 0 beyond it",
    "Cross-entropy is smooth: log(1 + e^z) - z y.",
)
def cross_entropy_from_logits_hinge(z, y):
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * z))


@cross_entropy_from_logits.wrong(
    "hinge",
    "this is the hinge loss for labels -1 and 1",
    "Cross-entropy is smooth: log(1 + e^z) - z y.",
)
def cross_entropy_from_logits_hinge_4(z, y):
    return np.mean(np.maximum(0, 1 - y * z))


@cross_entropy_from_logits.wrong(
    "log-term-missing",
    "the term log(1 + e^-|z|) is missing: what is left is the perceptron's cost",
    "max(z, 0) is log(1 + e^z) from far away only; near 0 the third term makes up the difference.",
)
def cross_entropy_from_logits_log_term_missing(z, y):
    return np.mean(np.maximum(z, 0) - z * y)


@cross_entropy_from_logits.wrong(
    "one-forgotten",
    "the 1 in the logarithm is missing, so that log and e cancel",
    "The third term is log(1 + e^-|z|).",
)
def cross_entropy_from_logits_one_forgotten(z, y):
    return np.mean(np.maximum(z, 0) - z * y - np.abs(z))


@cross_entropy_from_logits.wrong(
    "one-forgotten",
    "the 1 in the logarithm is missing, so that log and e cancel",
    "The logarithm is that of 1 + e^z.",
)
def cross_entropy_from_logits_one_forgotten_7(z, y):
    return np.mean(z - z * y)


@cross_entropy_from_logits.wrong(
    "two-for-one",
    "the 1 is added twice: np.log1p adds one by itself",
    "Write np.log1p(np.exp(…)), or np.log(1 + np.exp(…)).",
)
def cross_entropy_from_logits_two_for_one(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log(2 + np.exp(-np.abs(z))))


@cross_entropy_from_logits.wrong(
    "two-for-one",
    "the 1 is added twice: np.log1p adds one by itself",
    "Write np.log1p(np.exp(…)), or np.log(1 + np.exp(…)).",
)
def cross_entropy_from_logits_two_for_one_9(z, y):
    return np.mean(np.log(2 + np.exp(z)) - z * y)


@cross_entropy_from_logits.wrong(
    "twice-as-steep",
    "the probability is that of 2z: tanh needs z / 2",
    "sigmoid(z) is half of 1 + tanh(z / 2).",
)
def cross_entropy_from_logits_twice_as_steep(z, y):
    return np.mean(np.logaddexp(0, 2 * z) - 2 * z * y)


@cross_entropy_from_logits.wrong(
    "softmax",
    "the probabilities are shares of all examples: this is the softmax",
    "Each example has a yes and a no of its own: its probability is sigmoid(z).",
)
def cross_entropy_from_logits_softmax(z, y):
    shares = np.exp(z - z.max()) / np.sum(np.exp(z - z.max()))
    return -np.mean(y * np.log(shares))


@cross_entropy_from_logits.wrong(
    "softmax",
    "the probabilities are shares of all examples: this is the softmax",
    "Each example has a yes and a no of its own: its probability is sigmoid(z).",
)
def cross_entropy_from_logits_softmax_12(z, y):
    shares = np.exp(z - z.max()) / np.sum(np.exp(z - z.max()))
    return -np.sum(y * np.log(shares))


@cross_entropy_from_logits.wrong(
    "softmax",
    "the probabilities are shares of all examples: this is the softmax",
    "Each example has a yes and a no of its own: its probability is sigmoid(z).",
)
def cross_entropy_from_logits_softmax_13(z, y):
    shares = np.exp(z - z.max()) / np.sum(np.exp(z - z.max()))
    with np.errstate(all="ignore"):
        return -np.mean(np.log(np.where(y == 1, shares, 1 - shares)))


@cross_entropy_from_logits.wrong(
    "squared-error",
    "this is the mean squared error of the probabilities",
    "The cost of an example is minus the logarithm of what happened.",
)
def cross_entropy_from_logits_squared_error(z, y):
    return np.mean(((0.5 * (1 + np.tanh(z / 2))) - y) ** 2)


@cross_entropy_from_logits.wrong(
    "squared-error",
    "this is the mean squared error of the scores",
    "The cost of an example is minus the logarithm of what happened.",
)
def cross_entropy_from_logits_squared_error_15(z, y):
    return np.mean((z - y) ** 2)


@cross_entropy_from_logits.wrong(
    "no-logs",
    "the logarithm is missing: these are the probabilities of what happened",
    "The cost of an example is minus the logarithm of its probability.",
)
def cross_entropy_from_logits_no_logs(z, y):
    return -np.mean(np.where(y == 1, (0.5 * (1 + np.tanh(z / 2))), 1 - (0.5 * (1 + np.tanh(z / 2)))))


@cross_entropy_from_logits.wrong(
    "no-logs",
    "the logarithm is missing: this is the mean distance between probability and label",
    "The cost of an example is minus the logarithm of its probability.",
)
def cross_entropy_from_logits_no_logs_17(z, y):
    return np.mean(np.abs((0.5 * (1 + np.tanh(z / 2))) - y))


@cross_entropy_from_logits.wrong(
    "log-of-mean",
    "this is the log of the mean; it should be the mean of the logs",
    "Take the log of each example first, and the mean after that.",
)
def cross_entropy_from_logits_log_of_mean(z, y):
    return -np.log(np.mean(np.where(y == 1, (0.5 * (1 + np.tanh(z / 2))), 1 - (0.5 * (1 + np.tanh(z / 2))))))


@cross_entropy_from_logits.wrong(
    "label-term-not-averaged",
    "z y is summed over the examples, not averaged like the rest",
    "z @ y is a sum already: multiply element by element, and take one mean of everything.",
)
def cross_entropy_from_logits_label_term_not_averaged(z, y):
    return np.mean(np.logaddexp(0, z)) - z @ y


@cross_entropy_from_logits.wrong(
    "mean-score",
    "the scores are averaged first, and the cost is that of the mean score",
    "Work out a cost for each example, and take the mean at the end.",
)
def cross_entropy_from_logits_mean_score(z, y):
    return np.logaddexp(0, np.mean(z)) - np.mean(z) * np.mean(y)


@cross_entropy_from_logits.wrong(
    "one-inside-the-logs",
    "1 is added inside the logarithms, which changes every value",
    "Use the form max(z, 0) - z y + log(1 + e^-|z|): it never meets log 0.",
)
def cross_entropy_from_logits_one_inside_the_logs(z, y):
    return -np.mean(
        y * np.log((0.5 * (1 + np.tanh(z / 2))) + 1) + (1 - y) * np.log(2 - (0.5 * (1 + np.tanh(z / 2))))
    )


@cross_entropy_from_logits.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Use the form max(z, 0) - z y + log(1 + e^-|z|): it never meets log 0.",
)
def cross_entropy_from_logits_too_much_added(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 0.01) + (1 - y) * np.log(1 - p + 0.01))


@cross_entropy_from_logits.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Use the form max(z, 0) - z y + log(1 + e^-|z|): it never meets log 0.",
)
def cross_entropy_from_logits_too_much_added_23(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 1e-3) + (1 - y) * np.log(1 - p + 1e-3))


@cross_entropy_from_logits.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Use the form max(z, 0) - z y + log(1 + e^-|z|): it never meets log 0.",
)
def cross_entropy_from_logits_too_much_added_24(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 1e-4) + (1 - y) * np.log(1 - p + 1e-4))


@cross_entropy_from_logits.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Use the form max(z, 0) - z y + log(1 + e^-|z|): it never meets log 0.",
)
def cross_entropy_from_logits_too_much_added_25(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 1e-5) + (1 - y) * np.log(1 - p + 1e-5))


@cross_entropy_from_logits.wrong(
    "too-much-added",
    "a number is added inside the logarithms, which is large enough to change the cost",
    "Use the form max(z, 0) - z y + log(1 + e^-|z|): it never meets log 0.",
)
def cross_entropy_from_logits_too_much_added_26(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 1e-6) + (1 - y) * np.log(1 - p + 1e-6))


@cross_entropy_from_logits.wrong(
    "scores-cut-early",
    "the scores are cut to a small range, so that large ones cost too little",
    "Leave the scores as they are: the form with max(z, 0) bears all of them.",
)
def cross_entropy_from_logits_scores_cut_early(z, y):
    z = np.clip(z, -1, 1)
    return np.mean(np.logaddexp(0, z) - z * y)


@cross_entropy_from_logits.wrong(
    "scores-cut-early",
    "the scores are cut to a small range, so that large ones cost too little",
    "Leave the scores as they are: the form with max(z, 0) bears all of them.",
)
def cross_entropy_from_logits_scores_cut_early_28(z, y):
    z = np.clip(z, -2, 2)
    return np.mean(np.logaddexp(0, z) - z * y)


@cross_entropy_from_logits.wrong(
    "entropy",
    "this is the entropy of the probabilities: y plays no part in it",
    "What happened decides: -log p where y is 1, and -log(1 - p) where y is 0.",
)
def cross_entropy_from_logits_entropy(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))


@cross_entropy_from_logits.wrong(
    "one-maximum",
    "the maximum is taken of the whole array: in np.max(z, 0) the 0 is an axis",
    "np.maximum(z, 0) compares each score with 0.",
)
def maximum_along_an_axis(z, y):
    return np.mean(z.max() - z * y + np.log1p(np.exp(-np.abs(z))))


@cross_entropy_from_logits.wrong(
    "answers-for-probabilities",
    "the scores are turned into answers 0 and 1 first",
    "The cost looks at how sure the model is: keep the probabilities.",
)
def cross_entropy_from_logits_answers_for_probabilities(z, y):
    return np.mean((z >= 0) != y)


@cross_entropy_from_logits.wrong(
    "ones-lost",
    "the examples with y = 1 cost nothing",
    "Where y is 1, the cost is log(1 + e^-z).",
)
def cross_entropy_from_logits_ones_lost(z, y):
    return np.mean((1 - y) * np.logaddexp(0, z))


@cross_entropy_from_logits.wrong(
    "probability",
    "this is the probability of all that happened, not its cost",
    "Take minus the mean of the logarithms.",
)
def cross_entropy_from_logits_probability(z, y):
    return np.prod(np.where(y == 1, (0.5 * (1 + np.tanh(z / 2))), 1 - (0.5 * (1 + np.tanh(z / 2)))))
