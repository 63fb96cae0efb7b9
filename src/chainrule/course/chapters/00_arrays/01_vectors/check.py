"""Vectors and matrices with lists alone."""

from chainrule.course.checking import Check, case


def whole(rng, *shape):
    """Whole numbers from -9 to 9 but never 0, as a list or a list of rows."""
    return (rng.integers(1, 10, size=shape) * rng.choice([-1, 1], size=shape)).tolist()


def two_vectors(rng):
    yield case([1, 2, 3], [10, 20, 30])
    for n in (2, 4, 7):
        yield case(whole(rng, n), whole(rng, n))
    yield case([0.5, -1.5, 2.0, 0.0, 3.25], [4.0, 2.0, -0.5, 1.0, 2.0])
    yield case(
        [], [], extreme=True, about="with empty lists", mend="A loop over no entries does nothing: start from []."
    )


# add

add = Check("add", by_hand=True)
add.cases(two_vectors)


@add.wrong(
    "lists-joined",
    "the lists are put one after the other, not added",
    "Between lists, + joins them. Add the entries: the first to the first, the second to the second.",
)
def joined(u, v):
    return u + v


@add.wrong(
    "one-number",
    "all entries are added up to one number",
    "The sum of two vectors is a vector again, with as many entries as each of them.",
)
def one_number(u, v):
    return sum(u) + sum(v)


@add.wrong(
    "pairs",
    "the entries are paired, but not added",
    "Each pair becomes one number: the sum of its two entries.",
)
def paired(u, v):
    return [[a, b] for a, b in zip(u, v)]


@add.wrong(
    "returned-in-loop",
    "only the first entry is there: the function returns while the loop is still running",
    "Move return out of the loop, so that it comes after the last entry.",
)
def only_first_sum(u, v):
    for i in range(len(u)):
        return [u[i] + v[i]]


# subtract

subtract = Check("subtract", by_hand=True)
subtract.cases(two_vectors)


@subtract.wrong(
    "signs-lost",
    "the differences have lost their signs",
    "A difference may be negative: it says in which direction v lies from u. Leave out abs.",
)
def unsigned(u, v):
    return [abs(a - b) for a, b in zip(u, v)]


@subtract.wrong(
    "added",
    "this is the sum of u and v, not their difference",
    "Take the entry of v away from the entry of u.",
)
def added(u, v):
    return [a + b for a, b in zip(u, v)]


@subtract.wrong(
    "members-removed",
    "numbers that also stand in v are left out, as with sets",
    "Subtract the entries: the first of v from the first of u, the second from the second.",
)
def removed(u, v):
    return [a for a in u if a not in v]


@subtract.wrong(
    "one-number",
    "all entries come together in one number",
    "The difference of two vectors is a vector again, with as many entries as each of them.",
)
def one_difference(u, v):
    return sum(u) - sum(v)


# scale

scale = Check("scale", by_hand=True)


@scale.cases
def factors(rng):
    yield case(2, [1, 2, 3])
    for c, n in ((3, 2), (-2, 4), (5, 7)):
        yield case(c, whole(rng, n))
    yield case(0, [4, -5, 6, 7])
    yield case(0.5, [3.0, -1.0, 8.0, 5.0, 0.0])
    yield case(
        3, [], extreme=True, about="with an empty list", mend="A loop over no entries does nothing: start from []."
    )


REPEATED = (
    "list-repeated",
    "a list times a number repeats the list, it does not multiply its entries",
    "Multiply each entry by c, one at a time, and collect the products in a new list.",
)


@scale.wrong(*REPEATED)
def repeated(c, u):
    return c * u


@scale.wrong(*REPEATED)
def repeated_as_whole(c, u):
    return int(c) * u


@scale.wrong(
    "c-added",
    "c is added to each entry, not multiplied with it",
    "To scale is to stretch: twice as long means every entry times 2.",
)
def shifted(c, u):
    return [c + a for a in u]


@scale.wrong(
    "to-the-power",
    "each entry is raised to the power of c",
    "In Python ** is the power and * the product; here the product is meant.",
)
def raised_to(c, u):
    return [a**c for a in u]


@scale.wrong(
    "divided",
    "each entry is divided by c",
    "Scaling by c multiplies: with c = 2 the arrow becomes twice as long.",
)
def divided(c, u):
    return [a / c for a in u]


# dot

dot = Check("dot", by_hand=True)
dot.cases(two_vectors)


@dot.wrong(
    "element-wise",
    "the products are right, but they are not added up",
    "The dot product of two vectors is a single number: the sum of the products.",
)
def products(u, v):
    return [a * b for a, b in zip(u, v)]


@dot.wrong(
    "everything-with-everything",
    "every entry of u meets every entry of v",
    "Pair the entries: the first with the first, the second with the second. One loop is enough.",
)
def all_pairs(u, v):
    return sum(a * b for a in u for b in v)


@dot.wrong(
    "sums-added",
    "the entries of each pair are added, not multiplied",
    "Multiply the two entries of a pair first; add up the products after that.",
)
def sum_of_sums(u, v):
    return sum(a + b for a, b in zip(u, v))


@dot.wrong(
    "sums-multiplied",
    "sum and product have changed places: the pairs are added, then all is multiplied",
    "Multiply inside the pairs, add up over them.",
)
def product_of_sums(u, v):
    total = 1
    for a, b in zip(u, v):
        total *= a + b
    return total


@dot.wrong(
    "last-product",
    "only the last product is left: each one replaces the one before",
    "Add each product to a total that begins at 0.",
)
def last_product(u, v):
    total = 0
    for a, b in zip(u, v):
        total = a * b
    return total


@dot.wrong(
    "returned-in-loop",
    "only the first product is there: the function returns while the loop is still running",
    "Move return out of the loop, so that it comes after the last product.",
)
def first_product(u, v):
    total = 0
    for a, b in zip(u, v):
        total += a * b
        return total


@dot.wrong(
    "running-totals",
    "this is the list of totals on the way; only the last of them is wanted",
    "Return the total after the last product: one number.",
)
def running(u, v):
    totals = []
    for a, b in zip(u, v):
        totals.append((totals[-1] if totals else 0) + a * b)
    return totals


# matmul

matmul = Check("matmul", by_hand=True)


@matmul.cases
def matrices(rng):
    yield case([[1, 2], [3, 4]], [[5, 6], [7, 8]])
    for m, n, p in ((3, 3, 3), (2, 3, 4), (4, 2, 3), (3, 5, 2), (1, 4, 1), (4, 1, 2)):
        yield case(whole(rng, m, n), whole(rng, n, p))
    yield case([[0.5, -1.0, 2.0]], [[4.0, 1.0], [0.0, 3.0], [1.5, -0.5]])


ELEMENT_WISE = (
    "element-wise",
    "numbers at the same place are multiplied; that is not the matrix product",
    "Entry i, j is the dot product of row i of A with column j of B.",
)
ROWS_WITH_ROWS = (
    "rows-with-rows",
    "rows of A meet rows of B: the two indices of B are swapped",
    "The sum runs down a column of B: its row index moves, its column index stays.",
)
COLUMNS_WITH_COLUMNS = (
    "columns-with-columns",
    "columns of A meet columns of B: the two indices of A are swapped",
    "The sum runs along a row of A: its column index moves, its row index stays.",
)
ROWS_SHARED = (
    "rows-shared",
    "all rows are one and the same list, so writing into one writes into all",
    "[row] * m repeats one list m times. Make a new list for each row, inside the loop.",
)
TOTAL_KEPT = (
    "total-kept",
    "the total still holds what earlier entries have left in it",
    "Every entry is a sum of its own: set the total to 0 right before its sum begins.",
)


@matmul.wrong(*ELEMENT_WISE)
def same_place(A, B):
    return [[A[i][j] * B[i][j] for j in range(len(A[0]))] for i in range(len(A))]


@matmul.wrong(*ELEMENT_WISE)
def same_place_in_b(A, B):
    return [[A[i][j] * B[i][j] for j in range(len(B[0]))] for i in range(len(A))]


@matmul.wrong(*ELEMENT_WISE)
def same_place_paired(A, B):
    return [[a * b for a, b in zip(row_a, row_b)] for row_a, row_b in zip(A, B)]


@matmul.wrong(*ROWS_WITH_ROWS)
def rows_with_rows(A, B):
    return [[sum(A[i][k] * B[j][k] for k in range(len(B))) for j in range(len(B[0]))] for i in range(len(A))]


@matmul.wrong(*ROWS_WITH_ROWS)
def rows_with_rows_paired(A, B):
    return [[sum(a * b for a, b in zip(row_a, row_b)) for row_b in B] for row_a in A]


@matmul.wrong(*COLUMNS_WITH_COLUMNS)
def columns_with_columns(A, B):
    return [[sum(A[k][i] * B[k][j] for k in range(len(B))) for j in range(len(B[0]))] for i in range(len(A))]


@matmul.wrong(*COLUMNS_WITH_COLUMNS)
def columns_with_columns_paired(A, B):
    return [[sum(a * b for a, b in zip(column_a, column_b)) for column_b in zip(*B)] for column_a in zip(*A)]


@matmul.wrong(
    "rows-of-products",
    "each row of A is paired with one row of B only, and gives one number",
    "Every row of A meets every column of B: m times p dot products.",
)
def one_number_a_row(A, B):
    return [sum(a * b for a, b in zip(row_a, row_b)) for row_a, row_b in zip(A, B)]


@matmul.wrong(
    "last-product",
    "each entry holds its last product only: it is replaced, not added to",
    "Add each product to the entry with +=, beginning at 0.",
)
def only_last_products(A, B):
    return [[A[i][len(B) - 1] * B[len(B) - 1][j] for j in range(len(B[0]))] for i in range(len(A))]


@matmul.wrong(*ROWS_SHARED)
def rows_shared(A, B):
    result = [[0] * len(B[0])] * len(A)
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                result[i][j] += A[i][k] * B[k][j]
    return result


@matmul.wrong(*ROWS_SHARED)
def rows_shared_and_set(A, B):
    result = [[0] * len(B[0])] * len(A)
    for i in range(len(A)):
        for j in range(len(B[0])):
            result[i][j] = sum(A[i][k] * B[k][j] for k in range(len(B)))
    return result


@matmul.wrong(*TOTAL_KEPT)
def total_kept(A, B):
    result, total = [], 0
    for i in range(len(A)):
        result.append([])
        for j in range(len(B[0])):
            for k in range(len(B)):
                total += A[i][k] * B[k][j]
            result[i].append(total)
    return result


@matmul.wrong(*TOTAL_KEPT)
def total_kept_along_the_row(A, B):
    result = []
    for i in range(len(A)):
        result.append([])
        total = 0
        for j in range(len(B[0])):
            for k in range(len(B)):
                total += A[i][k] * B[k][j]
            result[i].append(total)
    return result


@matmul.wrong(
    "flat",
    "the numbers are right, but they stand in one long list",
    "Collect the entries of a row in a list of its own, and these lists in the result.",
)
def flat(A, B):
    return [sum(A[i][k] * B[k][j] for k in range(len(B))) for i in range(len(A)) for j in range(len(B[0]))]


# transpose

transpose = Check("transpose", by_hand=True)


@transpose.cases
def shapes(rng):
    yield case([[1, 2, 3], [4, 5, 6]])
    for m, n in ((3, 3), (2, 5), (4, 3), (1, 4), (5, 1)):
        yield case(whole(rng, m, n))
    yield case(
        [],
        extreme=True,
        about="with a matrix of no rows",
        mend="Without rows there are no columns: ask the first row for its length only if there is one.",
    )


@transpose.wrong(
    "unchanged",
    "the matrix comes back as it was",
    "Row i becomes column i. A loop that swaps each pair twice, there and back, changes nothing.",
)
def unchanged(A):
    return [list(row) for row in A]


@transpose.wrong(
    "upside-down",
    "the order of the rows is reversed; they are still rows",
    "Rows become columns: the number in row i, column j moves to row j, column i.",
)
def upside_down(A):
    return A[::-1]


@transpose.wrong(
    "mirrored",
    "each row is reversed; it is still a row",
    "Rows become columns: the number in row i, column j moves to row j, column i.",
)
def mirrored(A):
    return [row[::-1] for row in A]


@transpose.wrong(
    "turned",
    "the matrix is turned by a quarter, not mirrored at its diagonal",
    "The first row becomes the first column, read from the top. Leave out the reversal.",
)
def turned(A):
    return [list(column) for column in zip(*A[::-1])]


@transpose.wrong(
    "turned",
    "the matrix is turned by a quarter, not mirrored at its diagonal",
    "The first column becomes the first row. Leave out the reversal.",
)
def turned_the_other_way(A):
    return [list(column) for column in zip(*A)][::-1]


@transpose.wrong(*ROWS_SHARED)
def transposed_rows_shared(A):
    result = [[0] * len(A)] * len(A[0])
    for i in range(len(A)):
        for j in range(len(A[0])):
            result[j][i] = A[i][j]
    return result


@transpose.wrong(
    "reshaped",
    "the shape is right, but the numbers are dealt out row by row",
    "Do not refill the rows in order: each new row is one column of A, read from the top.",
)
def refilled(A):
    numbers = [entry for row in A for entry in row]
    return [numbers[i * len(A) : (i + 1) * len(A)] for i in range(len(A[0]))]


@transpose.wrong(
    "flat",
    "the numbers stand in one long list",
    "Each column of A becomes a list of its own, and these lists are the rows of the result.",
)
def all_in_one_list(A):
    return [A[i][j] for j in range(len(A[0])) for i in range(len(A))]
