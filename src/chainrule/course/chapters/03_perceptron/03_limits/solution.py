"""What a perceptron can learn, and what it cannot: predict first, then play until a line does what it can."""

import numpy as np

POINTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
AND = np.array([0, 0, 0, 1])
XOR = np.array([0, 1, 1, 0])

settles_on_and = True
after_one_pass = (-1, 0, 0)
settles_on_xor = False
disagreements = 0
fewest_mistakes = 1
best_line = (1, 1, -0.5)
settles_on_curve = False
settles_with_square = True
xor_with_product = (1, 1, -2, -0.5)
