"""How well do the probabilities fit what happened? As a product, as a mean of logarithms, and from the scores."""

import numpy as np


def probability_of(p, y):
    """Return the probability that the model gives to all that happened, taken together.

    p: (m,) probability that each y is 1    y: (m,) what happened, 0 or 1
    """
    ...


def cross_entropy(p, y):
    """Return the mean cross-entropy of the probabilities, with the natural logarithm.

    A certainty that is right costs 0; one that is wrong costs infinity (or as much as clipping at 1e-12 lets it).

    p: (m,) probability that each y is 1    y: (m,) what happened, 0 or 1
    """
    ...


def cross_entropy_from_logits(z, y):
    """Return the mean cross-entropy of the probabilities sigmoid(z), right for scores as large as 1000 too.

    z: (m,) scores    y: (m,) what happened, 0 or 1
    """
    ...
