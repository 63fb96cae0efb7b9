from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.data import (
    Dataset,
    make_admissions,
    make_blobs,
    make_circles,
    make_line,
    make_moons,
    make_plane,
    make_sine,
    make_spirals,
    make_xor,
)
from chainrule.errors import ArgumentError, ChainruleError, DTypeError, ShapeError

Maker = Callable[..., Dataset]
REGRESSION: list[Maker] = [make_line, make_plane, make_sine]
CLASSES: list[Maker] = [make_admissions, make_blobs, make_moons, make_circles, make_spirals, make_xor]
MAKERS = REGRESSION + CLASSES


@pytest.mark.parametrize("make", MAKERS)
def test_same_seed_makes_the_same_data(make):
    one, two, other = make(40, seed=3), make(40, seed=3), make(40, seed=4)
    np.testing.assert_array_equal(one.X, two.X)
    np.testing.assert_array_equal(one.y, two.y)
    assert not np.array_equal(one.X, other.X)


@pytest.mark.parametrize("make", MAKERS)
@given(n_samples=st.integers(1, 80), noise=st.sampled_from([0, 0.1, 2.0]))
def test_shapes_types_and_names_fit(make, n_samples, noise):
    dataset = make(n_samples, noise=noise, seed=0)
    assert dataset.X.shape == (n_samples, len(dataset.feature_names))
    assert dataset.y.shape == (n_samples,)
    assert dataset.X.dtype == np.float32
    assert dataset.y.dtype == (np.float32 if make in REGRESSION else np.int64)
    assert np.isfinite(dataset.X).all()
    assert dataset.name == make.__name__.removeprefix("make_")
    assert bool(dataset.class_names) == (make in CLASSES)


@pytest.mark.parametrize("make", CLASSES)
@given(n_samples=st.integers(1, 80))
def test_classes_differ_by_one_at_most_and_come_mixed(make, n_samples):
    y = make(n_samples, noise=0, seed=1).y
    n_classes = 3 if make is make_blobs else 2
    counts = np.bincount(y, minlength=n_classes)
    assert counts.max() - counts.min() <= 1
    if n_samples > 20:
        assert np.any(np.diff(y) < 0)


def test_line_follows_its_formula():
    line = make_line(50, slope=-3, bias=4, noise=0, seed=0)
    np.testing.assert_allclose(line.y, -3 * line.X[:, 0] + 4, rtol=1e-5, atol=1e-5)


def test_noise_is_the_standard_deviation_around_the_line():
    line = make_line(20_000, slope=1, bias=0, noise=0.7, seed=0)
    assert np.std(line.y - line.X[:, 0]) == pytest.approx(0.7, rel=0.03)


def test_plane_follows_its_formula():
    plane = make_plane(50, slopes=(1, -2, 0.5), bias=3, noise=0, seed=0)
    np.testing.assert_allclose(plane.y, plane.X @ [1, -2, 0.5] + 3, rtol=1e-5, atol=1e-5)


def test_sine_follows_its_formula():
    sine = make_sine(50, amplitude=2, turns=3, noise=0, seed=0)
    np.testing.assert_allclose(sine.y, 2 * np.sin(sine.X[:, 0].astype(np.float64)), atol=1e-5)
    assert 2 * np.pi < sine.X.max() <= 6 * np.pi


@given(seed=st.integers(0, 200), pass_mark=st.sampled_from([20, 50, 80]), margin=st.sampled_from([0, 1, 10]))
def test_admissions_without_noise_are_separated_by_the_margin(seed, pass_mark, margin):
    students = make_admissions(60, pass_mark=pass_mark, margin=margin, seed=seed)
    average = students.X.mean(axis=1)
    assert students.X.min() >= 0
    assert students.X.max() <= 100
    np.testing.assert_array_equal(students.y, average >= pass_mark)
    assert np.abs(average - pass_mark).min() >= margin - 1e-4


def test_admission_scores_are_uniform_over_the_square():
    X = make_admissions(40_000, pass_mark=50, margin=0, seed=0).X
    counts, *_ = np.histogram2d(X[:, 0], X[:, 1], bins=5, range=[[0, 100], [0, 100]])
    np.testing.assert_allclose(counts, 40_000 / 25, rtol=0.12)


def test_admissions_with_noise_are_not_separable():
    students = make_admissions(200, noise=15, seed=0)
    average = students.X.mean(axis=1)
    assert average[students.y == 1].min() < average[students.y == 0].max()
    assert np.mean((average >= 50) == students.y) > 0.6


def test_a_perceptron_learns_the_admissions():
    from sklearn.linear_model import Perceptron

    students = make_admissions(100, margin=5, seed=0)
    X = (students.X - 50) / 50
    assert Perceptron(max_iter=5000, tol=None).fit(X, students.y).score(X, students.y) == 1


def test_blobs_lie_around_their_centers():
    centers = np.array([[0, 0], [10, 0], [0, 10], [10, 10]])
    blobs = make_blobs(4000, centers=centers, noise=0.5, seed=0)
    for label, center in enumerate(centers):
        cloud = blobs.X[blobs.y == label]
        np.testing.assert_allclose(cloud.mean(axis=0), center, atol=0.1)
        np.testing.assert_allclose(cloud.std(axis=0), 0.5, rtol=0.1)


def test_default_centers_are_on_a_circle_of_radius_5():
    blobs = make_blobs(5, n_classes=5, noise=0, seed=0)
    np.testing.assert_allclose(np.linalg.norm(blobs.X, axis=1), 5, rtol=1e-6)
    assert len(np.unique(blobs.X.round(3), axis=0)) == 5


def test_moons_lie_on_their_half_circles():
    moons = make_moons(100, noise=0, seed=0)
    first, second = moons.X[moons.y == 0], moons.X[moons.y == 1]
    np.testing.assert_allclose(np.hypot(first[:, 0], first[:, 1]), 1, rtol=1e-5)
    np.testing.assert_allclose(np.hypot(second[:, 0] - 1, second[:, 1] - 0.5), 1, rtol=1e-5)
    assert first[:, 1].min() >= 0
    assert second[:, 1].max() <= 0.5


def test_circles_have_their_radii():
    circles = make_circles(100, inner_radius=0.3, noise=0, seed=0)
    np.testing.assert_allclose(np.hypot(*circles.X.T), np.where(circles.y == 0, 1, 0.3), rtol=1e-5)


def test_spirals_follow_their_formula():
    spirals = make_spirals(200, n_classes=3, turns=1.5, noise=0, seed=0)
    radius = np.hypot(*spirals.X.T.astype(np.float64))
    angle = 2 * np.pi * (1.5 * radius + spirals.y / 3)
    np.testing.assert_allclose(
        spirals.X, np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None], atol=1e-5
    )
    assert spirals.class_names == ("0", "1", "2")


def test_classes_that_no_example_has_keep_their_names():
    assert make_spirals(1, n_classes=3, seed=0).class_names == ("0", "1", "2")
    assert make_blobs(1, n_classes=3, seed=0).class_names == ("0", "1", "2")
    assert make_moons(1, seed=0).class_names == ("0", "1")


def test_xor_has_four_equal_squares_with_a_margin():
    xor = make_xor(400, margin=0.2, seed=0)
    np.testing.assert_array_equal(xor.y, xor.X.prod(axis=1) < 0)
    assert np.abs(xor.X).min() >= 0.2 - 1e-6
    assert np.abs(xor.X).max() <= 1
    squares = (xor.X[:, 0] > 0) * 2 + (xor.X[:, 1] > 0)
    assert np.bincount(squares).tolist() == [100, 100, 100, 100]


def test_a_generator_is_drawn_from_on_and_on():
    generator = np.random.default_rng(0)
    assert not np.array_equal(make_line(5, seed=generator).X, make_line(5, seed=generator).X)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("n_samples", [0, -3, 2.5, "10", None, True])
def test_a_number_of_examples_that_is_no_count_is_refused(make, n_samples):
    with pytest.raises(ArgumentError, match="n_samples") as caught:
        make(n_samples)
    assert caught.value.mend == "n_samples=100"


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("noise", [-0.1, float("nan"), float("inf"), "much"])
def test_noise_that_is_no_deviation_is_refused(make, noise):
    with pytest.raises(ArgumentError, match=f"{make.__name__}: noise"):
        make(10, noise=noise)


@pytest.mark.parametrize(
    ("make", "options", "error"),
    [
        (make_line, {"slope": float("nan")}, ArgumentError),
        (make_plane, {"slopes": ()}, ShapeError),
        (make_plane, {"slopes": [[1, 2]]}, ShapeError),
        (make_plane, {"slopes": ["a"]}, DTypeError),
        (make_plane, {"slopes": [1, float("inf")]}, ArgumentError),
        (make_sine, {"turns": "one"}, ArgumentError),
        (make_admissions, {"margin": -1}, ArgumentError),
        (make_admissions, {"pass_mark": 100}, ArgumentError),
        (make_admissions, {"pass_mark": 10, "margin": 10}, ArgumentError),
        (make_blobs, {"n_classes": 0}, ArgumentError),
        (make_blobs, {"centers": [1, 2]}, ShapeError),
        (make_blobs, {"centers": [[1], [2, 3]]}, DTypeError),
        (make_circles, {"inner_radius": 1}, ArgumentError),
        (make_spirals, {"n_classes": 2.0}, ArgumentError),
        (make_xor, {"margin": 1}, ArgumentError),
    ],
)
def test_options_without_meaning_are_refused_by_name(
    make: Maker, options: dict[str, Any], error: type[ChainruleError]
) -> None:
    with pytest.raises(error, match=f"^{make.__name__}: ") as caught:
        make(10, **options)
    assert caught.value.mend
    assert caught.value.given
