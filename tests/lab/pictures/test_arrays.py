"""The pictures of chapter 00, against numbers by hand, NumPy, and functions that are wrong in the usual ways."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.course.attempt import Source
from chainrule.course.authoring import completed
from chainrule.course.checker import load
from chainrule.course.exercise import catalogue
from chainrule.lab.frames import decode
from chainrule.lab.pictures import find
from chainrule.lab.pictures.array_cells import NEEDS
from chainrule.lab.pictures.arrays import over_cells, over_lists
from chainrule.lab.pictures.results import WrongResult
from tests.lab.test_pictures import drawn


def wrong(exercise: str, file: str, name: str) -> Any:
    """A function of one of an exercise's wrong answers."""
    found = catalogue().get(exercise)
    assert found is not None
    module = load(Source(completed(found, found.wrong_answers()[file]), found.file, found.starter))
    return getattr(module, name)


# Vectors


def test_two_arrows_give_the_sum_the_difference_and_the_stretched_one() -> None:
    at: dict[str, Any] = {"u1": 4.0, "u2": 1.0, "v1": 1.0, "v2": 2.5, "c": -1.5}
    np.testing.assert_array_equal(drawn("vectors", operation="add", **at).arrays["result"], [5, 3.5])
    np.testing.assert_array_equal(drawn("vectors", operation="subtract", **at).arrays["result"], [3, -1.5])
    np.testing.assert_array_equal(drawn("vectors", operation="scale", **at).arrays["result"], [-6, -1.5])


def test_a_dot_product_comes_with_its_shadow_and_its_angle() -> None:
    values = drawn("vectors", operation="dot", u1=3, u2=3, v1=2, v2=0).values
    assert values["dot"] == 6
    assert values["shadow"] == pytest.approx(np.sqrt(2))
    assert values["angle"] == pytest.approx(45)
    assert drawn("vectors", operation="dot", u1=2, u2=1, v1=-1, v2=2).values["angle"] == pytest.approx(90)


def test_an_arrow_without_length_has_no_angle() -> None:
    values = drawn("vectors", operation="dot", u1=0, u2=0).values
    assert values["dot"] == 0
    assert np.isnan(values["angle"])


def test_wrong_vectors_show() -> None:
    crossed = wrong("arrays-vectors", "add_crossed.py", "add")
    assert drawn("vectors", {"add": crossed}).arrays["result"].tolist() != [5, 3.5]
    with pytest.raises(WrongResult, match="your add gave a list of 4; an arrow in the plane needs 2"):
        drawn("vectors", {"add": wrong("arrays-vectors", "add_joined.py", "add")})
    in_place = wrong("arrays-vectors", "add_in_place.py", "add")
    assert drawn("vectors", {"add": in_place}).values["kept"] is False
    lengths = wrong("arrays-vectors", "dot_lengths_multiplied.py", "dot")
    assert drawn("vectors", {"dot": lengths}, operation="dot").values["dot"] != 6.5


# Cells


def test_the_lessons_table_has_its_largest_number_in_row_1_column_2() -> None:
    frame = drawn("array-cells", function="index_of_max", rows=2, columns=3)
    np.testing.assert_array_equal(frame.arrays["given"], [[3, 1, 2], [5, 4, 9]])
    assert [frame.arrays["part_0"], frame.arrays["part_1"]] == [1, 2]
    np.testing.assert_array_equal(frame.arrays["given_lit"], [[0, 0, 0], [0, 0, 1]])
    frame = drawn("array-cells", function="mean_and_sum", rows=2, columns=3)
    assert [frame.arrays["part_0"], frame.arrays["part_1"]] == [4, 24]


@pytest.mark.parametrize("function", NEEDS)
def test_the_courses_functions_have_no_cell_that_is_off(function: str) -> None:
    frame = drawn("array-cells", function=function)
    assert frame.values["fits"]
    assert frame.values["kept"]
    assert not any(one.any() for name, one in frame.arrays.items() if name.endswith("_off"))
    header, _ = decode(frame.encode(seq=1, source="reference", error=None, mine=[]))
    assert header["values"]["call"].startswith(f"{function}(")


def test_gaps_are_counted_and_lit() -> None:
    frame = drawn("array-cells", function="count_nan", rows=2, columns=3, gaps=[0, 7, 19])
    assert frame.arrays["part_0"] == 2
    np.testing.assert_array_equal(frame.arrays["given_lit"], [[1, 0, 0], [0, 0, 1]])


def test_rows_have_their_largest_lit_and_bounds_do_not_count_as_between() -> None:
    frame = drawn("array-cells", function="row_max", rows=2, columns=3)
    np.testing.assert_array_equal(frame.arrays["part_0"], [3, 9])
    np.testing.assert_array_equal(frame.arrays["given_lit"], [[1, 0, 0], [0, 0, 1]])
    frame = drawn("array-cells", function="negate_between", x=[3, -1, 4, 0, 5, 9, 2], low=0, high=5)
    np.testing.assert_array_equal(frame.arrays["part_0"], [-3, -1, -4, 0, 5, 9, -2])
    np.testing.assert_array_equal(frame.arrays["part_0_lit"], [1, 0, 1, 0, 0, 0, 1])


def test_a_third_is_rounded_in_float32_and_a_half_is_not() -> None:
    cells = [0.5] * 20
    assert drawn("array-cells", function="as_float32", cells=cells).values["rounding"] == 0
    cells[0] = 1 / 3
    expected = abs(1 / 3 - float(np.float32(1 / 3)))
    assert drawn("array-cells", function="as_float32", cells=cells).values["rounding"] == expected


def test_labels_stay_below_the_number_of_classes_and_bounds_in_order() -> None:
    frame = drawn("array-cells", function="one_hot", labels=[4, 0, 1, 2], rows=3, columns=2)
    np.testing.assert_array_equal(frame.arrays["part_0"], [[0, 1], [1, 0], [0, 1]])
    frame = drawn("array-cells", function="random_integers", low=3, high=-2)
    assert (frame.arrays["part_0"] == 3).all()
    assert drawn("array-cells", function="integers", low=3, high=-2).arrays["part_0"].shape == (0,)


def test_wrong_cells_are_framed_and_wrong_shapes_are_told() -> None:
    stripes = wrong("arrays-masks", "chessboard_one_first.py", "chessboard")
    frame = drawn("array-cells", {"chessboard": stripes}, function="chessboard", n=3)
    assert frame.arrays["part_0_off"].all()
    columns = wrong("arrays-masks", "row_max_columns.py", "row_max")
    frame = drawn("array-cells", {"row_max": columns}, function="row_max", rows=2, columns=3)
    assert not frame.values["fits"]
    assert (frame.values["result"], frame.values["wanted"]) == (
        "shape (3,), float64, 24 bytes",
        "shape (2,), float64, 16 bytes",
    )
    flat = wrong("arrays-numpy", "index_flat.py", "index_of_max")
    frame = drawn("array-cells", {"index_of_max": flat})
    assert not frame.values["fits"]
    assert not frame.arrays["given_lit"].any()
    same = wrong("arrays-numpy", "float32_is_float64.py", "as_float32")
    assert not drawn("array-cells", {"as_float32": same}, function="as_float32").values["fits"]
    in_place = wrong("arrays-masks", "negate_in_place.py", "negate_between")
    assert not drawn("array-cells", {"negate_between": in_place}, function="negate_between").values["kept"]


def test_chance_that_does_not_come_from_the_generator_is_noticed() -> None:
    assert drawn("array-cells", function="random_array").values["repeats"]
    other = wrong("arrays-numpy", "random_global_state.py", "random_array")
    assert not drawn("array-cells", {"random_array": other}, function="random_array").values["repeats"]


@pytest.mark.parametrize("result", [None, "text", np.zeros((3, 5, 2)), np.zeros((11, 11)), (), (1, None)])
def test_what_is_no_array_is_told_in_words(result: Any) -> None:
    with pytest.raises(WrongResult, match="your identity gave"):
        drawn("array-cells", {"identity": lambda n: result}, function="identity")


# A matrix moves the plane


@pytest.mark.parametrize(
    "show", ["matrix", "inverse", "back", "transpose", "product", "reversed", "element_product"]
)
def test_every_movement_is_that_of_its_matrix(show: str) -> None:
    A, B = np.array([[4.0, 3.5], [2, 2]]), np.array([[0.0, -1], [1, 0]])
    expected = {
        "matrix": A, "inverse": np.linalg.inv(A), "back": np.eye(2), "transpose": A.T,
        "product": A @ B, "reversed": B @ A, "element_product": A * B,
    }[show]  # fmt: skip
    frame = drawn("matrix-plane", show=show, a=4, b=3.5, c=2, d=2, second="turn")
    np.testing.assert_allclose(frame.arrays["M"], expected, atol=1e-12)
    corners = np.array([[0.0, 1, 1, 0], [0, 0, 1, 1]])
    np.testing.assert_allclose(frame.arrays["square"], expected @ corners, atol=1e-12)
    assert frame.values["area"] == pytest.approx(np.linalg.det(expected))
    assert "fault" not in frame.values


def test_what_is_done_step_by_step_is_what_the_product_does_and_the_element_product_does_not() -> None:
    assert drawn("matrix-plane", show="product").values["agree"]
    assert drawn("matrix-plane", show="reversed").values["agree"]
    assert drawn("matrix-plane", show="back").values["agree"]
    assert not drawn("matrix-plane", show="element_product").values["agree"]


@pytest.mark.parametrize("show", ["inverse", "back"])
def test_a_flat_matrix_has_no_inverse_and_that_is_a_picture_too(show: str) -> None:
    frame = drawn("matrix-plane", show=show, a=2, b=1, c=1, d=0.5)
    assert frame.values["singular"]
    assert frame.values["raised"]
    x, y = frame.arrays["grid"]
    np.testing.assert_allclose(y, x / 2)
    assert drawn("matrix-plane", a=2, b=1, c=1, d=0.5).values["area"] == 0


def test_wrong_matrices_show_where_the_letter_belongs() -> None:
    star = wrong("arrays-matrices", "product_star.py", "product")
    frame = drawn("matrix-plane", {"product": star})
    assert frame.values["fault"] == "points"
    assert not np.allclose(frame.arrays["letter"], frame.arrays["belongs"])
    assert drawn("matrix-plane", {"product": star}, show="product").values["fault"] == "matrix"
    diagonal = wrong("arrays-matrices", "inverse_diagonal.py", "inverse")
    assert drawn("matrix-plane", {"inverse": diagonal}, show="inverse").values["fault"] == "matrix"
    pseudo = wrong("arrays-matrices", "inverse_pseudo.py", "inverse")
    values = drawn("matrix-plane", {"inverse": pseudo}, show="inverse", a=2, b=1, c=1, d=0.5).values
    assert values["singular"]
    assert not values["raised"]


def test_an_inverse_that_is_refused_for_nothing_is_told_from_one_that_does_not_exist() -> None:
    refused = wrong("arrays-matrices", "inverse_zero_entry.py", "inverse")
    values = drawn("matrix-plane", {"inverse": refused}, show="inverse", a=0, b=-1, c=1, d=0).values
    assert values["raised"]
    assert not values["singular"]


@pytest.mark.parametrize(
    ("function", "show"), [("inverse", "inverse"), ("transpose", "transpose"), ("element_product",) * 2]
)
def test_what_is_no_matrix_is_told_in_words(function: str, show: str) -> None:
    with pytest.raises(WrongResult, match=f"your {function} gave None"):
        drawn("matrix-plane", {function: lambda *_: None}, show=show)


# Loops against arrays


def test_the_lessons_points_are_13_apart_and_all_ways_agree() -> None:
    A, B = np.array([[3.0, 4], [1, 2]]), np.array([[1.0, 1], [4, 3], [1, 2]])
    expected = [[13, 2, 8], [1, 10, 0]]
    np.testing.assert_array_equal(over_cells(A, B), expected)
    np.testing.assert_array_equal(over_lists(A.tolist(), B.tolist()), expected)
    frame = drawn("loop-against-array", points=5)
    assert frame.arrays["table"].shape == (3, 4)
    assert frame.arrays["table"][0, 0] == 13
    np.testing.assert_array_equal(frame.arrays["table"], frame.arrays["looped"])
    assert frame.values["agree"]
    assert frame.values["steps"] == 5 * 5 * 8
    assert frame.values["ratio"] == frame.values["cells"] / frame.values["mine"]


def test_moving_a_point_does_not_measure_again_and_asking_does() -> None:
    wanted = find("loop-against-array")
    memory: dict[str, Any] = {}
    calls: list[tuple[int, ...]] = []

    def counted(A: Any, B: Any) -> Any:
        calls.append(A.shape)
        return over_cells(A, B)

    functions = type("Functions", (), {"squared_distances": staticmethod(counted)})()
    first = wanted.draw(functions, memory, wanted.read({"points": 4}))
    measured = calls.count((4, 8))
    moved = wanted.draw(functions, memory, wanted.read({"points": 4, "a": [0, 0, 1, 2, 5, 1]}))
    assert calls.count((4, 8)) == measured
    assert moved.values == first.values
    assert moved.arrays["table"][0, 0] == 2
    wanted.draw(functions, memory, wanted.read({"points": 4, "again": 1}))
    assert calls.count((4, 8)) > measured


def test_wrong_distances_show() -> None:
    rooted = wrong("arrays-no-loops", "root_taken.py", "squared_distances")
    frame = drawn("loop-against-array", {"squared_distances": rooted}, points=3)
    assert not frame.values["agree"]
    assert frame.arrays["table"][0, 0] == pytest.approx(np.sqrt(13))
    turned = wrong("arrays-no-loops", "turned_table.py", "squared_distances")
    with pytest.raises(WrongResult, match=r"shape \(4, 3\); the picture needs \(3, 4\)"):
        drawn("loop-against-array", {"squared_distances": turned}, points=3)
