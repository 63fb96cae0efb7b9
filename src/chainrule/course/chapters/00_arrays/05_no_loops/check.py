"""Squared distances of all pairs of points."""

import numpy as np

from chainrule.course.checking import Check, case

squared_distances = Check("squared_distances")


@squared_distances.cases
def sets_of_points(rng):
    yield case(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([[0.0, 0.0], [3.0, 0.0], [1.0, 1.0]]))
    for m, k, n in ((3, 5, 4), (7, 2, 3), (6, 6, 2), (4, 9, 5)):
        yield case(rng.normal(size=(m, n)), rng.normal(size=(k, n)))
    yield case(rng.normal(size=(5, 1)), rng.normal(size=(4, 1)), about="with a single feature")
    yield case(np.array([[1.0, -2.0, 2.0]]), np.array([[0.0, 0.0, 0.0]]), about="with a single point on each side")
    points = rng.integers(-9, 10, size=(8, 3))
    yield case(points, points.copy(), about="with the same points on both sides")


@squared_distances.cases
def far_away(rng):
    yield case(
        1e8 + np.array([[0.0, 0.0], [3.0, 4.0]]),
        1e8 + np.array([[0.0, 0.0], [3.0, 0.0], [1.0, 1.0]]),
        extreme=True,
        about="with points far from 0",
        mend="Squares of large numbers swallow small differences: subtract first, or move all points near 0.",
    )


@squared_distances.quick_on
def many_pairs(rng):
    yield case(rng.normal(size=(200, 64)), rng.normal(size=(150, 64)))


@squared_distances.wrong(
    "one-to-one",
    "row i of A meets row i of B only, not every row",
    "Give each set an axis of its own, (m, 1, n) and (1, k, n): then every pair is formed.",
)
def in_step(A, B):
    return ((A - B) ** 2).sum(axis=1)


@squared_distances.wrong(
    "added",
    "this is the square of a + b: a sign is wrong",
    "The difference squared is a² - 2ab + b²: the product in the middle is taken away.",
)
def sums_squared(A, B):
    return ((A[:, None] + B) ** 2).sum(axis=2)


@squared_distances.wrong(
    "product-not-doubled",
    "the product in the middle counts once, and it should count twice",
    "(a - b)² = a² - 2ab + b²: multiply it out and both ab and ba appear.",
)
def single_product(A, B):
    return (A**2).sum(axis=1)[:, None] - A @ B.T + (B**2).sum(axis=1)


@squared_distances.wrong(
    "norms-subtracted",
    "the squared lengths of B are taken away, and they should be added",
    "(a - b)² = a² - 2ab + b²: both squares come with a plus.",
)
def minus_lengths(A, B):
    return (A**2).sum(axis=1)[:, None] - 2 * A @ B.T - (B**2).sum(axis=1)


@squared_distances.wrong(
    "norm-of-b-left-out",
    "the squared lengths of the points of B are missing",
    "(a - b)² = a² - 2ab + b² has three terms: add |b|² along each row.",
)
def without_lengths_b(A, B):
    return (A**2).sum(axis=1)[:, None] - 2 * A @ B.T


@squared_distances.wrong(
    "norm-of-a-left-out",
    "the squared lengths of the points of A are missing",
    "(a - b)² = a² - 2ab + b² has three terms: add |a|² along each column.",
)
def without_lengths_a(A, B):
    return (B**2).sum(axis=1) - 2 * A @ B.T


@squared_distances.wrong(
    "norms-turned",
    "the squared lengths of A and B run in each other's direction",
    "A belongs to the rows of the result: its lengths need the shape (m, 1), those of B (1, k).",
)
def lengths_turned(A, B):
    return (A**2).sum(axis=1) - 2 * A @ B.T + (B**2).sum(axis=1)[:, None]


@squared_distances.wrong(
    "dot-products",
    "these are dot products of the points, not distances",
    "Subtract the two points first; the squares of the differences are what is added up.",
)
def dots(A, B):
    return A @ B.T


@squared_distances.wrong(
    "summed-then-squared",
    "the differences are added first and squared afterwards, so they can cancel",
    "Square each difference by itself; add up the squares after that.",
)
def square_of_sum(A, B):
    return (A[:, None] - B).sum(axis=2) ** 2


@squared_distances.wrong(
    "absolute-values",
    "absolute differences are added up: that is the distance along the streets of a grid",
    "Pythagoras needs the square of each difference.",
)
def streets(A, B):
    return np.abs(A[:, None] - B).sum(axis=2)


@squared_distances.wrong(
    "not-squared",
    "the differences are added up with their signs, without a square",
    "Square each difference before the sum: then nothing cancels.",
)
def plain_sum(A, B):
    return (A[:, None] - B).sum(axis=2)


@squared_distances.wrong(
    "features-apart",
    "the squares are not added up: there is one table for each feature",
    "One number for each pair is asked for: sum over the axis of the features.",
)
def not_summed(A, B):
    return (A[:, None] - B) ** 2


@squared_distances.wrong(
    "summed-over-b",
    "the sum runs over the points of B, and the features are left",
    "The axis that you name disappears: the features must go, and they are the last axis.",
)
def over_b(A, B):
    return ((A[:, None] - B) ** 2).sum(axis=1)


@squared_distances.wrong(
    "summed-over-a",
    "the sum runs over the points of A, and the features are left",
    "The axis that you name disappears: the features must go, and they are the last axis.",
)
def over_a(A, B):
    return ((A[:, None] - B) ** 2).sum(axis=0)


@squared_distances.wrong(
    "one-number",
    "everything is added up to one number",
    "One number for each pair is asked for: name the axis of the features in the sum.",
)
def all_pairs_together(A, B):
    return ((A[:, None] - B) ** 2).sum()
