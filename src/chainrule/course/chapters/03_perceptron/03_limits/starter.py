"""What a perceptron can learn, and what it cannot: predict first, then play until a line does what it can."""

import numpy as np

# Four points, and two ways to label them: AND wants both features to be 1, XOR exactly one of them.
POINTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
AND = np.array([0, 0, 0, 1])
XOR = np.array([0, 1, 1, 0])

# Does training on AND settle: is there an epoch without a mistake, sooner or later? True or False
settles_on_and = ...

# One pass over XOR, in the order of POINTS, with learning rate 1. It begins with w = (-1, 0) and b = 0.
# What are w and b after the pass? Write three numbers: (w1, w2, b)
after_one_pass = ...

# Is there an order of the points, and a number of epochs, with which training on XOR settles? True or False
settles_on_xor = ...

# Two perceptrons start at zero and see the same 100 points in the same order; one learns with rate 1, the other
# with rate 0.5. On how many of the 100 points do they decide differently at the end? A whole number
disagreements = ...

# How many of the four XOR points does the best of all lines get wrong? A whole number
fewest_mistakes = ...

# Play: find a line that gets as many XOR points right as a line can. Write three numbers: (w1, w2, b)
best_line = ...

# Above the curve x2 = x1² the class is 1, below it is 0. Four points: (0, 1) and (2, 5) lie above, (-1, 0) and
# (3, 6) below. Does training on these four settle? True or False
settles_on_curve = ...

# The same four points get a third feature, x1². Does training settle now? True or False
settles_with_square = ...

# Play: XOR gets a third feature, the product x1 · x2. Find a perceptron with four right points.
# Write four numbers: (w1, w2, w3, b), where w3 belongs to the product
xor_with_product = ...
