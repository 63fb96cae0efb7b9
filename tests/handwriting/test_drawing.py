"""What a network sees: each step against pictures worked by hand and the data's own geometry, and its worth."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from chainrule import data, predict
from chainrule.errors import DataError, ShapeError
from chainrule.handwriting import DIGITS, FORMS, MNIST, PAPER, Stroke, rasterise, see, strokes_of
from chainrule.handwriting.drawing import centre_of_mass, counted, evened, place, resize, straightened
from chainrule.handwriting.training import Outcome


def block(top: int, left: int, height: int, width: int) -> np.ndarray:
    picture = np.zeros((PAPER, PAPER), np.uint8)
    picture[top : top + height, left : left + width] = 255
    return picture


def drawn_anywhere(examples: data.Dataset, seed: int) -> list[np.ndarray]:
    """Each example as a pen would leave it: of some size from 130 to 220, somewhere on the paper."""
    assert examples.image_shape is not None
    generator = np.random.default_rng(seed)
    pictures = []
    for row in examples.X:
        side = int(generator.integers(130, 221))
        left, top = generator.uniform(0, PAPER - side, 2)
        pictures.append(rasterise(strokes_of(row.reshape(examples.image_shape), left=left, top=top, side=side)))
    return pictures


def share_read(outcome: Outcome, pictures: list[np.ndarray], y: np.ndarray, **steps: bool) -> float:
    X = np.concatenate([see(picture, DIGITS, **steps).row for picture in pictures])
    return float(np.mean(predict(outcome.model, X).argmax(axis=1) == y))


def test_drawn_test_digits_are_read_and_each_step_is_needed(outcome: Outcome) -> None:
    test = outcome.parts.test
    pictures = drawn_anywhere(test, seed=0)
    assert share_read(outcome, pictures, test.y) >= 0.95
    for step in ("crop", "scale", "centre"):
        assert share_read(outcome, pictures, test.y, **{step: False}) < 0.4
    # These test digits stand upright already, so straightening them again does no harm.
    assert share_read(outcome, pictures, test.y, straighten=False) >= 0.95


def test_digits_of_other_hands_are_read_when_they_are_straightened(outcome: Outcome) -> None:
    folder = Path(os.environ.get("CHAINRULE_DATA", Path(__file__).parents[3] / "shared" / "data")) / "mnist"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail("MNIST is not here: set CHAINRULE_DATA")
        pytest.skip("MNIST is not here: set CHAINRULE_DATA")
    _, test = data.load_mnist(folder)
    some = data.Dataset(test.X[:500], test.y[:500], "mnist", image_shape=(28, 28))
    pictures = drawn_anywhere(some, seed=1)
    straight = share_read(outcome, pictures, some.y)
    leaning = share_read(outcome, pictures, some.y, straighten=False)
    assert straight > 0.7
    assert straight > leaning + 0.05


def test_the_form_of_digits_is_how_the_data_lie_in_their_field() -> None:
    counts = np.rint(16 * data.load_digits().X).reshape(-1, 8, 8)
    # A block with k of 16 at the edge of a digit is inked for at least k / 4 columns, or rows.
    across, down = counts.max(axis=1), counts.max(axis=2)
    first, last = (across > 0).argmax(axis=1), 7 - (across[:, ::-1] > 0).argmax(axis=1)
    rows = np.arange(len(counts))
    begins = 4 * (first + 1) - np.maximum(1, across[rows, first] / 4)
    ends = 4 * last + np.maximum(1, across[rows, last] / 4)
    height, width = DIGITS.box
    assert np.median(begins) == pytest.approx((32 - width) / 2, abs=1)
    assert np.median(ends) == pytest.approx((32 + width) / 2, abs=1)
    assert (down[:, [0, 7]] > 0).all()
    assert height == 32
    ink = counts.sum(axis=(1, 2))
    assert np.mean((ink >= 250) & (ink <= 412)) > 0.95


def test_mnist_lies_in_its_field_as_the_form_says() -> None:
    folder = Path(os.environ.get("CHAINRULE_DATA", Path(__file__).parents[3] / "shared" / "data")) / "mnist"
    if not folder.is_dir():
        pytest.skip("MNIST is not here: set CHAINRULE_DATA")
    images = data.load_mnist(folder)[1].X[:300].reshape(-1, 28, 28)
    for image in images:
        y, x = centre_of_mass(image)
        assert abs(y - 14) <= 1
        assert abs(x - 14) <= 1
        rows, columns = (np.flatnonzero((image > 0).any(axis=axis)) for axis in (1, 0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 <= 20


@pytest.mark.parametrize("form", FORMS.values())
def test_place_and_size_on_the_paper_make_no_difference(form) -> None:
    small = see(block(20, 30, 60, 40), form)
    large = see(block(100, 120, 120, 80), form)
    np.testing.assert_allclose(small.pixels, large.pixels, atol=1e-6)
    assert small.box == (20, 30, 60, 40)


def test_what_is_cut_out_is_the_ink() -> None:
    picture = block(50, 70, 30, 20)
    assert see(picture).cropped.shape == (30, 20)
    assert see(picture, crop=False).box == (0, 0, PAPER, PAPER)


def test_digits_fill_the_height_and_are_made_narrower_but_not_wider() -> None:
    wide, narrow = see(block(10, 10, 64, 200)), see(block(10, 10, 64, 20))
    assert wide.scaled.shape == (32, 20)
    assert narrow.scaled.shape == (32, 10)
    assert np.flatnonzero(wide.placed.any(axis=0))[[0, -1]].tolist() == [6, 25]
    assert np.flatnonzero(narrow.placed.any(axis=0))[[0, -1]].tolist() == [11, 20]


def test_mnist_keeps_proportions_and_puts_the_centre_of_mass_in_the_middle() -> None:
    picture = block(40, 40, 100, 50)
    picture[120:140, 40:160] = 255  # a foot that draws the mass to its side
    seen = see(picture, MNIST)
    assert seen.scaled.shape == (17, 20)
    assert seen.bitmap is None
    y, x = centre_of_mass(seen.placed)
    assert abs(y - 14) <= 0.5
    assert abs(x - 14) <= 0.5
    assert seen.pixels.dtype == np.float32
    assert seen.row.shape == (1, 784)
    assert 0 <= seen.pixels.min() < seen.pixels.max() <= 1


def test_without_centring_it_lies_in_the_corner() -> None:
    for form in FORMS.values():
        placed = see(block(100, 100, 80, 40), form, centre=False).placed
        assert placed[0, 0] == 1
        assert placed[:, -4:].sum() == 0


def test_without_any_step_the_paper_shrinks_as_a_whole() -> None:
    picture = block(100, 140, 100, 70)
    seen = see(picture, MNIST, crop=False, scale=False, centre=False)
    np.testing.assert_allclose(seen.pixels, picture.reshape(28, 10, 28, 10).mean(axis=(1, 3)) / 255, atol=1e-6)


def test_a_leaning_line_is_turned_upright() -> None:
    leaning = rasterise([Stroke([(200, 40), (80, 240)], 20)])
    bent, upright = see(leaning, straighten=False).bitmap, see(leaning).bitmap
    assert bent is not None
    assert upright is not None
    lefts = [int(row.argmax()) for row in upright[3:-3]]
    assert np.ptp(lefts) <= 2 < np.ptp([int(row.argmax()) for row in bent[3:-3]])
    assert abs(upright.sum() - bent.sum()) <= 40


def test_straightening_leaves_alone_what_is_too_small_or_upright() -> None:
    dot = np.zeros((32, 32), bool)
    dot[10:14, 10:14] = True
    np.testing.assert_array_equal(straightened(dot), dot)
    line = np.zeros((32, 32), bool)
    line[:, 12:17] = True
    np.testing.assert_array_equal(straightened(line), line)


@pytest.mark.parametrize(
    ("width", "becomes"), [(2, 6), (5, 7), (9, 9), (12, 12), (16, 14), (20, 16)]
)  # fmt: skip
def test_lines_become_of_an_even_width(width: int, becomes: int) -> None:
    bitmap = np.zeros((32, 32), bool)
    bitmap[:, 4 : 4 + width] = True
    assert evened(bitmap)[16].sum() == becomes


def test_sizes_change_by_the_mean_over_areas() -> None:
    image = np.arange(12.0).reshape(3, 4)
    np.testing.assert_allclose(resize(image, 3, 4), image)
    np.testing.assert_allclose(resize(image, 1, 1), [[image.mean()]])
    np.testing.assert_allclose(resize(image, 6, 8), np.kron(image, np.ones((2, 2))))
    # Rows of 3 into 2: the first is row 0 and half of row 1, weighted 2 : 1.
    np.testing.assert_allclose(resize(image, 2, 4)[0], (2 * image[0] + image[1]) / 3)


def test_placing_over_the_edge_loses_only_what_hangs_over() -> None:
    image = np.arange(1.0, 10).reshape(3, 3)
    np.testing.assert_array_equal(place(image, 4, -1, 2), [[0, 0, 4, 5], [0, 0, 7, 8], [0] * 4, [0] * 4])
    assert not place(image, 4, 9, 9).any()


def test_counting_gives_sixteenths_of_a_block() -> None:
    bitmap = np.zeros((32, 32), bool)
    bitmap[0, :3] = bitmap[31, 31] = True
    shares = counted(bitmap, 8)
    assert shares.dtype == np.float32
    assert (16 * shares[0, 0], 16 * shares[7, 7], shares.sum()) == (3, 1, 0.25)


@pytest.mark.parametrize(
    ("picture", "error", "word"),
    [
        (np.zeros((280, 280), np.uint8), DataError, "nothing is drawn"),
        (np.ones((280, 200), np.uint8), ShapeError, "no square"),
        (np.ones((280, 280)), DataError, "uint8"),
        (np.ones(280, np.uint8), ShapeError, "no square"),
        (np.ones((0, 0), np.uint8), ShapeError, "no square"),
    ],
)
def test_what_is_no_picture_is_refused(picture, error, word: str) -> None:
    with pytest.raises(error, match=word):
        see(picture)


@pytest.mark.parametrize("form", FORMS.values())
@pytest.mark.parametrize("switches", range(16))
def test_a_faint_dot_at_the_edge_is_seen_without_a_fault(form, switches: int) -> None:
    picture = np.zeros((PAPER, PAPER), np.uint8)
    picture[279, 0] = 3
    steps = {name: bool(switches >> i & 1) for i, name in enumerate(("crop", "scale", "centre", "straighten"))}
    seen = see(picture, form, **steps)
    assert seen.pixels.shape == (form.side, form.side)
    assert np.isfinite(seen.pixels).all()
