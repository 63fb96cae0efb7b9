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


def one_pass_over(labels, start, change=lambda y, y_hat: y - y_hat):
    """(w1, w2, b) after a pass over the four points; `change` says by how much a point is added."""
    line = np.array(start, dtype=float)
    for point, label in zip(POINTS, labels, strict=True):
        line += change(label, int(line[:2] @ point + line[2] >= 0)) * np.append(point, 1.0)
    return tuple(line.tolist())


def wrong_points(features, weights, bias):
    """Every XOR point on the wrong side, as text."""
    scores = features @ weights + bias
    return [
        f"({x1}, {x2}) has the score {score:g}, so ŷ = {int(score >= 0)}, and y = {label}"
        for (x1, x2), score, label in zip(POINTS, scores, XOR, strict=True)
        if int(score >= 0) != label
    ]


def mistakes_of(answer, sign=1):
    """How many XOR points the line w1, w2, b gets wrong; -1 where it is no line."""
    line = numbers(answer, 3)
    if line is None or not line[:2].any():
        return -1
    return len(wrong_points(POINTS, sign * line[:2], sign * line[2]))


def with_product(numbers_of_four):
    """The scores of the four points, with their product as a third feature."""
    return np.column_stack([POINTS, POINTS.prod(axis=1)]) @ numbers_of_four[:3] + numbers_of_four[3]


def solves(numbers_of_four):
    return bool(np.all((with_product(numbers_of_four) >= 0) == (XOR == 1)))


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


@after_one_pass.wrong(
    "first-mistake-only",
    "these are w and b after the first mistake, or after a pass that began at zero",
    "Begin with w = (-1, 0) and b = 0, and take all four points: each mistake changes w and b.",
)
def after_first_point(answer):
    return is_close(answer, (-1, 0, -1))


@after_one_pass.wrong(
    "two-points-only",
    "these are w and b after the second point",
    "Go on with (1, 0) and (1, 1): a pass takes all four points.",
)
def after_second_point(answer):
    return is_close(answer, (-1, 1, 0))


@after_one_pass.wrong(
    "bias-first",
    "the bias stands first here; it belongs at the end",
    "Write (w1, w2, b): the weights in the order of the features, then the bias.",
)
def bias_stands_first(answer):
    return is_close(answer, (0, -1, 0))


@after_one_pass.wrong(
    "labels-of-and",
    "this comes out for the labels of AND",
    "XOR wants exactly one of the two to be 1: the labels are 0, 1, 1, 0.",
)
def labels_of_and(answer):
    return is_close(answer, one_pass_over([0, 0, 0, 1], (-1, 0, 0)))


@after_one_pass.wrong(
    "labels-plus-minus",
    "this comes out if a false alarm changes nothing, as in the rule for labels -1 and 1",
    "With labels 0 and 1 the factor is y - ŷ, which is -1 after a false alarm.",
)
def false_alarms_ignored(answer):
    return is_close(answer, one_pass_over(XOR, (-1, 0, 0), lambda y, y_hat: y * abs(y - y_hat)))


@after_one_pass.wrong(
    "always-subtract",
    "this comes out if every mistake subtracts the point",
    "After a miss (ŷ = 0, y = 1) the point and 1 for the bias are added.",
)
def always_subtracted(answer):
    return is_close(answer, one_pass_over(XOR, (-1, 0, 0), lambda y, y_hat: -abs(y - y_hat)))


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


@best_line.wrong(
    "tie-as-zero",
    "this line is good if a score of exactly 0 counts as class 0; it counts as 1",
    "A point on the line is of class 1: move the line a little, so that none lies on it.",
)
def good_but_for_ties(answer):
    found = numbers(answer, 3)
    if found is None or mistakes_of(found) <= 1:
        return False
    return int(np.sum((POINTS @ found[:2] + found[2] > 0) != (XOR == 1))) <= 1


@best_line.wrong(
    "line-of-and",
    "this line gives the answers of AND",
    "XOR wants class 1 where exactly one feature is 1: let the line cut off another corner.",
)
def line_of_and(answer):
    found = numbers(answer, 3)
    return found is not None and bool(np.all((POINTS @ found[:2] + found[2] >= 0) == (POINTS.sum(axis=1) == 2)))


@best_line.wrong(
    "turned-round",
    "the line is right, but its two sides have changed places",
    "Change the signs of all three numbers, and mind that a score of exactly 0 counts as class 1.",
)
def sides_exchanged(answer):
    return mistakes_of(answer) > 1 and 0 <= mistakes_of(answer, -1) <= 1


@best_line.wrong(
    "bias-first",
    "the bias stands first here; it belongs at the end",
    "Write (w1, w2, b): the weights in the order of the features, then the bias.",
)
def line_with_bias_first(answer):
    found = numbers(answer, 3)
    if found is None or abs(found[1]) != abs(found[2]):
        return False
    return mistakes_of(found) > 1 and 0 <= mistakes_of(np.roll(found, -1)) <= 1


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


@xor_with_product.wrong(
    "turned-round",
    "the two classes have changed places: the equal features get class 1",
    "XOR wants class 1 where the features differ: change the signs of all four numbers, and mind the ties.",
)
def classes_exchanged(answer):
    found = numbers(answer, 4)
    return found is not None and bool(np.all((with_product(found) >= 0) == (XOR == 0)))


@xor_with_product.wrong(
    "bias-first",
    "the bias stands first here; it belongs at the end",
    "Write (w1, w2, w3, b): three weights, then the bias.",
)
def product_with_bias_first(answer):
    found = numbers(answer, 4)
    return found is not None and not solves(found) and solves(np.roll(found, -1))


@xor_with_product.wrong(
    "product-last",
    "the weight of the product stands last here; it belongs before the bias",
    "Write (w1, w2, w3, b): w3 belongs to the product, and b comes last.",
)
def product_stands_last(answer):
    found = numbers(answer, 4)
    return found is not None and not solves(found) and solves(found[[0, 1, 3, 2]])


@xor_with_product.wrong(
    "tie-as-zero",
    "this is right if a score of exactly 0 counts as class 0; it counts as 1",
    "(0, 0) has the score b: make b a little smaller than 0, so that no score is exactly 0.",
)
def right_but_for_ties(answer):
    found = numbers(answer, 4)
    return found is not None and not solves(found) and bool(np.all((with_product(found) > 0) == (XOR == 1)))


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
