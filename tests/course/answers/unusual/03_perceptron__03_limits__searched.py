# right: answers calculated instead of written: NumPy bools and scalars, lines found by search, scores of 0 count as 1
from itertools import product

import numpy as np
from mine.perceptron import perceptron_step, predict

POINTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
AND = np.array([0, 0, 0, 1])
XOR = np.array([0, 1, 1, 0])

settles_on_and = np.bool_(True)
_w, _b = perceptron_step(POINTS, XOR, np.array([-1, 0]), 0, 1)
after_one_pass = [*_w, _b]
settles_on_xor = np.bool_(False)
disagreements = np.int64(0)


def _mistakes(line):
    return np.sum(np.asarray(predict(POINTS, np.array(line[:2]), line[2])) != XOR)


_lines = list(product([-1, 0, 1], repeat=3))
best_line = min(_lines, key=_mistakes)
fewest_mistakes = _mistakes(best_line)
settles_on_curve = not True
settles_with_square = not False
xor_with_product = [1, 1, -2, -1]
