"""Gradient descent on a line."""

import numpy as np

from chainrule.course.checking import Check, case

gradient_descent = Check("gradient_descent", results=("w", "b", "history"))


@gradient_descent.cases
def several_sizes(rng):
    yield case(np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0]), 0.0, 0.0, 0.1, 2)
    for m, learning_rate, steps in ((3, 0.3, 4), (5, 0.05, 7), (8, 0.2, 3), (11, 0.1, 9)):
        x, y = rng.normal(1.0, 1.0, size=m), rng.normal(2.0, 1.0, size=m)
        yield case(x, y, rng.normal(), rng.normal(), learning_rate, steps)


@gradient_descent.cases
def too_large_a_step(rng):
    x, y = np.array([20.0, 0.0, 36.0, 12.0]), np.array([78.0, 65.0, 81.0, 72.0])
    yield case(x, y, 1.0, 60.0, 0.006, 5, about="with a learning rate that is too large")


@gradient_descent.cases
def already_in_the_valley(rng):
    yield case(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0]), 2.0, 1.0, 0.1, 4, about="on a perfect line")


@gradient_descent.quick_on
def many_examples(rng):
    yield case(rng.normal(size=20_000), rng.normal(size=20_000), 0.5, -1.0, 0.1, 20)


def cost(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def gradient(x, y, w, b):
    errors = w * x + b - y
    return np.mean(errors * x), np.mean(errors)


def walk(x, y, w, b, learning_rate, steps, slope=gradient, height=cost):
    history = [height(x, y, w, b)]
    for _ in range(steps):
        dw, db = slope(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        history.append(height(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "b-from-new-w",
    "b is updated with the new w",
    "Compute dw and db from the same w and b first; change both after that.",
)
def one_after_the_other(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        w = w - learning_rate * gradient(x, y, w, b)[0]
        b = b - learning_rate * gradient(x, y, w, b)[1]
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "uphill",
    "every step goes uphill",
    "The gradient points to where the cost grows: subtract it.",
)
def uphill(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, -learning_rate, steps)


@gradient_descent.wrong(
    "not-carried-forward",
    "every step starts at the first w and b again",
    "The step must end up in w and b themselves, so that the next one starts where this one ended.",
)
def always_from_the_start(x, y, w, b, learning_rate, steps):
    dw, db = gradient(x, y, w, b)
    new_w, new_b = w - learning_rate * dw, b - learning_rate * db
    return new_w, new_b, [cost(x, y, w, b)] + [cost(x, y, new_w, new_b)] * steps


@gradient_descent.wrong(
    "start-returned",
    "w and b never change",
    "Give w and b their new values in the loop, then take the cost.",
)
def never_moves(x, y, w, b, learning_rate, steps):
    return w, b, [cost(x, y, w, b)] * (steps + 1)


@gradient_descent.wrong(
    "gradient-once",
    "every step uses the slope of the starting point",
    "The ground slopes differently after each step: compute the gradient anew inside the loop.",
)
def slope_felt_once(x, y, w, b, learning_rate, steps):
    first = gradient(x, y, w, b)
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: first)


@gradient_descent.wrong(
    "b-not-updated",
    "b stays where it was",
    "Both parameters walk: b gets its own step, with db.",
)
def only_w_walks(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: (gradient(*place)[0], 0.0))


@gradient_descent.wrong(
    "history-of-one",
    "the history holds one cost only, the last",
    "Make the list once, before the loop, and append to it after each step.",
)
def history_of_one(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    return w, b, history[-1:]


@gradient_descent.wrong(
    "history-without-start",
    "the history lacks the cost before the first step",
    "Put the cost at the start into the list before the loop: steps + 1 numbers in all.",
)
def without_start(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    return w, b, history[1:]


@gradient_descent.wrong(
    "history-without-end",
    "the history lacks the cost after the last step",
    "A walk of so many steps has one more place than steps: take the cost once more at the end.",
)
def without_end(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    return w, b, history[:-1]


@gradient_descent.wrong(
    "history-of-parameters",
    "the history holds the parameters, not the costs",
    "Append one number a step: the cost at the place that the step led to.",
)
def places(x, y, w, b, learning_rate, steps):
    history = [(w, b)]
    for _ in range(steps):
        w, b, _ = walk(x, y, w, b, learning_rate, 1)
        history.append((w, b))
    return w, b, history


@gradient_descent.wrong(
    "one-step-too-many",
    "w and b have made one step more than asked for",
    "Loop over range(steps): the first of the steps + 1 costs belongs to the start, before any step.",
)
def one_step_more(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps + 1)
    return w, b, history[:-1]


@gradient_descent.wrong(
    "one-step-too-few",
    "the walk is one step short",
    "range(steps) gives that many rounds already; range(1, steps) gives one fewer.",
)
def one_step_less(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps - 1)


@gradient_descent.wrong(
    "sum-for-mean",
    "the steps follow the sum over the examples, not the mean",
    "With the sum, every further example makes the step longer; divide the gradient by m.",
)
def summed(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate * len(x), steps)


@gradient_descent.wrong(
    "mean-twice",
    "the gradient is divided by m twice",
    "The gradient is a mean already: the update is the learning rate times it, nothing more.",
)
def averaged_twice(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate / len(x), steps)


@gradient_descent.wrong(
    "doubled-step",
    "every step is twice as long",
    "Our cost is half the mean squared error: the half cancels the 2 of the square's derivative.",
)
def doubled(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate * 2, steps)


@gradient_descent.wrong(
    "no-half",
    "cost and steps are those of the mean squared error, without the half",
    "They agree with each other, which is good; in this course the cost has a half in front.",
)
def without_half(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate * 2, steps, height=lambda *place: 2 * cost(*place))


@gradient_descent.wrong(
    "stops-early",
    "the walk stops before all steps are made",
    "Make every step, even where the ground is flat: the history then always has steps + 1 numbers.",
)
def stops_when_flat(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        w, b, (before, after) = walk(x, y, w, b, learning_rate, 1)
        history.append(after)
        if abs(before - after) < 1e-9:
            break
    return w, b, history


@gradient_descent.wrong(
    "stops-when-rising",
    "the walk stops as soon as the cost rises",
    "Make every step: a rising history is what shows that the learning rate is too large.",
)
def stops_when_rising(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        w, b, (before, after) = walk(x, y, w, b, learning_rate, 1)
        history.append(after)
        if after > before:
            break
    return w, b, history


@gradient_descent.wrong(
    "diary-before-step",
    "the cost is written down before each step: the start stands there twice, the end is missing",
    "In the loop make the step first, then append the cost at the new place.",
)
def written_before_the_step(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    return w, b, [history[0], *history[:-1]]


@gradient_descent.wrong(
    "history-end-twice",
    "the last cost stands in the history twice",
    "Append after each step and no more: with the start that makes steps + 1 numbers.",
)
def end_twice(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    return w, b, history + history[-1:]


@gradient_descent.wrong(
    "history-start-twice",
    "the cost at the start stands in the history twice",
    "Write it down once, before the loop; in the loop append after the step only.",
)
def start_twice(x, y, w, b, learning_rate, steps):
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    return w, b, history[:1] + history


@gradient_descent.wrong(
    "history-of-slopes",
    "the history holds the gradients, not the costs",
    "Append one number a step: the cost at the place that the step led to.",
)
def slopes(x, y, w, b, learning_rate, steps):
    history = []
    for _ in range(steps):
        history.append(gradient(x, y, w, b))
        w, b, _ = walk(x, y, w, b, learning_rate, 1)
    return w, b, history


@gradient_descent.wrong(
    "history-of-parameters",
    "the history holds the parameters, not the costs, and lacks the start",
    "Append one number a step: the cost at the place that the step led to.",
)
def places_without_start(x, y, w, b, learning_rate, steps):
    w, b, history = places(x, y, w, b, learning_rate, steps)
    return w, b, history[1:]


@gradient_descent.wrong(
    "history-of-parameters",
    "the history holds slope, bias and cost of every step, not the cost alone",
    "Append one number a step: the cost at the place that the step led to.",
)
def places_with_costs(x, y, w, b, learning_rate, steps):
    start = w, b
    w, b, history = walk(x, y, w, b, learning_rate, steps)
    _, _, visited = places(x, y, *start, learning_rate, steps)
    return w, b, [(*place, one) for place, one in zip(visited, history, strict=True)]


def momentum(x, y, w, b, learning_rate, steps, kept, share):
    history, speed = [cost(x, y, w, b)], (0.0, 0.0)
    for _ in range(steps):
        dw, db = gradient(x, y, w, b)
        speed = kept * speed[0] + share * dw, kept * speed[1] + share * db
        w, b = w - learning_rate * speed[0], b - learning_rate * speed[1]
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "momentum",
    "the steps gather momentum from the steps before",
    "Plain gradient descent has no memory: each step is the learning rate times the slope of its place.",
)
def with_momentum(x, y, w, b, learning_rate, steps):
    return momentum(x, y, w, b, learning_rate, steps, 0.9, 1.0)


@gradient_descent.wrong(
    "momentum",
    "the steps follow a running mean of the gradients",
    "Plain gradient descent has no memory: each step is the learning rate times the slope of its place.",
)
def with_running_mean(x, y, w, b, learning_rate, steps):
    return momentum(x, y, w, b, learning_rate, steps, 0.9, 0.1)


@gradient_descent.wrong(
    "momentum",
    "the steps gather momentum from the steps before",
    "Plain gradient descent has no memory: each step is the learning rate times the slope of its place.",
)
def with_half_momentum(x, y, w, b, learning_rate, steps):
    return momentum(x, y, w, b, learning_rate, steps, 0.5, 1.0)


@gradient_descent.wrong(
    "gradients-summed",
    "every step uses the sum of all gradients so far",
    "Compute dw and db anew in each round: begin again with the slope at this place alone.",
)
def sum_of_all_slopes(x, y, w, b, learning_rate, steps):
    return momentum(x, y, w, b, learning_rate, steps, 1.0, 1.0)


def rates_that_fall(shrink):
    """A walk whose learning rate is multiplied with shrink(k) in step k."""

    def falls(x, y, w, b, learning_rate, steps):
        history = [cost(x, y, w, b)]
        for k in range(steps):
            w, b, (_, after) = walk(x, y, w, b, learning_rate * shrink(k), 1)
            history.append(after)
        return w, b, history

    return falls


for shrink in (
    lambda k: 1 / (k + 1),
    lambda k: 1 / np.sqrt(k + 1),
    lambda k: 0.99**k,
    lambda k: 0.95**k,
    lambda k: 0.9**k,
    lambda k: 0.5**k,
    lambda k: 0.1**k,
    lambda k: 1 / (1 + 0.1 * k),
    lambda k: 1 / (1 + 0.01 * k),
):
    gradient_descent.wrong(
        "rate-decays",
        "the learning rate gets smaller from step to step",
        "Use it as it was given: near the bottom the steps shrink by themselves, because the slope does.",
    )(rates_that_fall(shrink))


@gradient_descent.wrong(
    "rate-adapted",
    "the learning rate is halved when the cost rises",
    "Use it as it was given: a rising history is what shows that it is too large.",
)
def halved_when_rising(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        w, b, (before, after) = walk(x, y, w, b, learning_rate, 1)
        history.append(after)
        if after > before:
            learning_rate = learning_rate / 2
    return w, b, history


@gradient_descent.wrong(
    "rate-adapted",
    "a step that leads uphill is taken back",
    "Make every step: a rising history is what shows that the learning rate is too large.",
)
def uphill_taken_back(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        new_w, new_b, (before, after) = walk(x, y, w, b, learning_rate, 1)
        if after <= before:
            w, b = new_w, new_b
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "best-returned",
    "the best w and b of the walk are returned, not the last",
    "Return where the walk ends, even if it passed a lower place: the history tells.",
)
def best_of_all(x, y, w, b, learning_rate, steps):
    _, _, visited = places(x, y, w, b, learning_rate, steps)
    _, _, history = walk(x, y, w, b, learning_rate, steps)
    return *visited[int(np.argmin(history))], history


@gradient_descent.wrong(
    "unit-length",
    "the gradient is brought to length 1, so all steps are equally long",
    "Multiply the gradient itself by the learning rate: where it is flat, the steps should be short.",
)
def equally_long(x, y, w, b, learning_rate, steps):
    def direction(*place):
        with np.errstate(invalid="ignore"):
            return np.array(gradient(*place)) / np.hypot(*gradient(*place))

    return walk(x, y, w, b, learning_rate, steps, slope=direction)


@gradient_descent.wrong(
    "unit-length",
    "the gradient is brought to length 1, so all steps are equally long",
    "Multiply the gradient itself by the learning rate: where it is flat, the steps should be short.",
)
def equally_long_but_at_the_bottom(x, y, w, b, learning_rate, steps):
    def direction(*place):
        return np.array(gradient(*place)) / (np.hypot(*gradient(*place)) or 1)

    return walk(x, y, w, b, learning_rate, steps, slope=direction)


@gradient_descent.wrong(
    "sign-only",
    "only the sign of the slope is used, so all steps are equally long",
    "Multiply the slope itself by the learning rate: where it is flat, the steps should be short.",
)
def signs_only(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: np.sign(gradient(*place)))


@gradient_descent.wrong(
    "clipped",
    "the gradient is cut off at -1 and 1",
    "Take the slope as it is, however steep: then a learning rate that is too large shows.",
)
def cut_off(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: np.clip(gradient(*place), -1, 1))


@gradient_descent.wrong(
    "one-example-a-step",
    "each step follows the error of a single example",
    "That is stochastic descent. Here a step follows the mean over all examples.",
)
def one_example_a_step(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for k in range(steps):
        i = k % len(x)
        w, b, _ = walk(x[i : i + 1], y[i : i + 1], w, b, learning_rate, 1)
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "example-by-example",
    "w and b change after every example, so a step is really m steps",
    "That is stochastic descent. Here the mean over all examples comes first, then one change.",
)
def example_by_example(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        for i in range(len(x)):
            w, b, _ = walk(x[i : i + 1], y[i : i + 1], w, b, learning_rate, 1)
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "stops-early",
    "the walk stops before all steps are made",
    "Make every step, even where the cost is 0: the history then always has steps + 1 numbers.",
)
def stops_before_a_needless_step(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        if history[-1] < 1e-9:
            break
        w, b, (_, after) = walk(x, y, w, b, learning_rate, 1)
        history.append(after)
    return w, b, history


@gradient_descent.wrong(
    "stops-early",
    "the walk stops when the cost does not fall by much, so also when it rises",
    "Make every step, even where the ground is flat: the history then always has steps + 1 numbers.",
)
def stops_when_not_falling(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        w, b, (before, after) = walk(x, y, w, b, learning_rate, 1)
        history.append(after)
        if before - after < 1e-9:
            break
    return w, b, history


def stops_below(least):
    """A walk that stops when the cost changes by less than that."""

    def stops(x, y, w, b, learning_rate, steps):
        history = [cost(x, y, w, b)]
        for _ in range(steps):
            w, b, (before, after) = walk(x, y, w, b, learning_rate, 1)
            history.append(after)
            if abs(before - after) < least:
                break
        return w, b, history

    return stops


for least in (1e-4, 1e-3, 1e-2):
    gradient_descent.wrong(
        "stops-early",
        "the walk stops before all steps are made",
        "Make every step, even where the ground is flat: the history then always has steps + 1 numbers.",
    )(stops_below(least))


@gradient_descent.wrong(
    "cost-for-slope",
    "the step is the learning rate times the cost, not times the slope",
    "The cost says how high you stand; which way is down, the gradient says.",
)
def cost_for_slope(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: (cost(*place), cost(*place)))


@gradient_descent.wrong(
    "step-for-place",
    "w and b become the step itself, without the place that it starts from",
    "A step is added to where you stand: w minus the learning rate times dw.",
)
def step_for_place(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradient(x, y, w, b)
        w, b = -learning_rate * dw, -learning_rate * db
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "step-for-place",
    "w and b become the learning rate times the slope, without the place before",
    "A step is taken from where you stand: w minus the learning rate times dw.",
)
def slope_for_place(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradient(x, y, w, b)
        w, b = learning_rate * dw, learning_rate * db
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "multiplied",
    "w and b are multiplied, where the step should be subtracted",
    "A step does not depend on how large w is: from w = 0 a factor leads nowhere.",
)
def multiplied(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradient(x, y, w, b)
        w, b = w * (1 - learning_rate * dw), b * (1 - learning_rate * db)
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "w-not-updated",
    "w stays where it was",
    "Both parameters walk: w gets its own step, with dw.",
)
def only_b_walks(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: (0.0, gradient(*place)[1]))


@gradient_descent.wrong(
    "w-from-new-b",
    "w is updated with the new b",
    "Compute dw and db from the same w and b first; change both after that.",
)
def the_other_after_the_one(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for _ in range(steps):
        b = b - learning_rate * gradient(x, y, w, b)[1]
        w = w - learning_rate * gradient(x, y, w, b)[0]
        history.append(cost(x, y, w, b))
    return w, b, history


@gradient_descent.wrong(
    "slopes-swapped",
    "w moves by db and b by dw",
    "_gradient returns dw first, then db: each belongs to the parameter of its name.",
)
def slopes_swapped(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: gradient(*place)[::-1])


@gradient_descent.wrong(
    "solved-at-once",
    "the best line is worked out at once, without a walk",
    "That is another good method; here every step of the walk should be made and noted.",
)
def solved(x, y, w, b, learning_rate, steps):
    slope, height = np.polyfit(x, y, 1)
    return slope, height, [cost(x, y, w, b)] + [cost(x, y, slope, height)] * steps


@gradient_descent.wrong(
    "b-with-dw",
    "b shares the step of w",
    "Each parameter has a slope of its own: b moves by the learning rate times db.",
)
def same_step_for_both(x, y, w, b, learning_rate, steps):
    return walk(x, y, w, b, learning_rate, steps, slope=lambda *place: gradient(*place)[:1] * 2)


@gradient_descent.must(
    "no-step-at-all",
    "with steps = 0 it should give the w and b it was given",
    "Give w, b and the history their values before the loop, so that they are there if it never runs.",
)
def stays_without_steps(function):
    x, y = np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0])
    try:
        w, b, history = function(x, y, 2.0, 1.0, 0.1, 0)
    except Exception as error:
        return f"it raises {type(error).__name__}"
    if not (w == 2.0 and b == 1.0):
        return f"from w = 2, b = 1 it ends at w = {float(w):.4g}, b = {float(b):.4g}"
    right = np.shape(history) == (1,) and np.isclose(history[0], 0.25)
    return bool(right) or "the history should hold one number, the cost at the start"


@gradient_descent.must(
    "reaches-the-best-line",
    "after many small steps it is still not at the lowest point",
    "Each step must be made in full: no rounding, and no end before the last step.",
)
def reaches_the_best_line(function):
    x, y = np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0])
    w, b, _ = function(x, y, 0.0, 0.0, 0.2, 600)
    slope, height = np.polyfit(x, y, 1)
    near = np.allclose([float(w), float(b)], [slope, height], rtol=1e-6)
    return bool(near) or f"it ends at w = {float(w):.6g}, b = {float(b):.6g}; lowest is {slope:.6g}, {height:.6g}"
