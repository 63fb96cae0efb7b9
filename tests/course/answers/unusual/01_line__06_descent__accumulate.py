# right: itertools.accumulate makes all the states, the history is a tuple calculated from them afterwards
from itertools import accumulate

from mine.line import cost, gradient


def gradient_descent(x, y, w, b, learning_rate, steps):
    def downhill(state, _):
        return tuple(old - learning_rate * slope for old, slope in zip(state, gradient(x, y, *state)))

    states = list(accumulate(range(steps), downhill, initial=(w, b)))
    return (*states[-1], tuple(cost(x, y, *state) for state in states))
