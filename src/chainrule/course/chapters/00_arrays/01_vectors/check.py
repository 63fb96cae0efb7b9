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


ADD_ALL_PAIRS = (
    "all-pairs",
    "every entry of u meets every entry of v",
    "Pair the entries: the first with the first, the second with the second. One loop is enough.",
)


@add.wrong(*ADD_ALL_PAIRS)
def every_sum(u, v):
    return [a + b for a in u for b in v]


@add.wrong(*ADD_ALL_PAIRS)
def table_of_sums(u, v):
    return [[a + b for b in v] for a in u]


@add.wrong(
    "multiplied",
    "the entries of each pair are multiplied, not added",
    "Take the sum of the two entries; products belong to the dot product.",
)
def multiplied_pairs(u, v):
    return [a * b for a, b in zip(u, v)]


@add.wrong(
    "interleaved",
    "the entries of u and v take turns in one list; nothing is added",
    "Put the sum of the two entries into the list, not the two entries.",
)
def interleaved(u, v):
    return [entry for pair in zip(u, v) for entry in pair]


@add.wrong(
    "last-of-v",
    "every entry of u meets the last one of v: each round of a loop over v overwrites it",
    "One loop is enough: the same index goes through u and through v.",
)
def last_of_v_added(u, v):
    return [a + v[-1] for a in u]


@add.wrong(
    "all-of-v",
    "every entry of u gets all entries of v: a loop over v adds each of them",
    "One loop is enough: the same index goes through u and through v.",
)
def all_of_v_added(u, v):
    return [a + sum(v) for a in u]


@add.wrong(
    "crossed",
    "the first entry of u meets the last of v",
    "Go through both lists in the same direction: first with first, last with last.",
)
def crossed_sums(u, v):
    return [a + b for a, b in zip(u, reversed(v))]


@add.wrong(
    "running-totals",
    "each entry also holds the sums before it",
    "Every sum stands for itself: begin a new one for each pair.",
)
def running_sums(u, v):
    totals = []
    for a, b in zip(u, v):
        totals.append((totals[-1] if totals else 0) + a + b)
    return totals


ADD_EACH_ADDED_UP = (
    "each-added-up",
    "u and v are added up, each by itself",
    "Add an entry of u to the entry of v in the same place, and do so for every place.",
)


@add.wrong(*ADD_EACH_ADDED_UP)
def two_totals(u, v):
    return [sum(u), sum(v)]


@add.wrong(*ADD_EACH_ADDED_UP)
def two_totals_as_results(u, v):
    return sum(u), sum(v)


ADD_SETS_JOINED = (
    "sets-joined",
    "u and v are joined as sets: each number comes once, and nothing is added",
    "Vectors keep their order and their repeated numbers: add place by place.",
)


@add.wrong(*ADD_SETS_JOINED)
def union(u, v):
    return sorted(set(u) | set(v))


@add.wrong(*ADD_SETS_JOINED)
def union_unsorted(u, v):
    return list(set(u) | set(v))


@add.wrong(*ADD_SETS_JOINED)
def union_of_lists(u, v):
    return u + [b for b in v if b not in u]


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


SUBTRACT_ALL_PAIRS = (
    "all-pairs",
    "every entry of u meets every entry of v",
    "Pair the entries: the first with the first, the second with the second. One loop is enough.",
)


@subtract.wrong(*SUBTRACT_ALL_PAIRS)
def every_difference(u, v):
    return [a - b for a in u for b in v]


@subtract.wrong(*SUBTRACT_ALL_PAIRS)
def table_of_differences(u, v):
    return [[a - b for b in v] for a in u]


@subtract.wrong(
    "negative-cut",
    "negative differences have become 0",
    "A vector may point backwards: keep what lies below 0.",
)
def cut_at_zero(u, v):
    return [max(a - b, 0) for a, b in zip(u, v)]


SUBTRACT_POSITIVE_ONLY = (
    "positive-only",
    "only the places are kept at which u is larger than v",
    "Each place has a difference, a negative one as well: the result is as long as u.",
)


@subtract.wrong(*SUBTRACT_POSITIVE_ONLY)
def positive_only(u, v):
    return [a - b for a, b in zip(u, v) if a > b]


@subtract.wrong(*SUBTRACT_POSITIVE_ONLY)
def not_negative_only(u, v):
    return [a - b for a, b in zip(u, v) if a >= b]


@subtract.wrong(
    "last-of-v",
    "every entry of u meets the last one of v: each round of a loop over v overwrites it",
    "One loop is enough: the same index goes through u and through v.",
)
def last_of_v_subtracted(u, v):
    return [a - v[-1] for a in u]


@subtract.wrong(
    "all-of-v",
    "every entry of u loses all entries of v: a loop over v takes away each of them",
    "One loop is enough: the same index goes through u and through v.",
)
def all_of_v_subtracted(u, v):
    return [a - sum(v) for a in u]


@subtract.wrong(
    "crossed",
    "the first entry of u meets the last of v",
    "Go through both lists in the same direction: first with first, last with last.",
)
def crossed_differences(u, v):
    return [a - b for a, b in zip(u, reversed(v))]


@subtract.wrong(
    "negatives-joined",
    "v with other signs is put behind u: + between lists joins them",
    "Add the negative entries place by place, or subtract them right away.",
)
def negatives_joined(u, v):
    return u + [-b for b in v]


SUBTRACT_MEMBERS_REMOVED = (
    "members-removed",
    "numbers that also stand in v are left out, as with sets",
    "Subtract the entries: the first of v from the first of u, the second from the second.",
)


@subtract.wrong(*SUBTRACT_MEMBERS_REMOVED)
def removed_as_sets(u, v):
    return sorted(set(u) - set(v))


@subtract.wrong(*SUBTRACT_MEMBERS_REMOVED)
def removed_as_sets_unsorted(u, v):
    return list(set(u) - set(v))


@subtract.wrong(*SUBTRACT_MEMBERS_REMOVED)
def removed_once(u, v):
    rest = list(u)
    for b in v:
        if b in rest:
            rest.remove(b)
    return rest


SUBTRACT_DISTANCE = (
    "distance",
    "this is the distance between u and v, a single number",
    "The difference stays a vector: leave its entries side by side.",
)


@subtract.wrong(*SUBTRACT_DISTANCE)
def distance_between(u, v):
    return sum((a - b) ** 2 for a, b in zip(u, v)) ** 0.5


@subtract.wrong(*SUBTRACT_DISTANCE)
def distance_in_streets(u, v):
    return sum(abs(a - b) for a, b in zip(u, v))


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


@scale.wrong(
    "one-number",
    "all entries are added up to one number",
    "A stretched vector is a vector again: leave the sum out.",
)
def scaled_sum(c, u):
    return c * sum(u)


SCALE_ENTRIES_REPEATED = (
    "entries-repeated",
    "each entry comes c times; it is not multiplied",
    "To scale is to multiply: as many entries as before, each of them c times as large.",
)


@scale.wrong(*SCALE_ENTRIES_REPEATED)
def each_repeated(c, u):
    return [a for a in u for _ in range(c)]


@scale.wrong(*SCALE_ENTRIES_REPEATED)
def each_in_a_list(c, u):
    return [[a] * c for a in u]


SCALE_C_COMPOUNDED = (
    "c-compounded",
    "the factor grows from entry to entry: c, then c times c, and so on",
    "Every entry gets the same factor: c itself must stay as it is.",
)


@scale.wrong(*SCALE_C_COMPOUNDED)
def compounded(c, u):
    return [a * c ** (i + 1) for i, a in enumerate(u)]


@scale.wrong(*SCALE_C_COMPOUNDED)
def compounded_from_one(c, u):
    return [a * c**i for i, a in enumerate(u)]


@scale.wrong(*SCALE_C_COMPOUNDED)
def compounded_with_entries(c, u):
    result = []
    for a in u:
        c = c * a
        result.append(c)
    return result


SCALE_C_AMONG_THE_ENTRIES = (
    "c-among-the-entries",
    "c has become one more entry of the list",
    "c is no entry: multiply each entry by it, and the length stays.",
)


@scale.wrong(*SCALE_C_AMONG_THE_ENTRIES)
def c_behind(c, u):
    return [*u, c]


@scale.wrong(*SCALE_C_AMONG_THE_ENTRIES)
def c_in_front(c, u):
    return [c, *u]


@scale.wrong(
    "brought-to-length",
    "the vector is brought to the length c, not stretched c times",
    "Leave its old length alone: every entry is multiplied by c and divided by nothing.",
)
def to_length(c, u):
    length = sum(a * a for a in u) ** 0.5
    return [c * a / length for a in u]


@scale.wrong(
    "c-to-the-entry",
    "c is raised to the power of each entry",
    "In Python ** is the power and * the product; here the product is meant.",
)
def c_to_entry(c, u):
    return [c**a for a in u]


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


@dot.wrong(
    "crossed",
    "the first entry of u meets the last of v",
    "Go through both lists in the same direction: first with first, last with last.",
)
def crossed_products(u, v):
    return sum(a * b for a, b in zip(u, reversed(v)))


@dot.wrong(
    "divided-by-lengths",
    "the result is divided by the lengths of u and v: that is the cosine of their angle",
    "Leave the lengths alone: the dot product is the sum of the products as it is.",
)
def cosine(u, v):
    lengths = (sum(a * a for a in u) * sum(b * b for b in v)) ** 0.5
    return sum(a * b for a, b in zip(u, v)) / lengths


@dot.wrong(
    "lengths-multiplied",
    "the lengths of u and v are multiplied; their directions do not count",
    "Multiply entry by entry and add up: then the angle between them counts too.",
)
def product_of_lengths(u, v):
    return (sum(a * a for a in u) * sum(b * b for b in v)) ** 0.5


@dot.wrong(
    "all-multiplied",
    "the products are multiplied with each other, not added up",
    "Begin with 0 and add each product: += where now *= stands.",
)
def all_multiplied(u, v):
    total = 1
    for a, b in zip(u, v):
        total *= a * b
    return total


DOT_DISTANCE = (
    "distance",
    "this is the distance between u and v, or its square",
    "The dot product multiplies the two entries of a pair; nothing is subtracted.",
)


@dot.wrong(*DOT_DISTANCE)
def distance_squared(u, v):
    return sum((a - b) ** 2 for a, b in zip(u, v))


@dot.wrong(*DOT_DISTANCE)
def distance_of_both(u, v):
    return sum((a - b) ** 2 for a, b in zip(u, v)) ** 0.5


DOT_TABLE = (
    "table",
    "this is a table of all products: every entry of u times every entry of v",
    "Pair the entries, first with first, second with second, and add up these products alone.",
)


@dot.wrong(*DOT_TABLE)
def table_of_products(u, v):
    return [[a * b for b in v] for a in u]


@dot.wrong(*DOT_TABLE)
def list_of_all_products(u, v):
    return [a * b for a in u for b in v]


@dot.wrong(
    "cross-product",
    "this is the cross product, another product of vectors in space",
    "The dot product gives one number: multiply entries at the same place and add up.",
)
def cross(u, v):
    return [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]


@dot.wrong(
    "absolute-products",
    "the products have lost their signs",
    "A negative product pulls the sum down, and it should: leave out abs.",
)
def absolute_products(u, v):
    return sum(abs(a * b) for a, b in zip(u, v))


@dot.wrong(
    "v-unpaired",
    "each product is of u with itself or of v with itself",
    "One factor comes from u and the other from v, at the same place.",
)
def squares_of_both(u, v):
    return sum(a * a + b * b for a, b in zip(u, v))


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


MATMUL_ORDER_REVERSED = (
    "order-reversed",
    "the matrices stand in the other order: this is B times A",
    "For matrices the order matters: rows come from A, columns from B.",
)


@matmul.wrong(*MATMUL_ORDER_REVERSED)
def other_order(A, B):
    return [[sum(b * a for b, a in zip(row, column)) for column in zip(*A)] for row in B]


@matmul.wrong(*MATMUL_ORDER_REVERSED)
def other_order_by_rows_of_a(A, B):
    return [[sum(B[i][k] * A[k][j] for k in range(len(A))) for j in range(len(A[0]))] for i in range(len(B))]


@matmul.wrong(*MATMUL_ORDER_REVERSED)
def other_order_by_columns_of_b(A, B):
    return [[sum(B[i][k] * A[k][j] for k in range(len(B[0]))) for j in range(len(A[0]))] for i in range(len(B))]


@matmul.wrong(
    "not-summed",
    "each entry is a list of products that are not added up",
    "An entry is one number: the sum of these products.",
)
def lists_of_products(A, B):
    return [[[a * b for a, b in zip(row, column)] for column in zip(*B)] for row in A]


@matmul.wrong(
    "sums-multiplied",
    "a row is added up, a column is added up, and then the two sums are multiplied",
    "Multiply first, number by number along row and column; add up these products.",
)
def sums_multiplied(A, B):
    return [[sum(row) * sum(column) for column in zip(*B)] for row in A]


@matmul.wrong(
    "all-added",
    "the entries of row and column are added, not multiplied",
    "Each number of the row is multiplied by its partner in the column; add up the products.",
)
def sums_of_sums(A, B):
    return [[sum(a + b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


MATMUL_MIRRORED_PLACE = (
    "mirrored-place",
    "a number of A is multiplied by the number of B in the mirrored place, and no sum is taken",
    "Entry i, j needs a whole row of A and a whole column of B: a third loop, with a sum.",
)


@matmul.wrong(*MATMUL_MIRRORED_PLACE)
def mirrored_place(A, B):
    return [[A[i][j] * B[j][i] for j in range(len(A[0]))] for i in range(len(A))]


@matmul.wrong(*MATMUL_MIRRORED_PLACE)
def mirrored_place_paired(A, B):
    return [[a * b for a, b in zip(row, column)] for row, column in zip(A, zip(*B))]


@matmul.wrong(
    "diagonal-only",
    "row i meets column i only, so the diagonal alone is there",
    "Every row of A meets every column of B: two loops, one inside the other.",
)
def only_diagonal(A, B):
    return [sum(a * b for a, b in zip(row, column)) for row, column in zip(A, zip(*B))]


MATMUL_SQUARE_ASSUMED = (
    "square-assumed",
    "all loops run to the same length, as if both matrices were square",
    "There are three lengths: rows of A, columns of B, and what a row of A and a column of B share.",
)


@matmul.wrong(*MATMUL_SQUARE_ASSUMED)
def all_as_rows_of_a(A, B):
    n = len(A)
    return [[sum(A[i][k] * B[k][j] for k in range(n)) for j in range(n)] for i in range(n)]


@matmul.wrong(*MATMUL_SQUARE_ASSUMED)
def all_as_rows_of_b(A, B):
    n = len(B)
    return [[sum(A[i][k] * B[k][j] for k in range(n)) for j in range(n)] for i in range(n)]


@matmul.wrong(
    "shape-of-the-left",
    "the result is made with the shape of A",
    "m rows with n numbers times n rows with p numbers gives m rows with p numbers.",
)
def made_like_a(A, B):
    result = [[0] * len(A[0]) for _ in A]
    for i in range(len(A)):
        for j in range(len(B[0])):
            result[i][j] = sum(A[i][k] * B[k][j] for k in range(len(B)))
    return result


@matmul.wrong(
    "one-number",
    "everything is added up to one number",
    "The product is a matrix: begin a new sum for each entry, and keep the sums apart.",
)
def one_total(A, B):
    return sum(sum(a * b for a, b in zip(row, column)) for column in zip(*B) for row in A)


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


@transpose.wrong(
    "half-turn",
    "the matrix is turned by half: rows and columns are both in reverse order",
    "Rows become columns: the number in row i, column j moves to row j, column i.",
)
def half_turn(A):
    return [row[::-1] for row in A[::-1]]


@transpose.wrong(
    "other-diagonal",
    "the mirror lies along the diagonal from top right to bottom left",
    "The number at the top left stays where it is: leave out the reversals.",
)
def other_diagonal(A):
    return [list(column)[::-1] for column in zip(*A)][::-1]


@transpose.wrong(
    "shape-not-turned",
    "the result is made with the shape of A, and the columns do not fit into it",
    "m rows with n numbers become n rows with m numbers: make the result with these sizes.",
)
def no_room(A):
    result = [[0] * len(A[0]) for _ in A]
    for i in range(len(A)):
        for j in range(len(A[0])):
            result[j][i] = A[i][j]
    return result


TRANSPOSE_SQUARE_ASSUMED = (
    "square-assumed",
    "both loops run to the number of rows, as if the matrix were square",
    "The result has as many rows as A has columns: ask a row for its length too.",
)


@transpose.wrong(*TRANSPOSE_SQUARE_ASSUMED)
def square_of_rows(A):
    return [[A[j][i] for j in range(len(A))] for i in range(len(A))]


@transpose.wrong(*TRANSPOSE_SQUARE_ASSUMED)
def square_of_columns(A):
    return [[A[j][i] for j in range(len(A[0]))] for i in range(len(A[0]))]


TRANSPOSE_OVERWRITTEN = (
    "overwritten",
    "numbers are overwritten before they have moved: both mirror places end up the same",
    "Build a new matrix and read from A alone, so that nothing is lost on the way.",
)


@transpose.wrong(*TRANSPOSE_OVERWRITTEN)
def overwritten(A):
    result = [list(row) for row in A]
    for i in range(len(A)):
        for j in range(len(A[0])):
            result[i][j] = result[j][i]
    return result


@transpose.wrong(*TRANSPOSE_OVERWRITTEN)
def overwritten_the_other_way(A):
    result = [list(row) for row in A]
    for i in range(len(A)):
        for j in range(len(A[0])):
            result[j][i] = result[i][j]
    return result


TRANSPOSE_FIRST_COLUMN_ONLY = (
    "first-column-only",
    "only the first column has become a row",
    "Each column becomes a row: one loop for the columns, one inside it for the numbers.",
)


@transpose.wrong(*TRANSPOSE_FIRST_COLUMN_ONLY)
def only_first_column(A):
    return [row[0] for row in A]


@transpose.wrong(*TRANSPOSE_FIRST_COLUMN_ONLY)
def only_first_column_as_row(A):
    return [[row[0] for row in A]]


@transpose.wrong(
    "zip-without-star",
    "zip gets one list of rows, so each row stays whole",
    "The star hands over the rows one by one: then zip takes a number from each.",
)
def zipped_whole(A):
    return [list(column) for column in zip(A)]


@transpose.wrong(
    "columns-of-lists",
    "each row is cut into lists of one number; it is still a row",
    "Rows become columns: a new row collects one number from every row of A.",
)
def numbers_in_lists(A):
    return [[[entry] for entry in row] for row in A]
