"""Matrices: sum, difference, two products, transpose, inverse, and a worked example to mend."""

import numpy as np

from chainrule.course.checking import Answer, Check, case

plus = Check("plus")
minus = Check("minus")
product = Check("product")
element_product = Check("element_product")
transpose = Check("transpose")
inverse = Check("inverse")
worked_product = Answer("worked_product", [[10, 30, 50], [34, 78, 122], [58, 126, 194]])


@plus.cases
@minus.cases
@element_product.cases
def same_shapes(rng):
    yield case(np.array([[7.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 5.0], [2.0, 6.0]]))
    yield case(np.array([[1.0, -2.0, 5.0]]), np.array([[4.0, 0.0, 3.0]]), about="with a single row")
    for m, n in ((3, 4), (5, 2), (4, 4), (2, 7)):
        yield case(rng.normal(size=(m, n)), rng.normal(size=(m, n)))
    yield case(rng.integers(-9, 10, size=(3, 3)), rng.integers(-9, 10, size=(3, 3)), about="with whole numbers")


@plus.wrong(
    "joined",
    "the two matrices are put one below the other, not added",
    "For lists, + means joining; add the entries that stand in the same place.",
)
def below_each_other(A, B):
    return np.concatenate((A, B))


@plus.wrong(
    "one-number",
    "all entries are added up to one number",
    "The sum of two matrices is a matrix: add place by place, and leave np.sum out.",
)
def grand_total(A, B):
    return (A + B).sum()


@minus.wrong(
    "absolute-difference",
    "the signs are lost: these are distances, not differences",
    "An entry is negative where that of B is larger: leave out the absolute value.",
)
def distances(A, B):
    return np.abs(A - B)


@minus.wrong(
    "one-number",
    "all entries are added up to one number",
    "The difference of two matrices is a matrix: subtract place by place, and leave np.sum out.",
)
def total_difference(A, B):
    return (A - B).sum()


@minus.wrong(
    "added",
    "the matrices are added",
    "Each entry of B is taken away from the entry of A in the same place.",
)
def added(A, B):
    return A + B


@product.cases
def fitting_shapes(rng):
    yield case(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]]))
    yield case(np.array([[1.0, 2.0]]), np.array([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]), about="with a single row")
    for m, n, k in ((3, 3, 3), (2, 3, 4), (5, 4, 2), (4, 4, 4), (4, 7, 5)):
        yield case(rng.normal(size=(m, n)), rng.normal(size=(n, k)))
    yield case(np.array([[1, 2, 3]]), np.array([[4], [5], [6]]), about="with one row times one column")
    yield case(np.array([[1.0], [0.0], [-2.0]]), np.array([[3.0, 4.0]]), about="with one column times one row")


@product.quick_on
def large_matrices(rng):
    yield case(rng.normal(size=(60, 70)), rng.normal(size=(70, 50)))


@product.wrong(
    "element-wise-product",
    "this is the element-wise product: entries in the same place are multiplied",
    "An entry of the matrix product is a whole row times a whole column, added up: use @, not *.",
)
def place_by_place(A, B):
    return A * B


@product.wrong(
    "rows-with-rows",
    "rows of A meet rows of B",
    "The right matrix is read downwards: row i of A meets column j of B. Nothing is transposed.",
)
def by_rows(A, B):
    return A @ B.T


@product.wrong(
    "columns-with-columns",
    "columns of A meet columns of B",
    "The left matrix is read along its rows: row i of A meets column j of B. Nothing is transposed.",
)
def by_columns(A, B):
    return A.T @ B


@product.wrong(
    "order-reversed",
    "the matrices stand in the other order: this is B · A",
    "For matrices the order matters: here the rows come from A, and the columns from B.",
)
def other_order(A, B):
    return B @ A


@product.wrong(
    "sum-lost",
    "each entry holds only the last of its products, not their sum",
    "Start each entry at 0 and add every product to it: += where now only = stands.",
)
def last_only(A, B):
    return A[:, -1:] * B[-1:, :]


@product.wrong(
    "shape-of-the-left",
    "the result is made with the shape of A",
    "(m, n) times (n, k) gives (m, k): as many rows as A, as many columns as B.",
)
def made_like_the_left(A, B):
    C = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = A[i] @ B[:, j]
    return C


@element_product.wrong(
    "matrix-product",
    "this is the matrix product: rows meet columns",
    "Element-wise means place by place, as in a sum: use *, not @.",
)
def rows_by_columns(A, B):
    return A @ B


@element_product.wrong(
    "summed-up",
    "the products are added up to one number",
    "The element-wise product stays a matrix: leave the sum out.",
)
def one_heap(A, B):
    return (A * B).sum()


@element_product.wrong(
    "rows-summed-up",
    "the products of each row are added up",
    "The element-wise product keeps every entry by itself: leave the sum out.",
)
def row_dots(A, B):
    return (A * B).sum(axis=1)


@transpose.cases
def oblongs(rng):
    yield case(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
    for m, n in ((3, 5), (4, 2), (3, 3), (6, 7)):
        yield case(rng.normal(size=(m, n)))
    yield case(np.array([[1, 2, 3, 4]]), about="with a single row")
    yield case(np.array([[5.0], [6.0], [7.0]]), about="with a single column")


@transpose.wrong(
    "reshaped",
    "the numbers are poured into the new shape row by row, so they land in other places",
    "The entry in row i, column j goes to row j, column i: the first column becomes the first row.",
)
def poured(A):
    return A.reshape(A.shape[::-1])


@transpose.wrong(
    "quarter-turn-left",
    "the matrix is turned by a quarter, to the left",
    "Transposing is a mirror, not a turn: the top left entry stays at the top left.",
)
def turned_left(A):
    return np.rot90(A)


@transpose.wrong(
    "quarter-turn-right",
    "the matrix is turned by a quarter, to the right",
    "Transposing is a mirror, not a turn: the top left entry stays at the top left.",
)
def turned_right(A):
    return np.rot90(A, -1)


@transpose.wrong(
    "upside-down",
    "the order of the rows is reversed",
    "The mirror lies along the diagonal: the first column becomes the first row.",
)
def last_row_first(A):
    return A[::-1]


@transpose.wrong(
    "as-before",
    "the matrix is returned as it was",
    "The entry in row i, column j goes to row j, column i; return the new matrix.",
)
def as_it_was(A):
    return A


@transpose.wrong(
    "shape-not-turned",
    "the result is made with the shape of A, and the rows do not fit into it",
    "An m by n matrix becomes n by m: make the result with the two sizes exchanged.",
)
def no_room(A):
    T = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            T[j, i] = A[i, j]
    return T


@inverse.cases
def regular(rng):
    yield case(np.array([[4, 7], [2, 6]]))
    for n in (3, 4, 6):
        yield case(rng.normal(size=(n, n)) + n * np.eye(n))
    yield case(np.array([[0.0, 1.0], [2.0, 3.0]]))
    yield case((rng.normal(size=(6, 6)) + 6 * np.eye(6))[[1, 0, 2, 3, 4, 5]])
    yield case(np.array([[0.0, 2.0, 1.0], [1.0, 0.0, 3.0], [2.0, 1.0, 0.0]]), about="with zeros on the diagonal")
    yield case(np.array([[4.0]]), about="with a single number")
    yield case(
        1e-9 * np.array([[2.0, 1.0], [1.0, 3.0]]),
        about="with small numbers",
        mend="Small numbers alone do not make a matrix singular: count the independent rows instead.",
    )


@inverse.cases
def singular(rng):
    def without(A, about):
        return case(
            A,
            raises=np.linalg.LinAlgError,
            about=about,
            mend="Its rows depend on each other, so it cannot be undone: look at the rank and raise LinAlgError.",
        )

    counting = np.arange(1, 10).reshape(3, 3)
    yield without(np.array([[1.0, 2.0], [1.0, 2.0]]), "with two equal rows")
    yield without(counting, "with row 1 + row 3 = 2 · row 2")
    yield without(counting / 10, "with row 1 + row 3 = 2 · row 2")
    for n, rank in ((4, 2), (6, 5)):
        yield without(rng.normal(size=(n, rank)) @ rng.normal(size=(rank, n)), f"with {n} rows of rank {rank}")
    yield without(np.zeros((3, 3)), "with zeros only")


@inverse.wrong(
    "singular-inverted",
    "a singular matrix gets an inverse of huge, meaningless numbers",
    "Rounding hides a determinant of 0: look at the rank, which must be as large as the matrix.",
)
def without_looking(A):
    return np.linalg.inv(A)


@inverse.wrong(
    "small-determinant-refused",
    "a matrix of small numbers is refused, because its determinant is small",
    "The determinant changes with the units, the rank does not: count independent rows instead.",
)
def by_determinant(A):
    if np.isclose(np.linalg.det(A), 0):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(
    "pseudo-inverse",
    "a singular matrix gets the pseudo-inverse, which does not take back what it did",
    "pinv always answers; here a matrix without an inverse must raise LinAlgError.",
)
def always_answers(A):
    return np.linalg.pinv(A)


@inverse.wrong(
    "reciprocals",
    "each entry is turned into its reciprocal: that undoes *, not @",
    "The inverse takes back the matrix product; its entries depend on all entries of A together.",
)
def one_over(A):
    return 1 / A


@inverse.wrong(
    "power-of-each",
    "** raises each entry to the power, which is not the inverse of the matrix",
    "The inverse takes back the matrix product; its entries depend on all entries of A together.",
)
def power(A):
    return A**-1


@inverse.wrong(
    "transpose-returned",
    "this is the transpose; it takes back rotations and mirrors, and nothing else",
    "Multiply your result by A to see it: that must give the identity matrix.",
)
def mirrored(A):
    return A.T


@inverse.wrong(
    "determinant-forgotten",
    "the result has not been divided by the determinant",
    "Multiply your result by A: that gives the determinant on the diagonal, where 1 must stand.",
)
def adjugate(A):
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.det(A) * np.linalg.inv(A)


LEFT = np.arange(1, 10).reshape(3, 3)
RIGHT = np.array([[6, 5, 7], [2, 8, 8], [0, 3, 9]])


def _numbers(answer):
    try:
        return np.array(answer, dtype=float)
    except (TypeError, ValueError):
        return np.array(np.nan)


@worked_product.wrong(
    "element-wise-product",
    "this is still the element-wise product: 6 = 1 · 6, 10 = 2 · 5 and so on",
    "The top left number comes from the first row of A and the first column of B.",
)
def still_place_by_place(answer):
    return np.array_equal(_numbers(answer), LEFT * RIGHT)


@worked_product.wrong(
    "order-reversed",
    "these are the numbers of B · A",
    "The rows come from the left matrix, A, and the columns from the right one, B.",
)
def reversed_order(answer):
    return np.array_equal(_numbers(answer), RIGHT @ LEFT)


@worked_product.wrong(
    "rows-with-rows",
    "here rows of A meet rows of B",
    "B is read downwards: its first column is 6, 2, 0.",
)
def along_both(answer):
    return np.array_equal(_numbers(answer), LEFT @ RIGHT.T)


@worked_product.wrong(
    "transposed",
    "the numbers are right, but rows and columns have changed places",
    "All numbers made with the first row of A stand in the first row of the product.",
)
def written_downwards(answer):
    return np.array_equal(_numbers(answer), (LEFT @ RIGHT).T)


@worked_product.wrong(
    "some-entries",
    "some of the nine numbers are right, and some are not",
    "Go through them one by one: a row of A times a column of B, three products added up.",
)
def partly(answer):
    given = _numbers(answer)
    return given.shape == (3, 3) and 0 < np.sum(given == LEFT @ RIGHT) < 9
