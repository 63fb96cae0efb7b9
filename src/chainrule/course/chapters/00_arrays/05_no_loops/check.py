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


SQUARED_DISTANCES_PAIRS_MISTAKEN = (
    "pairs-mistaken",
    "some points of A are paired with the wrong points of B: both were laid out the same way",
    "To form all pairs, repeat each point of A k times in a row, and tile B as a whole m times.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_PAIRS_MISTAKEN)
def both_tiled(A, B):
    pairs = np.tile(A, (len(B), 1)) - np.tile(B, (len(A), 1))
    return (pairs**2).sum(axis=1).reshape(len(A), len(B))


@squared_distances.wrong(*SQUARED_DISTANCES_PAIRS_MISTAKEN)
def both_repeated(A, B):
    pairs = np.repeat(A, len(B), axis=0) - np.repeat(B, len(A), axis=0)
    return (pairs**2).sum(axis=1).reshape(len(A), len(B))


@squared_distances.wrong(*SQUARED_DISTANCES_PAIRS_MISTAKEN)
def tiled_and_repeated(A, B):
    pairs = np.tile(A, (len(B), 1)) - np.repeat(B, len(A), axis=0)
    return (pairs**2).sum(axis=1).reshape(len(A), len(B))


SQUARED_DISTANCES_ONE_TO_ONE = (
    "one-to-one",
    "row i of A meets row i of B only, not every row",
    "Give each set an axis of its own, (m, 1, n) and (1, k, n): then every pair is formed.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_TO_ONE)
def paired_by_zip(A, B):
    return np.array([((a - b) ** 2).sum() for a, b in zip(A, B)])


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_TO_ONE)
def paired_by_shorter(A, B):
    k = min(len(A), len(B))
    return ((A[:k] - B[:k]) ** 2).sum(axis=1)


@squared_distances.wrong(
    "product-left-out",
    "the product in the middle is missing: |a|² + |b|² holds at right angles only",
    "(a - b)² = a² - 2ab + b²: take twice the dot product of the two points away.",
)
def lengths_added(A, B):
    return (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1)


SQUARED_DISTANCES_SQUARES_SUBTRACTED = (
    "squares-subtracted",
    "the squares are subtracted, and it is the differences that should be squared",
    "Subtract first, square afterwards: a² - b² is not (a - b)².",
)


@squared_distances.wrong(*SQUARED_DISTANCES_SQUARES_SUBTRACTED)
def lengths_subtracted(A, B):
    return (A**2).sum(axis=1)[:, None] - (B**2).sum(axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_SQUARES_SUBTRACTED)
def lengths_subtracted_without_sign(A, B):
    return np.abs((A**2).sum(axis=1)[:, None] - (B**2).sum(axis=1))


@squared_distances.wrong(*SQUARED_DISTANCES_SQUARES_SUBTRACTED)
def lengths_subtracted_without_signs(A, B):
    return np.abs((A**2)[:, None] - B**2).sum(axis=2)


@squared_distances.wrong(
    "lengths-compared",
    "the lengths of the two points are compared, not their places",
    "Two points can be as far from 0 and far from each other: subtract feature by feature.",
)
def difference_of_lengths(A, B):
    return (np.sqrt((A**2).sum(axis=1))[:, None] - np.sqrt((B**2).sum(axis=1))) ** 2


@squared_distances.wrong(
    "product-once-and-added",
    "the product in the middle is added once, and it is to be taken away twice",
    "(a - b)² = a² - 2ab + b²: mind the sign and the 2.",
)
def once_and_added(A, B):
    return (A**2).sum(axis=1)[:, None] + A @ B.T + (B**2).sum(axis=1)


SQUARED_DISTANCES_LENGTHS_NOT_SQUARED = (
    "lengths-not-squared",
    "the lengths stand in the formula without their squares",
    "(a - b)² = a² - 2ab + b²: the squared length is the sum of squares, without a root.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_LENGTHS_NOT_SQUARED)
def rooted_lengths(A, B):
    return np.linalg.norm(A, axis=1)[:, None] - 2 * A @ B.T + np.linalg.norm(B, axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_LENGTHS_NOT_SQUARED)
def plain_sums(A, B):
    return A.sum(axis=1)[:, None] - 2 * A @ B.T + B.sum(axis=1)


@squared_distances.wrong(
    "sums-squared-in-lengths",
    "features are added up before the square is taken, in the squared lengths",
    "|a|² is the sum of the squares, not the square of the sum: square first.",
)
def squares_of_sums(A, B):
    return A.sum(axis=1)[:, None] ** 2 - 2 * A @ B.T + B.sum(axis=1) ** 2


SQUARED_DISTANCES_LARGEST_DIFFERENCE = (
    "largest-difference",
    "only the feature with the largest difference counts",
    "Pythagoras adds the squares of all differences: sum in place of max.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_LARGEST_DIFFERENCE)
def chebyshev(A, B):
    return np.abs(A[:, None] - B).max(axis=2)


@squared_distances.wrong(*SQUARED_DISTANCES_LARGEST_DIFFERENCE)
def chebyshev_squared(A, B):
    return ((A[:, None] - B) ** 2).max(axis=2)


@squared_distances.wrong(
    "streets-squared",
    "the absolute differences are added up, and the sum is squared",
    "Square each difference by itself; add up the squares after that.",
)
def streets_squared(A, B):
    return np.abs(A[:, None] - B).sum(axis=2) ** 2


SQUARED_DISTANCES_ONE_FEATURE_ONLY = (
    "one-feature-only",
    "only one feature counts: the others are overwritten or left out",
    "Every feature adds its squared difference: += in place of =, and through all columns.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_FEATURE_ONLY)
def last_feature(A, B):
    return (A[:, -1:] - B[:, -1]) ** 2


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_FEATURE_ONLY)
def first_feature(A, B):
    return (A[:, :1] - B[:, 0]) ** 2


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_FEATURE_ONLY)
def first_two_features(A, B):
    return ((A[:, None, :2] - B[:, :2]) ** 2).sum(axis=2)


SQUARED_DISTANCES_TOTAL_KEPT = (
    "total-kept",
    "the sum still holds what earlier pairs have left in it",
    "Every pair has a sum of its own: set it to 0 right before the features are added.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_TOTAL_KEPT)
def total_kept(A, B):
    D = ((A[:, None] - B) ** 2).sum(axis=2)
    return np.cumsum(D).reshape(D.shape)


@squared_distances.wrong(*SQUARED_DISTANCES_TOTAL_KEPT)
def total_kept_along_the_row(A, B):
    return np.cumsum(((A[:, None] - B) ** 2).sum(axis=2), axis=1)


SQUARED_DISTANCES_HALF_OF_THE_PAIRS = (
    "half-of-the-pairs",
    "half of the table is left at 0, as if A and B were the same points",
    "A and B are two sets: every point of A meets every point of B, in both orders.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_HALF_OF_THE_PAIRS)
def above_the_diagonal(A, B):
    return np.triu(((A[:, None] - B) ** 2).sum(axis=2))


@squared_distances.wrong(*SQUARED_DISTANCES_HALF_OF_THE_PAIRS)
def below_the_diagonal(A, B):
    return np.tril(((A[:, None] - B) ** 2).sum(axis=2))


@squared_distances.wrong(*SQUARED_DISTANCES_HALF_OF_THE_PAIRS)
def strictly_above_the_diagonal(A, B):
    return np.triu(((A[:, None] - B) ** 2).sum(axis=2), k=1)


@squared_distances.wrong(*SQUARED_DISTANCES_HALF_OF_THE_PAIRS)
def strictly_below_the_diagonal(A, B):
    return np.tril(((A[:, None] - B) ** 2).sum(axis=2), k=-1)


@squared_distances.wrong(*SQUARED_DISTANCES_HALF_OF_THE_PAIRS)
def without_the_diagonal(A, B):
    D = ((A[:, None] - B) ** 2).sum(axis=2)
    np.fill_diagonal(D, 0)
    return D


SQUARED_DISTANCES_MIRRORED_HALF = (
    "mirrored-half",
    "the table is filled in pairs, D[i, j] with D[j, i], as if A and B were the same points",
    "A and B are two sets, of different sizes perhaps: work out every cell by itself.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_MIRRORED_HALF)
def mirrored_half(A, B):
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(i + 1, len(B)):
            D[i, j] = D[j, i] = ((A[i] - B[j]) ** 2).sum()
    return D


@squared_distances.wrong(*SQUARED_DISTANCES_MIRRORED_HALF)
def mirrored_half_with_diagonal(A, B):
    D = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(i, len(B)):
            D[i, j] = D[j, i] = ((A[i] - B[j]) ** 2).sum()
    return D


SQUARED_DISTANCES_ONE_SET_ONLY = (
    "one-set-only",
    "the distances are those within one set, and the other set does not come into it",
    "Row i belongs to point i of A, column j to point j of B: one from each set.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_SET_ONLY)
def within_a(A, B):
    return ((A[:, None] - A) ** 2).sum(axis=2)


@squared_distances.wrong(*SQUARED_DISTANCES_ONE_SET_ONLY)
def within_b(A, B):
    return ((B[:, None] - B) ** 2).sum(axis=2)


SQUARED_DISTANCES_TO_THE_MIDDLE = (
    "to-the-middle",
    "these are distances from the middle of B, one for each point of A",
    "Every point of B has a column of its own: do not take the mean of B.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_TO_THE_MIDDLE)
def to_the_middle(A, B):
    return ((A - B.mean(axis=0)) ** 2).sum(axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_TO_THE_MIDDLE)
def middle_to_middle(A, B):
    return ((A.mean(axis=0) - B.mean(axis=0)) ** 2).sum()


SQUARED_DISTANCES_NEAREST_ONLY = (
    "nearest-only",
    "only the nearest point of B is left for each point of A",
    "The whole table is wanted: leave out min and argmin.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_NEAREST_ONLY)
def nearest_distance(A, B):
    return ((A[:, None] - B) ** 2).sum(axis=2).min(axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_NEAREST_ONLY)
def nearest_place(A, B):
    return ((A[:, None] - B) ** 2).sum(axis=2).argmin(axis=1)


SQUARED_DISTANCES_COLUMNS_AS_POINTS = (
    "columns-as-points",
    "columns are taken for points, and rows for features",
    "Rows are examples here: the axis of the features is the last one.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_COLUMNS_AS_POINTS)
def columns_of_both(A, B):
    return ((A.T[:, None] - B.T) ** 2).sum(axis=2)


@squared_distances.wrong(*SQUARED_DISTANCES_COLUMNS_AS_POINTS)
def columns_of_both_by_axes(A, B):
    return ((A[:, :, None] - B[:, None, :]) ** 2).sum(axis=0)


SQUARED_DISTANCES_COSINE = (
    "cosine",
    "these are cosines of angles, or 1 minus them, not distances",
    "Leave the lengths alone: subtract the points and add up the squared differences.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_COSINE)
def cosine_of_angles(A, B):
    with np.errstate(all="ignore"):
        lengths = np.linalg.norm(A, axis=1)[:, None] * np.linalg.norm(B, axis=1)
        return A @ B.T / lengths


@squared_distances.wrong(*SQUARED_DISTANCES_COSINE)
def cosine_distance(A, B):
    with np.errstate(all="ignore"):
        lengths = np.linalg.norm(A, axis=1)[:, None] * np.linalg.norm(B, axis=1)
        return 1 - A @ B.T / lengths


SQUARED_DISTANCES_LAST_POINT_ONLY = (
    "last-point-only",
    "only one point of B counts: one number for each point of A comes back",
    "Keep a table with a column for each point of B: in a loop, one cell for each pair.",
)


@squared_distances.wrong(*SQUARED_DISTANCES_LAST_POINT_ONLY)
def last_point_of_b(A, B):
    return ((A - B[-1]) ** 2).sum(axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_LAST_POINT_ONLY)
def first_point_of_b(A, B):
    return ((A - B[0]) ** 2).sum(axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_LAST_POINT_ONLY)
def every_point_of_b_added(A, B):
    return ((A[:, None] - B) ** 2).sum(axis=(1, 2))


@squared_distances.wrong(*SQUARED_DISTANCES_LAST_POINT_ONLY)
def first_point_of_a(A, B):
    return ((A[0] - B) ** 2).sum(axis=1)


@squared_distances.wrong(*SQUARED_DISTANCES_LAST_POINT_ONLY)
def last_point_of_a(A, B):
    return ((A[-1] - B) ** 2).sum(axis=1)
