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


@plus.wrong(
    "b-transposed",
    "B is transposed first, so entries of different places meet",
    "Nothing is transposed: each entry of A meets the entry of B in the same place.",
)
def plus_turned(A, B):
    return A + B.T


PLUS_ALL_PAIRS = (
    "all-pairs",
    "every row of A meets every row of B",
    "The sum is taken place by place: leave out the extra axis and the second loop.",
)


@plus.wrong(*PLUS_ALL_PAIRS)
def plus_every_row(A, B):
    return A[:, None] + B


@plus.wrong(*PLUS_ALL_PAIRS)
def plus_every_entry(A, B):
    return np.add.outer(A, B)


PLUS_SUMS_APART = (
    "sums-apart",
    "one number for each row or column is left: something is added up",
    "The sum of two matrices is a matrix: leave sum out, each place stands for itself.",
)


@plus.wrong(*PLUS_SUMS_APART)
def plus_columns(A, B):
    return (A + B).sum(axis=0)


@plus.wrong(*PLUS_SUMS_APART)
def plus_rows(A, B):
    return (A + B).sum(axis=1)


PLUS_JOINED = (
    "joined",
    "the two matrices are put one below the other, not added",
    "For lists, + means joining; add the entries that stand in the same place.",
)


@plus.wrong(*PLUS_JOINED)
def beside_each_other(A, B):
    return np.hstack((A, B))


@plus.wrong(*PLUS_JOINED)
def stacked(A, B):
    return np.stack((A, B))


PLUS_ROW_OF_B = (
    "row-of-b",
    "every row of A gets the first or last row of B, not its own",
    "Row i of A belongs to row i of B: let the same index run through both.",
)


@plus.wrong(*PLUS_ROW_OF_B)
def first_row_of_b(A, B):
    return A + B[0]


@plus.wrong(*PLUS_ROW_OF_B)
def last_row_of_b(A, B):
    return A + B[-1]


@plus.wrong(
    "matrix-product",
    "this is the matrix product, not the sum",
    "A sum is taken place by place, with +.",
)
def product_for_sum(A, B):
    return A @ B


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


@minus.wrong(
    "b-transposed",
    "B is transposed first, so entries of different places meet",
    "Nothing is transposed: each entry of A meets the entry of B in the same place.",
)
def minus_turned(A, B):
    return A - B.T


MINUS_ALL_PAIRS = (
    "all-pairs",
    "every row of A meets every row of B",
    "The difference is taken place by place: leave out the extra axis and the second loop.",
)


@minus.wrong(*MINUS_ALL_PAIRS)
def minus_every_row(A, B):
    return A[:, None] - B


@minus.wrong(*MINUS_ALL_PAIRS)
def minus_every_entry(A, B):
    return np.subtract.outer(A, B)


MINUS_SUMS_APART = (
    "sums-apart",
    "one number for each row or column is left: something is added up",
    "The difference of two matrices is a matrix: leave sum out, each place stands for itself.",
)


@minus.wrong(*MINUS_SUMS_APART)
def minus_columns(A, B):
    return (A - B).sum(axis=0)


@minus.wrong(*MINUS_SUMS_APART)
def minus_rows(A, B):
    return (A - B).sum(axis=1)


@minus.wrong(
    "negatives-cut",
    "negative differences have become 0",
    "An entry is negative where that of B is larger: keep what lies below 0.",
)
def cut_at_zero(A, B):
    return np.maximum(A - B, 0)


MINUS_MEMBERS_REMOVED = (
    "members-removed",
    "numbers that also stand in B are left out, as with sets",
    "Subtract place by place; nothing is left out, and the shape stays.",
)


@minus.wrong(*MINUS_MEMBERS_REMOVED)
def set_difference(A, B):
    return np.setdiff1d(A, B)


@minus.wrong(*MINUS_MEMBERS_REMOVED)
def mask_difference(A, B):
    return A[~np.isin(A, B)]


@minus.wrong(
    "distance",
    "this is the distance between A and B, a single number",
    "The difference is a matrix: leave its entries side by side.",
)
def norm_of_difference(A, B):
    return np.linalg.norm(A - B)


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


PRODUCT_ALL_SUMMED = (
    "all-summed",
    "the element-wise products are added up to one number",
    "Each row of A meets each column of B: @ or np.dot, and not tensordot or vdot.",
)


@product.wrong(*PRODUCT_ALL_SUMMED)
def contracted(A, B):
    return np.tensordot(A, B)


@product.wrong(*PRODUCT_ALL_SUMMED)
def all_flat(A, B):
    return np.vdot(A, B)


@product.wrong(*PRODUCT_ALL_SUMMED)
def element_sum(A, B):
    return (A * B).sum()


PRODUCT_EVERY_ENTRY_WITH_EVERY = (
    "every-entry-with-every",
    "every entry of A is multiplied by every entry of B",
    "Only row i of A and column j of B make entry i, j, and their products are added up.",
)


@product.wrong(*PRODUCT_EVERY_ENTRY_WITH_EVERY)
def outer(A, B):
    return np.outer(A, B)


@product.wrong(*PRODUCT_EVERY_ENTRY_WITH_EVERY)
def kronecker(A, B):
    return np.kron(A, B)


@product.wrong(*PRODUCT_EVERY_ENTRY_WITH_EVERY)
def outer_with_axes(A, B):
    return np.multiply.outer(A, B)


PRODUCT_DIAGONAL_ONLY = (
    "diagonal-only",
    "row i meets column i only, so this is the diagonal of the product",
    "Every row of A meets every column of B: two loops, one inside the other.",
)


@product.wrong(*PRODUCT_DIAGONAL_ONLY)
def only_diagonal(A, B):
    return (A * B.T).sum(axis=1)


@product.wrong(*PRODUCT_DIAGONAL_ONLY)
def only_diagonal_paired(A, B):
    return np.array([row @ column for row, column in zip(A, B.T)])


PRODUCT_NOT_SUMMED = (
    "not-summed",
    "the products along row and column are not added up: there is an axis too many",
    "An entry is one number, the sum of these products: sum over the axis in the middle.",
)


@product.wrong(*PRODUCT_NOT_SUMMED)
def not_summed(A, B):
    return A[:, :, None] * B


@product.wrong(*PRODUCT_NOT_SUMMED)
def not_summed_at_the_end(A, B):
    return A[:, None, :] * B.T


@product.wrong(
    "sums-multiplied",
    "a row is added up, a column is added up, and then the two sums are multiplied",
    "Multiply first, number by number along row and column; add up these products.",
)
def sums_multiplied(A, B):
    return np.outer(A.sum(axis=1), B.sum(axis=0))


@product.wrong(
    "all-added",
    "the entries of row and column are added, not multiplied",
    "Each number of the row is multiplied by its partner in the column; add up the products.",
)
def sums_of_sums(A, B):
    return np.add.outer(A.sum(axis=1), B.sum(axis=0))


PRODUCT_TOTAL_KEPT = (
    "total-kept",
    "the total still holds what earlier entries have left in it",
    "Every entry is a sum of its own: set the total to 0 right before its sum begins.",
)


@product.wrong(*PRODUCT_TOTAL_KEPT)
def total_kept(A, B):
    C = np.asarray(A @ B)
    return np.cumsum(C).reshape(C.shape)


@product.wrong(*PRODUCT_TOTAL_KEPT)
def total_kept_along_the_row(A, B):
    return np.cumsum(A @ B, axis=1)


PRODUCT_SQUARE_ASSUMED = (
    "square-assumed",
    "all loops run to the same length, as if both matrices were square",
    "There are three lengths: rows of A, columns of B, and what a row of A and a column of B share.",
)


@product.wrong(*PRODUCT_SQUARE_ASSUMED)
def all_as_rows_of_a(A, B):
    n = len(A)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C


@product.wrong(*PRODUCT_SQUARE_ASSUMED)
def all_as_rows_of_b(A, B):
    n = len(B)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C


@product.wrong(
    "one-number",
    "everything is added up to one number",
    "The product is a matrix: begin a new sum for each entry, and keep the sums apart.",
)
def grand_total_of_product(A, B):
    return (A @ B).sum()


@product.wrong(
    "trace",
    "only the diagonal of the product is added up",
    "The product is a matrix with every row times every column, not the sum of its diagonal.",
)
def trace(A, B):
    return np.trace(A @ B)


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


@element_product.wrong(
    "columns-summed-up",
    "the products of each column are added up",
    "The element-wise product keeps every entry by itself: leave the sum out.",
)
def column_dots(A, B):
    return (A * B).sum(axis=0)


ELEMENT_PRODUCT_ROWS_WITH_ROWS = (
    "rows-with-rows",
    "rows of A meet rows of B, and the products are added up",
    "Each entry of A meets one entry of B only, that in the same place: nothing is added up.",
)


@element_product.wrong(*ELEMENT_PRODUCT_ROWS_WITH_ROWS)
def rows_by_rows(A, B):
    return A @ B.T


@element_product.wrong(*ELEMENT_PRODUCT_ROWS_WITH_ROWS)
def columns_by_columns(A, B):
    return A.T @ B


ELEMENT_PRODUCT_EVERY_ENTRY_WITH_EVERY = (
    "every-entry-with-every",
    "every entry of A is multiplied by every entry of B",
    "Each entry of A meets one entry of B only: that in the same place.",
)


@element_product.wrong(*ELEMENT_PRODUCT_EVERY_ENTRY_WITH_EVERY)
def every_with_every(A, B):
    return np.outer(A, B)


@element_product.wrong(*ELEMENT_PRODUCT_EVERY_ENTRY_WITH_EVERY)
def blocks(A, B):
    return np.kron(A, B)


@element_product.wrong(*ELEMENT_PRODUCT_EVERY_ENTRY_WITH_EVERY)
def every_row_with_every(A, B):
    return A[:, None] * B


@element_product.wrong(
    "b-transposed",
    "B is transposed first, so entries of different places meet",
    "Nothing is transposed: each entry of A meets the entry of B in the same place.",
)
def with_mirrored(A, B):
    return A * B.T


@element_product.wrong(
    "to-the-power",
    "entries of A are raised to the power of those of B",
    "In NumPy * is the element-wise product and ** the power.",
)
def to_the_power(A, B):
    return A**B


@element_product.wrong(
    "divided",
    "entries of A are divided by those of B",
    "A product multiplies: * in place of /.",
)
def quotient(A, B):
    return A / B


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


@transpose.wrong(
    "last-column-first",
    "the order of the columns is reversed",
    "The mirror lies along the diagonal: the first column becomes the first row.",
)
def last_column_first(A):
    return A[:, ::-1]


@transpose.wrong(
    "half-turn",
    "the matrix is turned by half: rows and columns are both in reverse order",
    "The top left entry stays where it is: the first column becomes the first row.",
)
def half_turn(A):
    return A[::-1, ::-1]


@transpose.wrong(
    "other-diagonal",
    "the mirror lies along the diagonal from top right to bottom left",
    "The top left entry stays where it is: leave out the reversals.",
)
def other_diagonal(A):
    return A[::-1, ::-1].T


TRANSPOSE_RESHAPED = (
    "reshaped",
    "the numbers are poured into the new shape row by row, so they land in other places",
    "The entry in row i, column j goes to row j, column i: the first column becomes the first row.",
)


@transpose.wrong(*TRANSPOSE_RESHAPED)
def poured_down_the_columns(A):
    return A.reshape(A.shape[::-1], order="F")


@transpose.wrong(*TRANSPOSE_RESHAPED)
def poured_into_the_old_shape(A):
    return A.ravel(order="F").reshape(A.shape)


TRANSPOSE_OVERWRITTEN = (
    "overwritten",
    "entries are overwritten before they have moved: both mirror places end up the same",
    "Read from A and write into a new matrix, or exchange two entries at once.",
)


@transpose.wrong(*TRANSPOSE_OVERWRITTEN)
def overwritten(A):
    T = np.array(A)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            T[i, j] = T[j, i]
    return T


@transpose.wrong(*TRANSPOSE_OVERWRITTEN)
def overwritten_the_other_way(A):
    T = np.array(A)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            T[j, i] = T[i, j]
    return T


@transpose.wrong(
    "square-assumed",
    "both loops run to the number of rows, as if the matrix were square",
    "The result has as many rows as A has columns: ask for both sizes of A.",
)
def square_of_rows(A):
    n = len(A)
    return np.array([[A[j, i] for j in range(n)] for i in range(n)])


TRANSPOSE_FIRST_COLUMN_ONLY = (
    "first-column-only",
    "only the first column has become a row",
    "Each column becomes a row: one loop for the columns, one inside it for the entries.",
)


@transpose.wrong(*TRANSPOSE_FIRST_COLUMN_ONLY)
def only_first_column(A):
    return A[:, 0]


@transpose.wrong(*TRANSPOSE_FIRST_COLUMN_ONLY)
def only_first_column_as_row(A):
    return A[:, :1].T


def refuse_singular(A):
    """Raise LinAlgError, as asked for: what is wrong about a misconception lies elsewhere."""
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("singular")


def minors(A):
    """The determinants of A without row i and column j."""
    n = len(A)
    rest = [[np.delete(np.delete(A, i, axis=0), j, axis=1) for j in range(n)] for i in range(n)]
    return np.array([[np.linalg.det(one) for one in row] for row in rest])


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


INVERSE_ONES_FOR_IDENTITY = (
    "ones-for-identity",
    "the system is solved for ones everywhere, not for the identity matrix",
    "A · X = I: the right-hand side holds ones on its diagonal alone.",
)


@inverse.wrong(*INVERSE_ONES_FOR_IDENTITY)
def for_a_matrix_of_ones(A):
    return np.linalg.solve(A, np.ones(A.shape))


@inverse.wrong(*INVERSE_ONES_FOR_IDENTITY)
def for_a_matrix_of_ones_if_regular(A):
    refuse_singular(A)
    return np.linalg.solve(A, np.ones(A.shape))


@inverse.wrong(*INVERSE_ONES_FOR_IDENTITY)
def for_a_vector_of_ones(A):
    return np.linalg.solve(A, np.ones(len(A)))


@inverse.wrong(*INVERSE_ONES_FOR_IDENTITY)
def for_a_vector_of_ones_if_regular(A):
    refuse_singular(A)
    return np.linalg.solve(A, np.ones(len(A)))


INVERSE_IDENTITY_RETURNED = (
    "identity-returned",
    "this is the identity matrix: A has been taken back already",
    "Solve A · X = I, with I on the right-hand side; A itself stands on the left only.",
)


@inverse.wrong(*INVERSE_IDENTITY_RETURNED)
def solved_for_itself(A):
    return np.linalg.solve(A, A)


@inverse.wrong(*INVERSE_IDENTITY_RETURNED)
def solved_for_itself_if_regular(A):
    refuse_singular(A)
    return np.linalg.solve(A, A)


@inverse.wrong(*INVERSE_IDENTITY_RETURNED)
def product_with_inverse(A):
    return A @ np.linalg.inv(A)


@inverse.wrong(*INVERSE_IDENTITY_RETURNED)
def product_with_inverse_if_regular(A):
    refuse_singular(A)
    return A @ np.linalg.inv(A)


@inverse.wrong(*INVERSE_IDENTITY_RETURNED)
def identity_alone(A):
    return np.eye(len(A))


@inverse.wrong(*INVERSE_IDENTITY_RETURNED)
def identity_alone_if_regular(A):
    refuse_singular(A)
    return np.eye(len(A))


INVERSE_SIDES_EXCHANGED = (
    "sides-exchanged",
    "A and the identity have changed places in the system: this is A again",
    "solve(left, right) finds X with left · X = right: A stands on the left.",
)


@inverse.wrong(*INVERSE_SIDES_EXCHANGED)
def solved_from_the_identity(A):
    return np.linalg.solve(np.eye(len(A)), A)


@inverse.wrong(*INVERSE_SIDES_EXCHANGED)
def solved_from_the_identity_if_regular(A):
    refuse_singular(A)
    return np.linalg.solve(np.eye(len(A)), A)


@inverse.wrong(
    "reciprocals",
    "each entry is turned into its reciprocal: that undoes *, not @",
    "The inverse takes back the matrix product; its entries depend on all entries of A together.",
)
def one_over_if_regular(A):
    refuse_singular(A)
    return 1 / A


@inverse.wrong(
    "power-of-each",
    "** raises each entry to the power, which is not the inverse of the matrix",
    "The inverse takes back the matrix product; its entries depend on all entries of A together.",
)
def power_if_regular(A):
    refuse_singular(A)
    return A**-1


@inverse.wrong(
    "transpose-returned",
    "this is the transpose; it takes back rotations and mirrors, and nothing else",
    "Multiply your result by A to see it: that must give the identity matrix.",
)
def mirrored_if_regular(A):
    refuse_singular(A)
    return A.T


@inverse.wrong(
    "determinant-forgotten",
    "the result has not been divided by the determinant",
    "Multiply your result by A: that gives the determinant on the diagonal, where 1 must stand.",
)
def adjugate_without_looking(A):
    return np.linalg.det(A) * np.linalg.inv(A)


INVERSE_DIVIDED_BY_THE_DETERMINANT = (
    "divided-by-the-determinant",
    "A itself, or its transpose, is divided by the determinant",
    "Dividing by the determinant is the last step: before it come the cofactors of A.",
)


@inverse.wrong(*INVERSE_DIVIDED_BY_THE_DETERMINANT)
def over_determinant(A):
    return A / np.linalg.det(A)


@inverse.wrong(*INVERSE_DIVIDED_BY_THE_DETERMINANT)
def over_determinant_if_regular(A):
    refuse_singular(A)
    return A / np.linalg.det(A)


@inverse.wrong(*INVERSE_DIVIDED_BY_THE_DETERMINANT)
def mirrored_over_determinant(A):
    return A.T / np.linalg.det(A)


@inverse.wrong(*INVERSE_DIVIDED_BY_THE_DETERMINANT)
def mirrored_over_determinant_if_regular(A):
    refuse_singular(A)
    return A.T / np.linalg.det(A)


@inverse.wrong(*INVERSE_DIVIDED_BY_THE_DETERMINANT)
def one_over_determinant(A):
    return np.eye(len(A)) / np.linalg.det(A)


@inverse.wrong(*INVERSE_DIVIDED_BY_THE_DETERMINANT)
def one_over_determinant_if_regular(A):
    refuse_singular(A)
    return np.eye(len(A)) / np.linalg.det(A)


INVERSE_DIAGONAL_RECIPROCALS = (
    "diagonal-reciprocals",
    "only the diagonal is turned into reciprocals: that inverts diagonal matrices alone",
    "The entries beside the diagonal count too: each entry of the inverse depends on all of A.",
)


@inverse.wrong(*INVERSE_DIAGONAL_RECIPROCALS)
def diagonal_inverted(A):
    return np.diag(1 / np.diag(A))


@inverse.wrong(*INVERSE_DIAGONAL_RECIPROCALS)
def diagonal_inverted_if_regular(A):
    refuse_singular(A)
    return np.diag(1 / np.diag(A))


@inverse.wrong(*INVERSE_DIAGONAL_RECIPROCALS)
def diagonal_replaced(A):
    B = A.astype(float)
    np.fill_diagonal(B, 1 / np.diag(A))
    return B


@inverse.wrong(*INVERSE_DIAGONAL_RECIPROCALS)
def diagonal_replaced_if_regular(A):
    refuse_singular(A)
    B = A.astype(float)
    np.fill_diagonal(B, 1 / np.diag(A))
    return B


INVERSE_NEGATED = (
    "negated",
    "every entry has another sign: that undoes +, not @",
    "The inverse takes back the matrix product: A times it gives the identity, not zeros.",
)


@inverse.wrong(*INVERSE_NEGATED)
def negative(A):
    return -A


@inverse.wrong(*INVERSE_NEGATED)
def negative_if_regular(A):
    refuse_singular(A)
    return -A


INVERSE_TURNED_ROUND = (
    "turned-round",
    "the order of rows or columns is reversed",
    "The inverse takes back the matrix product: its entries have to be worked out.",
)


@inverse.wrong(*INVERSE_TURNED_ROUND)
def rows_turned_round(A):
    return A[::-1]


@inverse.wrong(*INVERSE_TURNED_ROUND)
def rows_turned_round_if_regular(A):
    refuse_singular(A)
    return A[::-1]


@inverse.wrong(*INVERSE_TURNED_ROUND)
def all_turned_round(A):
    return np.flip(A)


@inverse.wrong(*INVERSE_TURNED_ROUND)
def all_turned_round_if_regular(A):
    refuse_singular(A)
    return np.flip(A)


@inverse.wrong(*INVERSE_TURNED_ROUND)
def columns_turned_round(A):
    return A[:, ::-1]


@inverse.wrong(*INVERSE_TURNED_ROUND)
def columns_turned_round_if_regular(A):
    refuse_singular(A)
    return A[:, ::-1]


INVERSE_TWO_BY_TWO_FORMULA = (
    "two-by-two-formula",
    "the formula for two rows is used for matrices of every size",
    "ad - bc belongs to 2 by 2 matrices; larger ones need elimination or a function of NumPy.",
)


@inverse.wrong(*INVERSE_TWO_BY_TWO_FORMULA)
def two_by_two(A):
    a, b, c, d = A[0, 0], A[0, 1], A[1, 0], A[1, 1]
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


@inverse.wrong(*INVERSE_TWO_BY_TWO_FORMULA)
def two_by_two_if_regular(A):
    refuse_singular(A)
    a, b, c, d = A[0, 0], A[0, 1], A[1, 0], A[1, 1]
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


INVERSE_COFACTORS_MISTAKEN = (
    "cofactors-mistaken",
    "the cofactors lack their alternating signs, or are not transposed",
    "Cofactors take turns in sign like a chessboard, and their matrix is transposed at the end.",
)


@inverse.wrong(*INVERSE_COFACTORS_MISTAKEN)
def without_signs(A):
    return minors(A).T / np.linalg.det(A)


@inverse.wrong(*INVERSE_COFACTORS_MISTAKEN)
def without_signs_if_regular(A):
    refuse_singular(A)
    return minors(A).T / np.linalg.det(A)


@inverse.wrong(*INVERSE_COFACTORS_MISTAKEN)
def without_signs_not_mirrored(A):
    return minors(A) / np.linalg.det(A)


@inverse.wrong(*INVERSE_COFACTORS_MISTAKEN)
def without_signs_not_mirrored_if_regular(A):
    refuse_singular(A)
    return minors(A) / np.linalg.det(A)


@inverse.wrong(*INVERSE_COFACTORS_MISTAKEN)
def not_mirrored(A):
    return np.linalg.inv(A).T


@inverse.wrong(*INVERSE_COFACTORS_MISTAKEN)
def not_mirrored_if_regular(A):
    refuse_singular(A)
    return np.linalg.inv(A).T


INVERSE_NEGATIVE_DETERMINANT_REFUSED = (
    "negative-determinant-refused",
    "a matrix with a negative determinant is refused, though it has an inverse",
    "Only a determinant of 0 means singular, and rounding hides that: look at the rank.",
)


@inverse.wrong(*INVERSE_NEGATIVE_DETERMINANT_REFUSED)
def positive_determinant_only(A):
    if np.linalg.det(A) <= 0:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(*INVERSE_NEGATIVE_DETERMINANT_REFUSED)
def clearly_positive_determinant_only(A):
    if np.linalg.det(A) < 1e-10:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(*INVERSE_NEGATIVE_DETERMINANT_REFUSED)
def positive_determinant_and_full_rank_only(A):
    refuse_singular(A)
    if np.linalg.det(A) <= 0:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(*INVERSE_NEGATIVE_DETERMINANT_REFUSED)
def not_negative_determinant_only(A):
    if np.linalg.det(A) < 0:
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


INVERSE_ZERO_ENTRY_REFUSED = (
    "zero-entry-refused",
    "a matrix with a zero in it, or on its diagonal, is refused",
    "Single zeros do no harm: a matrix is singular if its rows depend on each other.",
)


@inverse.wrong(*INVERSE_ZERO_ENTRY_REFUSED)
def no_zero_on_diagonal(A):
    if np.any(np.diag(A) == 0):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(*INVERSE_ZERO_ENTRY_REFUSED)
def no_zero_anywhere(A):
    if np.any(A == 0):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(*INVERSE_ZERO_ENTRY_REFUSED)
def no_zero_on_diagonal_nor_rank_lost(A):
    refuse_singular(A)
    if np.any(np.diag(A) == 0):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


@inverse.wrong(*INVERSE_ZERO_ENTRY_REFUSED)
def no_zero_anywhere_nor_rank_lost(A):
    refuse_singular(A)
    if np.any(A == 0):
        raise np.linalg.LinAlgError("singular")
    return np.linalg.inv(A)


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


@worked_product.wrong(
    "columns-with-columns",
    "here columns of A meet columns of B",
    "A is read along its rows: its first row is 1, 2, 3.",
)
def down_both(answer):
    return np.array_equal(_numbers(answer), LEFT.T @ RIGHT)


@worked_product.wrong(
    "added",
    "these are sums of entries in the same place",
    "A product multiplies: a row of A times a column of B, three products added up.",
)
def summed_place_by_place(answer):
    return np.array_equal(_numbers(answer), LEFT + RIGHT)


@worked_product.wrong(
    "sums-multiplied",
    "row sums of A are multiplied by column sums of B",
    "Multiply first, number by number along row and column; add up these three products.",
)
def sums_of_lines(answer):
    return np.array_equal(_numbers(answer), np.outer(LEFT.sum(axis=1), RIGHT.sum(axis=0)))
