# cause: fewest_mistakes is given as 2, although a line can get three of the four XOR points right.
# diagnosis: two-wrong
fewest_mistakes = 2
