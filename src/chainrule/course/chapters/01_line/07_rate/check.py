"""Choosing a learning rate, and finding the largest that converges."""

import math

import numpy as np

from chainrule.course.checking import Answer, Check, case

HOURS, YEARS = np.array([20.0, 0.0, 36.0, 12.0]), np.array([78.0, 65.0, 81.0, 72.0])

best_learning_rate = Check("best_learning_rate")


def limit(x):
    """The largest learning rate with which descent on a line through these inputs converges: 2 / curvature."""
    inputs = np.column_stack([x, np.ones(len(x))])
    return 2 / np.linalg.eigvalsh(inputs.T @ inputs / len(x))[-1]


@best_learning_rate.cases
def several_sizes(rng):
    yield case(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 6.0]), [0.01, 0.8, 0.3], 10)
    for m, steps, shares in (
        (5, 6, (0.02, 0.97, 0.5, 0.1)),
        (7, 4, (0.001, 0.9999, 1.7, 0.01, 0.6)),
        (9, 12, (0.05, 0.999, 0.3)),
        (6, 5, (1.3, 0.55, 0.9998, 0.003)),
    ):
        x, y = rng.normal(1.0, 1.0, size=m), rng.normal(3.0, 1.0, size=m)
        yield case(x, y, [float(f"{share * limit(x):.6g}") for share in shares], steps)


@best_learning_rate.cases
def some_that_diverge(rng):
    yield case(HOURS, YEARS, [0.001, 0.004, 5.0, 0.002], 120, about="where one walk ends at nan")
    yield case(HOURS, YEARS, [1.0, 0.001, 0.003, 10.0], 120, about="where the first walk ends at nan")
    yield case(HOURS, YEARS, [0.002, 3.0], 75, about="where one walk ends at inf")


@best_learning_rate.cases
def only_the_end_counts(rng):
    x, y = np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 3.0, 6.0, 8.0])
    yield case(x, y, [0.2, 0.3, 0.05], 4, about="where the best walk is higher on its way")
    yield case(x, y[::-1].copy(), [0.05, 0.5, 0.49], 8, about="where another walk was lower on its way")


@best_learning_rate.cases
def only_one(rng):
    yield case(np.array([0.0, 1.0, 3.0]), np.array([2.0, 1.0, 5.0]), [0.05], 3)


@best_learning_rate.cases
def all_equal(rng):
    yield case(np.array([0.0, 1.0, 3.0]), np.zeros(3), [0.2, 0.1, 0.3], 5, about="where all rates end equally low")


def walk(x, y, rate, steps, w=0.0, b=0.0):
    """The place after the last step, and the cost at every place."""
    history = []
    with np.errstate(all="ignore"):
        for _ in range(steps + 1):
            errors = w * x + b - y
            history.append(np.mean(errors**2) / 2)
            last = w, b
            w, b = w - rate * np.mean(errors * x), b - rate * np.mean(errors)
    return last, history


def finite(costs):
    return [one if math.isfinite(one) else math.inf for one in costs]


def last_costs(x, y, rates, steps):
    return [walk(x, y, rate, steps)[1][-1] for rate in rates]


@best_learning_rate.wrong(
    "first-rate",
    "only the first of the rates is tried",
    "The return belongs behind the loop: every rate has its walk before one is chosen.",
)
def tries_one(x, y, rates, steps):
    return rates[0] if last_costs(x, y, rates[:1], steps)[0] < math.inf else None


@best_learning_rate.wrong(
    "first-that-ends",
    "the first rate that does not diverge wins, whatever comes after it",
    "Compare all of them: remember the lowest cost so far, and return when the loop is over.",
)
def first_finite(x, y, rates, steps):
    return next(rate for rate, end in zip(rates, last_costs(x, y, rates, steps), strict=True) if end < math.inf)


@best_learning_rate.wrong(
    "one-step",
    "the rates are compared after one step, before the walks have got anywhere",
    "A rate that falls fastest at first may not end lowest: compare the last costs, history[-1].",
)
def after_one_step(x, y, rates, steps):
    return rates[int(np.argmin(finite(last_costs(x, y, rates, 1))))]


@best_learning_rate.wrong(
    "nan-wins",
    "a walk that ends at nan wins",
    "np.argmin and min take nan for the smallest: put np.inf in its place before you compare.",
)
def argmin_alone(x, y, rates, steps):
    return rates[int(np.argmin(last_costs(x, y, rates, steps)))]


@best_learning_rate.wrong(
    "nan-stays",
    "when the first walk ends at nan, no other rate can beat it",
    "No number is less than nan: begin with a lowest cost of infinity, not with the first walk.",
)
def first_as_measure(x, y, rates, steps):
    costs = last_costs(x, y, rates, steps)
    best = 0
    for k in range(1, len(rates)):
        if costs[k] < costs[best]:
            best = k
    return rates[best]


@best_learning_rate.wrong(
    "index-returned",
    "the place of the best rate in the list is returned, not the rate",
    "np.argmin says where the lowest cost is: look up which rate stands there.",
)
def index(x, y, rates, steps):
    return int(np.argmin(finite(last_costs(x, y, rates, steps))))


@best_learning_rate.wrong(
    "cost-returned",
    "the lowest cost is returned, not the rate that led to it",
    "Keep two things as you go: the lowest cost so far, and the rate that it belongs to.",
)
def lowest_cost(x, y, rates, steps):
    return min(finite(last_costs(x, y, rates, steps)))


@best_learning_rate.wrong(
    "not-restarted",
    "each walk goes on where the one before it ended",
    "A fair comparison starts every walk at w = 0, b = 0.",
)
def goes_on(x, y, rates, steps):
    best, lowest, w, b = None, math.inf, 0.0, 0.0
    for rate in rates:
        (w, b), history = walk(x, y, rate, steps, w, b)
        if history[-1] < lowest:
            best, lowest = rate, history[-1]
    return best


@best_learning_rate.wrong(
    "largest-that-falls",
    "the largest rate that still goes downhill is chosen, not the best",
    "Near the limit the walk swings from side to side and hardly gets lower: compare the last costs.",
)
def largest_that_falls(x, y, rates, steps):
    histories = {rate: walk(x, y, rate, steps)[1] for rate in rates}
    return max((rate for rate in rates if histories[rate][-1] < histories[rate][0]), default=None)


@best_learning_rate.wrong(
    "highest-wins",
    "the rate with the highest cost wins",
    "The cost says how wrong the line is: the lowest is the best.",
)
def highest(x, y, rates, steps):
    costs = [one if math.isfinite(one) else -math.inf for one in last_costs(x, y, rates, steps)]
    return rates[int(np.argmax(costs))]


@best_learning_rate.wrong(
    "later-of-equals",
    "of equally good rates the later one wins",
    "Let a rate take the lead only if its cost is lower than the lowest so far: < and not <=.",
)
def later(x, y, rates, steps):
    costs = finite(last_costs(x, y, rates, steps))
    return rates[max(k for k in range(len(rates)) if costs[k] == min(costs))]


@best_learning_rate.wrong(
    "always-the-first",
    "the first rate is returned, whatever the others do",
    "Begin with a lowest cost of infinity, and return when the loop is over.",
)
def first_whatever(x, y, rates, steps):
    return rates[0]


@best_learning_rate.wrong(
    "lowest-not-updated",
    "each rate is compared with the first measure: the lowest cost so far is never updated",
    "When a rate takes the lead, remember its cost as well as the rate.",
)
def last_finite(x, y, rates, steps):
    costs = last_costs(x, y, rates, steps)
    return [rate for rate, end in zip(rates, costs, strict=True) if end < math.inf][-1]


@best_learning_rate.wrong(
    "smallest-wins",
    "the smallest rate is returned",
    "A small rate is safe, but slow: compare where the walks end.",
)
def smallest(x, y, rates, steps):
    return min(rates)


@best_learning_rate.wrong(
    "largest-wins",
    "the largest rate is returned",
    "A large rate is fast until it flies off: compare where the walks end.",
)
def largest_of_all(x, y, rates, steps):
    return max(rates)


@best_learning_rate.wrong(
    "largest-wins",
    "the largest rate that does not end at inf or nan is returned",
    "A walk can climb for long before it reaches inf: compare where the walks end.",
)
def largest_finite(x, y, rates, steps):
    costs = last_costs(x, y, rates, steps)
    return max(rate for rate, end in zip(rates, costs, strict=True) if end < math.inf)


@best_learning_rate.wrong(
    "smallest-of-equals",
    "of equally good rates the smallest wins, not the first",
    "min of pairs compares the second entry too, and sorting changes the order: the first should win.",
)
def smallest_of_equals(x, y, rates, steps):
    return min(zip(finite(last_costs(x, y, rates, steps)), rates, strict=True))[1]


@best_learning_rate.wrong(
    "nan-stays",
    "when the first walk ends at nan, no other rate can beat it",
    "No number is less than nan, in min too: leave the walks that end at nan out first.",
)
def least_pair(x, y, rates, steps):
    return min(zip(last_costs(x, y, rates, steps), rates, strict=True))[1]


@best_learning_rate.wrong(
    "nan-stays",
    "when the first walk ends at nan, no other rate can beat it",
    "No number is less than nan, in min too: leave the walks that end at nan out first.",
)
def looked_up_by_cost(x, y, rates, steps):
    of_cost = dict(zip(last_costs(x, y, rates, steps), rates, strict=True))
    return of_cost[min(of_cost)]


@best_learning_rate.wrong(
    "diverged-dropped-place-lost",
    "the place belongs to a list without the diverged walks, not to the list of rates",
    "When some are left out the others move up: keep each rate together with its cost.",
)
def place_in_shorter_list(x, y, rates, steps):
    return rates[int(np.argmin([one for one in last_costs(x, y, rates, steps) if math.isfinite(one)]))]


@best_learning_rate.wrong(
    "mean-of-history",
    "the mean cost over the whole walk is compared, not where it ends",
    "How high the walk was on its way does not count: compare history[-1].",
)
def lowest_on_average(x, y, rates, steps):
    return rates[int(np.argmin(finite(np.mean(walk(x, y, rate, steps)[1]) for rate in rates)))]


@best_learning_rate.wrong(
    "lowest-on-the-way",
    "the lowest cost that a walk ever had is compared, not where it ends",
    "A walk that flies off was lower before: compare history[-1].",
)
def lowest_ever(x, y, rates, steps):
    return rates[int(np.argmin([np.nanmin(walk(x, y, rate, steps)[1]) for rate in rates]))]


@best_learning_rate.wrong(
    "least-last-change",
    "the walk whose last step changed the cost least is chosen",
    "A slow walk changes little too, high up: compare the last costs themselves.",
)
def settled_most(x, y, rates, steps):
    ends = [walk(x, y, rate, steps)[1][-2:] for rate in rates]
    with np.errstate(invalid="ignore"):
        return rates[int(np.argmin(finite(abs(np.float64(last) - before) for before, last in ends)))]


@best_learning_rate.wrong(
    "largest-last-change",
    "the walk whose last step lowered the cost most is chosen",
    "What is left to gain is largest for the slow ones: compare the last costs themselves.",
)
def falls_most_at_the_end(x, y, rates, steps):
    ends = [walk(x, y, rate, steps)[1][-2:] for rate in rates]
    with np.errstate(invalid="ignore"):
        return rates[int(np.argmin(finite(np.float64(last) - before for before, last in ends)))]


@best_learning_rate.wrong(
    "must-beat-the-start",
    "a rate wins only if its walk ends lower than it began; else None is returned",
    "Some rate ends lowest even if none goes down: begin with a lowest cost of infinity.",
)
def lower_than_the_start(x, y, rates, steps):
    best, lowest = None, walk(x, y, rates[0], 0)[1][0]
    for rate, end in zip(rates, last_costs(x, y, rates, steps), strict=True):
        if end < lowest:
            best, lowest = rate, end
    return best


@best_learning_rate.wrong(
    "lowest-place",
    "the rates are compared by w and b, not by the cost",
    "A small w is not a good one: compare the last costs, history[-1].",
)
def nearest_to_zero(x, y, rates, steps):
    ends = [walk(x, y, rate, steps)[0] for rate in rates]
    with np.errstate(all="ignore"):
        return rates[int(np.argmin(finite(abs(w) + abs(b) for w, b in ends)))]


@best_learning_rate.wrong(
    "line-returned",
    "w and b of the best walk are returned, not its rate",
    "Remember which rate led to the lowest cost, and return that one number.",
)
def best_line(x, y, rates, steps):
    return walk(x, y, rates[int(np.argmin(finite(last_costs(x, y, rates, steps))))], steps)[0]


@best_learning_rate.wrong(
    "rate-and-cost",
    "the rate is returned together with its cost",
    "One number is asked for: the rate alone.",
)
def rate_with_cost(x, y, rates, steps):
    costs = finite(last_costs(x, y, rates, steps))
    best = int(np.argmin(costs))
    return rates[best], costs[best]


@best_learning_rate.wrong(
    "rate-and-cost",
    "the cost is returned together with its rate",
    "One number is asked for: the rate alone.",
)
def cost_with_rate(x, y, rates, steps):
    return rate_with_cost(x, y, rates, steps)[::-1]


@best_learning_rate.wrong(
    "ranked",
    "all the rates are returned, in the order of how low they end",
    "One number is asked for: the rate that comes first.",
)
def ranked(x, y, rates, steps):
    costs = finite(last_costs(x, y, rates, steps))
    return [rates[k] for k in sorted(range(len(rates)), key=lambda k: costs[k])]


@best_learning_rate.wrong(
    "all-costs",
    "the list of the last costs is returned, one for each rate",
    "Look for the lowest in it, and return the rate that belongs there.",
)
def all_last_costs(x, y, rates, steps):
    return last_costs(x, y, rates, steps)


@best_learning_rate.wrong(
    "own-rate",
    "the rate is computed from the curvature, not chosen from the list",
    "Choose one of the given rates: let each have its walk, and see which ends lowest.",
)
def from_the_curvature(x, y, rates, steps):
    return limit(x) / 2


@best_learning_rate.wrong(
    "own-rate",
    "the largest rate that converges is computed, but one of the list is asked for",
    "Choose one of the given rates: let each have its walk, and see which ends lowest.",
)
def limit_of_convergence(x, y, rates, steps):
    return limit(x)


@best_learning_rate.wrong(
    "below-the-limit",
    "the largest rate below the limit of convergence is chosen",
    "Near the limit the walk swings from side to side and hardly gets lower: compare the last costs.",
)
def largest_below_the_limit(x, y, rates, steps):
    return max((rate for rate in rates if rate < limit(x)), default=None)


@best_learning_rate.wrong(
    "below-the-limit",
    "the rate nearest to half the limit is chosen, without walking",
    "That is a good guess, not a comparison: see which of the walks ends lowest after these steps.",
)
def nearest_to_half_the_limit(x, y, rates, steps):
    return min(rates, key=lambda rate: abs(rate - limit(x) / 2))


largest_rate = Answer("largest_rate")
LIMIT = limit(HOURS)


def share(answer, of):
    """The answer as a multiple of a number; nan for what is no number."""
    return float(answer) / of if isinstance(answer, int | float | np.number) else math.nan


@largest_rate.wrong(
    "scaled-data",
    "that is the limit for hours scaled to the range from -1 to 1",
    "Here the hours are taken as they are, up to 36: the valley is far narrower, and so is the limit.",
)
def scaled(answer):
    return bool(abs(share(answer, limit((HOURS - 18) / 18)) - 1) < 0.05)


@largest_rate.wrong(
    "half-the-limit",
    "it converges, and a rate nearly twice as large does so too",
    "This step lands in the middle of the valley; a longer one lands beyond it, still lower than before.",
)
def half(answer):
    return bool(abs(share(answer, LIMIT / 2) - 1) < 0.02)


@largest_rate.wrong(
    "sum-for-mean",
    "that is the limit for steps along the sum over the examples, not the mean",
    "Our gradient is a mean over the four examples; try larger rates.",
)
def limit_of_sum(answer):
    return bool(abs(share(answer, LIMIT / 4) - 1) < 0.02)


@largest_rate.wrong(
    "slope-alone",
    "that is the limit if w walks alone; b walks too, and lowers it a little",
    "Watch some ten thousand steps with both: just above the limit the cost grows very slowly.",
)
def limit_of_the_slope(answer):
    return bool(abs(share(answer, 2 / np.mean(HOURS**2)) - 1) < 2e-4)


@largest_rate.wrong(
    "curvature-itself",
    "that is the curvature, or half of it; the limit is 2 divided by the curvature",
    "Turn the fraction over: the steeper the valley, the smaller the rate must be.",
)
def curvature(answer):
    return any(abs(share(answer, size) - 1) < 0.01 for size in (2 / LIMIT, 1 / LIMIT))


@largest_rate.wrong(
    "flat-direction",
    "that is the limit along the level floor of the valley; across it is far steeper",
    "A valley has two curvatures, and the larger one sets the limit.",
)
def limit_along_the_valley(answer):
    inputs = np.column_stack([HOURS, np.ones(len(HOURS))])
    least = np.linalg.eigvalsh(inputs.T @ inputs / len(HOURS))[0]
    return any(abs(share(answer, size) - 1) < 0.01 for size in (2 / least, 1 / least))


@largest_rate.wrong(
    "centred-data",
    "that is the limit for hours measured from their mean",
    "Here the hours are taken as they are: with their squares, not with their variance.",
)
def centred(answer):
    return any(abs(share(answer, 2 / np.var(HOURS, ddof=k)) - 1) < 0.005 for k in (0, 1))


@largest_rate.wrong(
    "largest-input",
    "that was computed from the largest of the hours alone",
    "The cost is a mean over all four people: the mean of the squares counts, not the largest.",
)
def from_the_largest_input(answer):
    return any(abs(share(answer, size / 36**2) - 1) < 0.005 for size in (1, 2))


@largest_rate.wrong(
    "not-squared",
    "that was computed from the hours, but their squares make the curvature",
    "A step in w changes the slope by the mean of x²: the curvature grows with the square.",
)
def from_the_mean_input(answer):
    sizes = (1 / 17, 2 / 17, 1 / 36, 2 / 36, 1 / 68, 2 / 68)
    return any(abs(share(answer, size) - 1) < 0.005 for size in sizes)


@largest_rate.must(
    "positive-number",
    "it should be one number, greater than 0",
    "Write the learning rate that you found, as in 0.1.",
)
def positive_number(answer):
    return bool(share(answer, 1.0) > 0)


@largest_rate.must(
    "converges",
    "with this rate the walk diverges",
    "Take a smaller one, and watch the history over some thousand steps: near the limit it grows slowly.",
)
def converges(answer):
    if not share(answer, LIMIT) > 1.0005:  # who rounds the limit to four digits is right
        return True
    _, history = walk(HOURS, YEARS, float(answer), 5000)
    start = f"the cost is {history[0]:.4g} at the start"
    return f"{start} and {history[-1]:.3g} after 5000 steps"


@largest_rate.must(
    "largest",
    "it converges, but it is not the largest that does",
    "Raise it until the history no longer falls; halving the gap between good and bad finds the limit quickly.",
)
def largest(answer):
    if not share(answer, LIMIT) < 0.95:
        return True
    return f"a rate of {float(answer) * 1.05:.3g} converges too"
