"""The same predictions, and other lines: this one gives up (0, 0), and ties count as 1."""

import numpy as np

settles_on_and = True
after_one_pass = np.array([-1.0, 0.0, 0.0])
settles_on_xor = False
disagreements = 0
fewest_mistakes = 1
best_line = [-1.0, -1.0, 1.0]
settles_on_curve = False
settles_with_square = True
xor_with_product = np.array([2.0, 2.0, -4.0, -2.0])
