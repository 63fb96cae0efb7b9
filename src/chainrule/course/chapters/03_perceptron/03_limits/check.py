"""What a perceptron can and cannot learn: predictions, and lines to be found."""

import numpy as np

from chainrule.course.checking import Answer

POINTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = np.array([0, 1, 1, 0])

settles_on_and = Answer("settles_on_and", True)
after_one_pass = Answer("after_one_pass", (-1.0, 0.0, 0.0))
settles_on_xor = Answer("settles_on_xor", False)
disagreements = Answer("disagreements", 0)
fewest_mistakes = Answer("fewest_mistakes", 1)
best_line = Answer("best_line")
settles_on_curve = Answer("settles_on_curve", False)
settles_with_square = Answer("settles_with_square", True)
xor_with_product = Answer("xor_with_product")


def says(answer, wanted):
    """Whether the answer is True, or False, in any way of writing it."""
    return isinstance(answer, bool | np.bool_) and bool(answer) is wanted


def numbers(answer, count):
    """The answer as so many finite numbers; None if it is anything else."""
    try:
        found = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return None
    return found if found.shape == (count,) and np.isfinite(found).all() else None


def is_close(answer, values):
    found = numbers(answer, len(values))
    return found is not None and bool(np.allclose(found, values))


def wrong_points(features, weights, bias):
    """Every XOR point on the wrong side, as text."""
    scores = features @ weights + bias
    return [
        f"({x1}, {x2}) has the score {score:g}, so ŷ = {int(score >= 0)}, and y = {label}"
        for (x1, x2), score, label in zip(POINTS, scores, XOR, strict=True)
        if int(score >= 0) != label
    ]


@settles_on_and.wrong(
    "and-cannot-be-parted",
    "there is a line that parts AND",
    "Draw the four points: only (1, 1) is of class 1, and a line can cut off one corner.",
)
def no_line_for_and(answer):
    return says(answer, False)


@after_one_pass.wrong(
    "tie-as-zero",
    "this comes out if a score of exactly 0 counts as class 0",
    "The first point, (0, 0), has the score 0, which counts as 1: a mistake at once.",
)
def tie_as_zero(answer):
    return is_close(answer, (-1, 0, 1))


@after_one_pass.wrong(
    "all-at-once",
    "this comes out if all points are judged with the first w and b",
    "Each mistake changes w and b at once; the next point meets the new ones.",
)
def judged_at_once(answer):
    return is_close(answer, (0, 0, 0))


@after_one_pass.wrong(
    "last-point-missing",
    "these are w and b before the last point",
    "(1, 1) comes too: its score is 2 there, its label is 0.",
)
def last_point_missing(answer):
    return is_close(answer, (0, 1, 1))


@after_one_pass.wrong(
    "bias-not-updated",
    "this comes out if the bias never changes",
    "b changes with every mistake as well: by 1 after a miss, by -1 after a false alarm.",
)
def bias_fixed(answer):
    return is_close(answer, (-1, -1, 0))


@after_one_pass.wrong(
    "sign",
    "this comes out if each update goes the wrong way",
    "Add a point that was missed; subtract one that was a false alarm.",
)
def wrong_way(answer):
    return is_close(answer, (0, 1, 2))


@settles_on_xor.wrong(
    "xor-settles",
    "no order and no number of epochs makes it settle: no line parts XOR",
    "(0, 0) and (1, 1) have the same midpoint as (0, 1) and (1, 0). Which class would it be in?",
)
def xor_settles(answer):
    return says(answer, True)


@disagreements.wrong(
    "rate-matters",
    "from a start at zero, the learning rate changes no decision",
    "With rate 0.5 every w and b is half of the other's, and half a score has the same sign.",
)
def rate_matters(answer):
    return not isinstance(answer, bool) and float(answer) > 0


@fewest_mistakes.wrong(
    "none-wrong",
    "a line that gets all four right would part XOR, and there is none",
    "Look at the midpoint of each diagonal: all four cannot be right, but how many can?",
)
def none_wrong(answer):
    return not isinstance(answer, bool) and is_close([answer], [0])


@fewest_mistakes.wrong(
    "two-wrong",
    "a line can do better than that",
    "Two mistakes come with a line that gives every point the same class; let it cut off one corner.",
)
def two_wrong(answer):
    return is_close([answer], [2])


@best_line.wrong(
    "no-line-at-all",
    "with both weights 0 there is no line: all points get the same class",
    "The weights say in which direction class 1 lies; at least one must not be 0.",
)
def no_line_at_all(answer):
    found = numbers(answer, 3)
    return found is not None and not found[:2].any()


@best_line.must(
    "three-numbers",
    "the answer is three numbers, w1, w2 and b",
    "Write them in parentheses, with commas between them.",
)
def is_a_line(answer):
    return numbers(answer, 3) is not None


@best_line.must(
    "more-can-be-right",
    "a line can get more points right than this one",
    "Cut off one corner: three corners on one side, one on the other.",
)
def three_right(answer):
    line = numbers(answer, 3)
    wrong = wrong_points(POINTS, line[:2], line[2])
    return True if len(wrong) <= 1 else f"{len(wrong)} wrong; {wrong[0]}"


@settles_on_curve.wrong(
    "curve-settles",
    "no line parts these four points",
    "(1, 3) lies halfway between (0, 1) and (2, 5), and also halfway between (-1, 0) and (3, 6).",
)
def curve_settles(answer):
    return says(answer, True)


@settles_with_square.wrong(
    "square-does-not-help",
    "with x1² as a feature, a flat boundary does part the four points",
    "Above the curve x2 - x1² is positive: that is a weighted sum of the features now.",
)
def square_does_not_help(answer):
    return says(answer, False)


@xor_with_product.wrong(
    "product-unused",
    "the weight of the product is 0: that leaves a line in the plane",
    "Only (1, 1) has a product other than 0: give it a weight that pulls this point down.",
)
def product_unused(answer):
    found = numbers(answer, 4)
    return found is not None and found[2] == 0


@xor_with_product.must(
    "four-numbers",
    "the answer is four numbers: w1, w2, w3 and b",
    "Write them in parentheses, with commas between them; b comes last.",
)
def has_four_numbers(answer):
    return numbers(answer, 4) is not None


@xor_with_product.must(
    "not-all-right",
    "not all four points are right yet",
    "Begin with a line that is wrong at (1, 1) alone; the product is 1 there and 0 at the others.",
)
def all_right(answer):
    found = numbers(answer, 4)
    features = np.column_stack([POINTS, POINTS.prod(axis=1)])
    wrong = wrong_points(features, found[:3], found[3])
    return True if not wrong else f"{wrong[0]}"
