"""Squares and the product of two inputs."""

import numpy as np

from chainrule.course.checking import Check, case

quadratic_features = Check("quadratic_features")


@quadratic_features.cases
def several_sizes(rng):
    yield case(np.array([[1.0, 2.0], [3.0, -1.0]]))
    for m in (4, 5, 8):
        yield case(rng.normal(size=(m, 2)))


@quadratic_features.cases
def edges(rng):
    yield case(np.array([[-2.0, 3.0]]), about="with a single example")
    yield case(np.array([[0.0, 5.0], [4.0, 0.0], [0.0, 0.0], [-1.0, -1.0]]), about="with zeros")
    yield case(rng.integers(-5, 6, size=(6, 2)), about="with whole numbers")


@quadratic_features.quick_on
def many_examples(rng):
    yield case(rng.normal(size=(20_000, 2)))


@quadratic_features.wrong(
    "cross-term-missing",
    "the product x1 x2 is missing",
    "Three columns: without the product, ellipses can only lie along the axes, and XOR stays unsolved.",
)
def squares_only(X):
    return X**2


@quadratic_features.wrong(
    "cross-term-last",
    "the product x1 x2 stands last; it belongs in the middle",
    "The order is x1², x1 x2, x2²: each weight of theta must meet its own column.",
)
def other_order(X):
    return np.column_stack([X[:, 0] ** 2, X[:, 1] ** 2, X[:, 0] * X[:, 1]])


@quadratic_features.wrong(
    "cross-term-first",
    "the product x1 x2 stands first; it belongs in the middle",
    "The order is x1², x1 x2, x2²: each weight of theta must meet its own column.",
)
def product_first(X):
    return np.column_stack([X[:, 0] * X[:, 1], X[:, 0] ** 2, X[:, 1] ** 2])


@quadratic_features.wrong(
    "cross-term-doubled",
    "the product has a factor 2, as in the square of a sum",
    "The column is x1 times x2 alone; how much it counts is for its weight to say.",
)
def binomial(X):
    return np.column_stack([X[:, 0] ** 2, 2 * X[:, 0] * X[:, 1], X[:, 1] ** 2])


@quadratic_features.wrong(
    "cross-term-twice",
    "the product is there twice: x1 x2 and x2 x1 are the same",
    "One column is enough for it; two equal columns would share one weight between them.",
)
def both_products(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, x1 * x2, x2 * x1, x2**2])


@quadratic_features.wrong(
    "cross-term-added",
    "x1 and x2 are added, not multiplied",
    "A sum is nothing new for a weighted sum; the product is.",
)
def sums(X):
    return np.column_stack([X[:, 0] ** 2, X[:, 0] + X[:, 1], X[:, 1] ** 2])


@quadratic_features.wrong(
    "doubled-for-squared",
    "the inputs are doubled, not squared",
    "A square is a number times itself: in Python, two stars.",
)
def doubled(X):
    return np.column_stack([2 * X[:, 0], X[:, 0] * X[:, 1], 2 * X[:, 1]])


@quadratic_features.wrong(
    "inputs-too",
    "x1 and x2 themselves are in the table as well",
    "Return the three new columns alone; whoever wants the others puts them beside.",
)
def with_inputs(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x2, x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "ones-and-inputs-too",
    "the column of ones and the inputs are in the table as well",
    "Return the three new columns alone; whoever wants the others puts them beside.",
)
def with_all(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([np.ones(len(X)), x1, x2, x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "ones-too",
    "there is a column of ones in the table as well",
    "Return the three new columns alone; the ones are added when the whole table is put together.",
)
def with_ones(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([np.ones(len(X)), x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "rows-for-columns",
    "the three features are rows, and the examples columns",
    "Rows are examples: put the three features side by side, as columns.",
)
def as_rows(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.array([x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "one-after-the-other",
    "the three features stand in one long row, one after the other",
    "Put them side by side as columns of a table, not end to end.",
)
def end_to_end(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.concatenate([x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "rows-taken",
    "x1 and x2 are the first two rows, where they should be the columns",
    "X[0] is the first example; the first feature of all examples is a column.",
)
def rows_taken(X):
    x1, x2 = X[0], X[1]
    return np.column_stack([x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "kernel-convention",
    "the product has the factor √2, as in the feature map of a kernel",
    "The column is x1 times x2 alone; how much it counts is for its weight to say.",
)
def quadratic_features_kernel_convention(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, np.sqrt(2) * x1 * x2, x2**2])


@quadratic_features.wrong(
    "product-summed",
    "the product is summed over the examples: one number for the whole column",
    "Multiply element by element: x1 @ x2 is a dot product, which sums.",
)
def quadratic_features_product_summed(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, np.full(len(X), x1 @ x2), x2**2])


@quadratic_features.wrong(
    "squares-multiplied",
    "the squares are multiplied, not the inputs",
    "The middle column is x1 times x2, without squares.",
)
def quadratic_features_squares_multiplied(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, x1**2 * x2**2, x2**2])


@quadratic_features.wrong(
    "inputs-not-squared",
    "x1 and x2 stand in place of their squares",
    "Square both inputs; the product x1 x2 stands between the squares.",
)
def quadratic_features_inputs_not_squared(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x1 * x2, x2])


@quadratic_features.wrong(
    "interaction-only",
    "x1 and x2 stand in place of their squares, with the product after them",
    "The three columns are x1², x1 x2, x2², in this order.",
)
def quadratic_features_interaction_only(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x2, x1 * x2])


@quadratic_features.wrong(
    "order-reversed",
    "the columns stand the other way round: x2² first",
    "The order is x1², x1 x2, x2²: each weight of theta must meet its own column.",
)
def quadratic_features_order_reversed(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x2**2, x1 * x2, x1**2])


@quadratic_features.wrong(
    "square-of-the-sum",
    "the middle column is the square of the sum",
    "The middle column is the product x1 x2: the squares have columns of their own.",
)
def quadratic_features_square_of_the_sum(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, (x1 + x2) ** 2, x2**2])


@quadratic_features.wrong(
    "square-of-the-difference",
    "the middle column is the square of the difference",
    "The middle column is the product x1 x2: the squares have columns of their own.",
)
def quadratic_features_square_of_the_difference(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, (x1 - x2) ** 2, x2**2])


@quadratic_features.wrong(
    "cross-term-added",
    "x2 is subtracted from x1, where they should be multiplied",
    "A difference is nothing new for a weighted sum; the product is.",
)
def difference_between(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, x1 - x2, x2**2])


@quadratic_features.wrong(
    "ratio-for-product",
    "x1 is divided by x2, where they should be multiplied",
    "The middle column is x1 times x2.",
)
def quadratic_features_ratio_for_product(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, x1 / x2, x2**2])


@quadratic_features.wrong(
    "power-for-product",
    "x1 to the power x2 stands in the middle, where it should be the product",
    "The middle column is x1 times x2, with one star.",
)
def quadratic_features_power_for_product(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, np.asarray(x1, dtype=float) ** x2, x2**2])


@quadratic_features.wrong(
    "powers-of-two",
    "2 is raised to the power of the input; its square is the input to the power 2",
    "The square of x1 is x1 times itself: base and exponent are exchanged here.",
)
def quadratic_features_powers_of_two(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([2.0**x1, x1 * x2, 2.0**x2])


@quadratic_features.wrong(
    "cubes",
    "the outer columns are cubes",
    "Quadratic means the power 2: x1², x1 x2, x2².",
)
def quadratic_features_cubes(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**3, x1 * x2, x2**3])


@quadratic_features.wrong(
    "roots",
    "the outer columns are square roots, not squares",
    "The square of x1 is x1 times itself.",
)
def quadratic_features_roots(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([np.sqrt(x1), x1 * x2, np.sqrt(x2)])


@quadratic_features.wrong(
    "sizes",
    "the product has lost its sign",
    "Leave the product its sign: it tells the corners of XOR apart.",
)
def quadratic_features_sizes(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, np.abs(x1 * x2), x2**2])


@quadratic_features.wrong(
    "product-alone",
    "only the product is there",
    "Three columns are asked for: x1², x1 x2, x2².",
)
def quadratic_features_product_alone(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1 * x2])


@quadratic_features.wrong(
    "product-alone",
    "only the product is there",
    "Three columns are asked for: x1², x1 x2, x2².",
)
def quadratic_features_product_alone_17(X):
    return X[:, 0] * X[:, 1]


@quadratic_features.wrong(
    "radius",
    "this is the squared distance from the origin: the two squares are added up",
    "Keep the squares in columns of their own, so that each gets its own weight.",
)
def quadratic_features_radius(X):
    return X[:, 0] ** 2 + X[:, 1] ** 2


@quadratic_features.wrong(
    "radius",
    "the three features are added up to one",
    "Put the three features side by side, so that each gets its own weight.",
)
def quadratic_features_radius_19(X):
    return X[:, 0] ** 2 + X[:, 0] * X[:, 1] + X[:, 1] ** 2


@quadratic_features.wrong(
    "reshaped",
    "the numbers stand in wrong places: reshape fills the table row by row",
    "Put the three features side by side with np.column_stack, or transpose np.array([…]).",
)
def quadratic_features_reshaped(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.array([x1**2, x1 * x2, x2**2]).reshape(-1, 3)


@quadratic_features.wrong(
    "extra-axis",
    "the table has a third axis",
    "np.column_stack puts arrays side by side as columns of a table with two axes.",
)
def quadratic_features_extra_axis(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.dstack([x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "extra-axis",
    "there is a 2×2 table for each example",
    "Of its four numbers two are equal: return x1², x1 x2 and x2² as one row.",
)
def quadratic_features_extra_axis_22(X):
    return X[:, :, np.newaxis] * X[:, np.newaxis, :]


@quadratic_features.wrong(
    "all-rows-multiplied",
    "every row is multiplied with every other row",
    "Each example has features of its own: multiply within a row, element by element.",
)
def quadratic_features_all_rows_multiplied(X):
    return X @ X.T


@quadratic_features.wrong(
    "all-rows-multiplied",
    "the products are summed over the examples: this is X.T @ X",
    "Each example has features of its own: multiply within a row, element by element.",
)
def quadratic_features_all_rows_multiplied_24(X):
    return X.T @ X


@quadratic_features.wrong(
    "all-rows-multiplied",
    "each x1 is multiplied with each x2: np.outer makes a table of it",
    "Multiply element by element: x1 * x2.",
)
def quadratic_features_all_rows_multiplied_25(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, np.outer(x1, x2), x2**2])


@quadratic_features.wrong(
    "inputs-too",
    "x1, x2 and the product are there beside the squares",
    "Return the three new columns alone, in the order x1², x1 x2, x2².",
)
def with_inputs_and_product_last(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x2, x1**2, x2**2, x1 * x2])


@quadratic_features.wrong(
    "inputs-too",
    "x1 and x2 stand beside their squares, and the product is missing",
    "Return x1², x1 x2 and x2², without the inputs.",
)
def with_inputs_and_no_product(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x2, x1**2, x2**2])


@quadratic_features.wrong(
    "ones-and-inputs-too",
    "the column of ones and the inputs are in the table as well",
    "Return the three new columns alone; whoever wants the others puts them beside.",
)
def with_all_and_product_last(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([np.ones(len(X)), x1, x2, x1**2, x2**2, x1 * x2])


@quadratic_features.wrong(
    "centred-first",
    "the columns are centred first",
    "Square and multiply the inputs as they are.",
)
def quadratic_features_centred_first(X):
    Z = X - X.mean(axis=0)
    return np.column_stack([Z[:, 0] ** 2, Z[:, 0] * Z[:, 1], Z[:, 1] ** 2])
