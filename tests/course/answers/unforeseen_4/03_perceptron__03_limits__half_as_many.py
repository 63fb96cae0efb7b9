# cause: disagreements is taken to be 50, as if half the learning rate changed half of the decisions, although from zero it only scales w and b and changes none.
# diagnosis: rate-matters
disagreements = 50
