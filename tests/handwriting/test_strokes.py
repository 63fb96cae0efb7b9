"""Pen and paper: coverage against geometry, and images that come back from their strokes."""

from __future__ import annotations

from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.data import load_digits
from chainrule.errors import ChainruleError, DataError, ShapeError
from chainrule.handwriting import PAPER, Stroke, bitmap_of, rasterise, strokes_of

coordinate = st.floats(-400, 700)


def test_a_dot_has_the_area_of_a_disc() -> None:
    for width in (4, 20, 61):
        ink = rasterise([Stroke([(140.3, 139.8)], width)]).sum() / 255
        assert ink == pytest.approx(pi * width**2 / 4, rel=0.02)


def test_a_line_has_the_area_of_a_rectangle_with_two_half_discs_at_any_angle() -> None:
    for angle in (0, 0.3, 1.2, pi / 2, 2.5):
        end = (140 + 90 * np.cos(angle), 140 + 90 * np.sin(angle))
        ink = rasterise([Stroke([(140, 140), end], 16)]).sum() / 255
        assert ink == pytest.approx(90 * 16 + pi * 64, rel=0.01)


def test_pixels_are_inked_by_their_distance_from_the_line() -> None:
    picture = rasterise([Stroke([(50, 100.25), (200, 100.25)], 10)])
    # Rims at y = 95.25 and 105.25: three quarters of the rows 95 and a quarter of 105 are inside.
    assert picture[[94, 95, 96, 104, 105, 106], 120].tolist() == [0, 191, 255, 255, 64, 0]


def test_lines_that_cross_do_not_ink_twice() -> None:
    cross = rasterise([Stroke([(40, 140), (240, 140)]), Stroke([(140, 40), (140, 240)])])
    alone = [rasterise([Stroke([(40, 140), (240, 140)])]), rasterise([Stroke([(140, 40), (140, 240)])])]
    np.testing.assert_array_equal(cross, np.maximum(*alone))


def test_no_strokes_leave_the_paper_white() -> None:
    assert rasterise([]).shape == (PAPER, PAPER)
    assert not rasterise([]).any()


@given(st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=6), st.floats(0.1, PAPER))
def test_whatever_is_drawn_on_or_off_the_paper_is_a_picture_and_no_point_order_matters(points, width) -> None:
    picture = rasterise([Stroke(points, width)])
    assert picture.shape == (PAPER, PAPER)
    backwards = rasterise([Stroke(points[::-1], width)])
    assert np.abs(picture.astype(int) - backwards).max() <= 1


@pytest.mark.parametrize(
    ("points", "width", "error"),
    [
        ([], 20, ShapeError),
        ([(1, 2, 3)], 20, ShapeError),
        ([(1, 2), (3,)], 20, ShapeError),
        ("line", 20, ShapeError),
        ([(10**400, 1)], 20, ShapeError),
        ([(float("nan"), 1)], 20, DataError),
        ([(float("inf"), 1)], 20, DataError),
        ([(1e9, 1)], 20, DataError),
        ([(1, 1)], 0, DataError),
        ([(1, 1)], -3, DataError),
        ([(1, 1)], float("nan"), DataError),
        ([(1, 1)], None, DataError),
        ([(1, 1)], 1e6, DataError),
    ],
)
def test_what_is_no_stroke_is_refused_with_its_name(points, width, error: type[ChainruleError]) -> None:
    with pytest.raises(error, match="Stroke"):
        Stroke(points, width)


def test_a_bitmap_holds_in_each_block_the_ink_of_its_pixel() -> None:
    images = load_digits().X[:40].reshape(-1, 8, 8)
    for image in images:
        bitmap = bitmap_of(image, 56)
        assert abs(bitmap.sum() - 49 * image.sum()) <= 4  # a tie inks a few more
        held = bitmap.reshape(8, 7, 8, 7).mean(axis=(1, 3))
        assert np.abs(held - image).mean() < 0.03


def test_a_bitmap_of_paper_is_paper_and_one_that_does_not_fit_is_refused() -> None:
    assert not bitmap_of(np.zeros((8, 8)), 56).any()
    for shape, side in (((8, 7), 56), ((8, 8), 50), ((0, 0), 56)):
        with pytest.raises(ShapeError, match="bitmap_of"):
            bitmap_of(np.zeros(shape), side)


def test_an_image_comes_back_from_its_strokes() -> None:
    for image in load_digits().X[:20].reshape(-1, 8, 8):
        drawn = rasterise(strokes_of(image, left=40, top=20, side=224)) / 255
        held = drawn[20:244, 40:264].reshape(8, 28, 8, 28).mean(axis=(1, 3))
        assert np.abs(held - image).mean() < 0.05
        assert drawn[:, :36].sum() == drawn[248:].sum() == drawn[:16].sum() == 0
