from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainrule import losses
from chainrule.autodiff import Tensor, grad, hessian
from chainrule.autodiff.check import check_grad
from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError
from chainrule.nn import Linear, Sequential

torch: Any = pytest.importorskip("torch")
F = torch.nn.functional

FLOATS = {"float32": 2e-5, "float64": 1e-12}
NUMBER_LOSSES = {
    losses.mean_squared_error: F.mse_loss,
    losses.half_mean_squared_error: lambda x, y: F.mse_loss(x, y) / 2,
    losses.mean_absolute_error: F.l1_loss,
    losses.huber: F.huber_loss,
    partial(losses.huber, delta=0.3): partial(F.huber_loss, delta=0.3),
}
CLASS_LOSSES = {
    losses.binary_cross_entropy: F.binary_cross_entropy_with_logits,
    losses.hinge: lambda x, y: torch.clamp(1 - (2 * y - 1) * x, min=0).mean(),
    losses.perceptron: lambda x, y: torch.clamp(-(2 * y - 1) * x, min=0).mean(),
}
SHAPES = st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple)
ALL_PAIRS = [*NUMBER_LOSSES, *CLASS_LOSSES]


def name_of(loss: Any) -> str:
    return loss.func.__name__ + str(loss.keywords) if isinstance(loss, partial) else loss.__name__


def assert_as_torch(loss: Any, expected: Any, x: Any, y: Any, tolerance: float) -> None:
    """The value and the gradient with respect to x, and their types."""
    own, other = Tensor(x), torch.tensor(x, requires_grad=True)
    value, wanted = loss(own, y), expected(other, torch.tensor(y))
    value.backward()
    wanted.backward()
    assert value.shape == ()
    assert value.dtype == own.grad.dtype == x.dtype
    np.testing.assert_allclose(value.data, wanted.detach().numpy(), rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(own.grad, other.grad.numpy(), rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(np.asarray(loss(x, y)), value.data, rtol=tolerance, atol=tolerance)


# Against PyTorch


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("loss", NUMBER_LOSSES, ids=name_of)
@settings(max_examples=15, deadline=None)
@given(shape=SHAPES, seed=st.integers(0, 1000))
def test_losses_for_numbers_agree_with_torch(loss, dtype, shape, seed):
    generator = np.random.default_rng(seed)
    x, y = (generator.normal(size=shape).astype(dtype) for _ in range(2))
    assert_as_torch(loss, NUMBER_LOSSES[loss], x, y, FLOATS[dtype])


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("loss", CLASS_LOSSES, ids=name_of)
@settings(max_examples=15, deadline=None)
@given(shape=SHAPES, seed=st.integers(0, 1000))
def test_losses_for_two_classes_agree_with_torch(loss, dtype, shape, seed):
    generator = np.random.default_rng(seed)
    scores, labels = generator.normal(size=shape) * 3, generator.integers(0, 2, shape)
    assert_as_torch(loss, CLASS_LOSSES[loss], scores.astype(dtype), labels.astype(dtype), FLOATS[dtype])


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.7])
@settings(max_examples=15, deadline=None)
@given(m=st.integers(1, 6), k=st.integers(1, 6), seed=st.integers(0, 1000), scale=st.sampled_from([1.0, 30.0]))
def test_softmax_cross_entropy_agrees_with_torch(dtype, smoothing, m, k, seed, scale):
    generator = np.random.default_rng(seed)
    logits = (generator.normal(size=(m, k)) * scale).astype(dtype)
    loss = partial(losses.softmax_cross_entropy, label_smoothing=smoothing)
    expected = partial(F.cross_entropy, label_smoothing=smoothing)
    tolerance = FLOATS[dtype]
    assert_as_torch(loss, expected, logits, generator.integers(0, k, m), tolerance)
    rows = generator.dirichlet(np.ones(k), m).astype(dtype)
    assert_as_torch(loss, expected, logits, rows, tolerance)


@pytest.mark.parametrize("dtype", FLOATS)
def test_logits_of_a_thousand_are_exact(dtype):
    logits = np.array([[1000, -1000, 0], [-1000, 1000, 999], [0, 0, 1000]], dtype=dtype)
    labels = np.array([0, 2, 1])
    with np.errstate(all="raise", under="ignore"):
        assert_as_torch(losses.softmax_cross_entropy, F.cross_entropy, logits, labels, FLOATS[dtype])
        scores = np.array([1000, -1000, 1000, -1000, 0], dtype=dtype)
        answers = np.array([1, 0, 0, 1, 1], dtype=dtype)
        for loss, expected in CLASS_LOSSES.items():
            if loss is not losses.perceptron:
                assert_as_torch(loss, expected, scores, answers, FLOATS[dtype])
    assert losses.softmax_cross_entropy(logits[:1], labels[:1]) == 0.0
    assert losses.binary_cross_entropy(scores[2:4], answers[2:4]) == 1000.0


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
def test_second_derivatives_of_softmax_cross_entropy_agree_with_torch(smoothing):
    generator = np.random.default_rng(1)
    logits, labels = generator.normal(size=(3, 4)), np.array([0, 3, 1])
    own = hessian(lambda z: losses.softmax_cross_entropy(z, labels, label_smoothing=smoothing))(logits)
    expected = torch.autograd.functional.hessian(
        lambda z: F.cross_entropy(z, torch.tensor(labels), label_smoothing=smoothing), torch.tensor(logits)
    )
    np.testing.assert_allclose(own, expected.numpy(), atol=1e-14)


def test_second_derivatives_flow_through_what_is_computed_from_the_loss():
    logits, labels = np.random.default_rng(1).normal(size=(3, 4)), np.array([0, 3, 1])
    own = hessian(lambda z: losses.softmax_cross_entropy(z, labels) ** 3)(logits)
    expected = torch.autograd.functional.hessian(
        lambda z: F.cross_entropy(z, torch.tensor(labels)) ** 3, torch.tensor(logits)
    )
    np.testing.assert_allclose(own, expected.numpy(), atol=1e-13)


def test_second_derivatives_of_binary_cross_entropy_agree_with_torch():
    scores, labels = np.array([0.5, -2.0, 3.0]), np.array([0.0, 1.0, 1.0])
    own = hessian(lambda z: losses.binary_cross_entropy(z, labels))(scores)
    expected = torch.autograd.functional.hessian(
        lambda z: F.binary_cross_entropy_with_logits(z, torch.tensor(labels)), torch.tensor(scores)
    )
    np.testing.assert_allclose(own, expected.numpy(), atol=1e-14)


def test_the_rule_of_softmax_cross_entropy_is_the_derivative_of_its_forward():
    labels = np.array([2, 0, 1, 2])
    check_grad(lambda z: losses.softmax_cross_entropy(z, labels), np.random.default_rng(0).normal(size=(4, 3)))


# Numbers worked by hand


def test_pen_and_paper_cost_and_gradient():
    X, y = np.array([[1.0, 0], [1, 1], [1, 2], [1, 4]]), np.array([1.0, 3, 6, 8])

    def cost(theta: Any) -> Any:
        return losses.half_mean_squared_error(X @ theta, y)

    assert cost(np.array([1.0, 2.0])) == 0.25
    np.testing.assert_array_equal(grad(cost)(np.array([1.0, 2.0])), [0, 0.5])
    np.testing.assert_allclose(grad(cost)(np.array([1.4, 1.771429])), 0, atol=1e-5)


def test_cross_entropy_of_the_doors():
    p = np.array([0.8, 0.7, 0.1])
    value = losses.binary_cross_entropy(np.log(p / (1 - p)), np.array([1, 1, 0]))
    assert round(float(value), 4) == 0.2284
    assert round(float(np.exp(-3 * value)), 3) == 0.504


@pytest.mark.parametrize("k", [2, 3, 10, 1000])
def test_without_knowledge_the_loss_is_log_k(k):
    value = losses.softmax_cross_entropy(np.zeros((5, k)), np.arange(5) % k)
    np.testing.assert_allclose(value, np.log(k), rtol=1e-14)


def test_huber_is_squared_near_and_linear_far():
    errors = np.array([0.5, -1.0, 3.0, -10.0])
    # ½·0.25, ½·1, 1·(3 - ½), 1·(10 - ½)
    assert losses.huber(errors, np.zeros(4)) == (0.125 + 0.5 + 2.5 + 9.5) / 4
    np.testing.assert_array_equal(grad(losses.huber)(errors, np.zeros(4)), np.array([0.5, -1, 1, -1]) / 4)


def test_perceptron_counts_mistakes_and_hinge_wants_a_margin():
    scores, labels = np.array([2.0, -3.0, 0.5, -0.5]), np.array([1, 1, 0, 0])
    assert losses.perceptron(scores, labels) == (0 + 3 + 0.5 + 0) / 4
    assert losses.hinge(scores, labels) == (0 + 4 + 1.5 + 0.5) / 4


def test_penalties_by_hand():
    W, V = Tensor([[1.0, -2.0], [3.0, 0.0]]), Tensor([0.5, -0.5])
    assert losses.l1_penalty([W, V], 0.1).item() == pytest.approx(0.7)
    assert losses.l2_penalty([W, V], 0.1).item() == pytest.approx(0.05 * 14.5)
    losses.l2_penalty((w for w in (W, V)), 0.1).backward()
    np.testing.assert_allclose(W.grad, 0.1 * W.data)
    np.testing.assert_allclose(V.grad, 0.1 * V.data)
    W.grad = None
    losses.l1_penalty(W, 2.0).backward()
    np.testing.assert_array_equal(W.grad, [[2, -2], [2, 0]])


def test_a_penalty_of_one_array_is_of_the_whole_array():
    assert losses.l2_penalty(np.array([3.0, 4.0]), 2.0) == 25.0
    assert losses.l1_penalty(np.array([[3.0], [-4.0]]), 1.0) == 7.0


def test_a_penalty_without_weights_or_strength_is_nothing():
    assert losses.l1_penalty([], 1.0) == 0
    assert losses.l2_penalty([Tensor([1.0, 2.0])], 0.0).item() == 0


# Types


@pytest.mark.parametrize("loss", ALL_PAIRS, ids=name_of)
@pytest.mark.parametrize(
    "labels", [np.array([1, 0, 1]), np.array([1, 0, 1], dtype=np.uint8), np.array([True, False, True])]
)
def test_whole_number_targets_leave_a_float32_loss_float32(loss, labels):
    prediction = Tensor(np.array([0.5, -0.5, 2.0], dtype=np.float32))
    value = loss(prediction, labels)
    assert value.dtype == np.float32
    assert value.item() == pytest.approx(loss(prediction, labels.astype(np.float32)).item())


@pytest.mark.parametrize("loss", ALL_PAIRS, ids=name_of)
def test_lists_are_arrays(loss):
    x, y = [0.5, -2.0, 1.5], [1, 0, 1]
    assert loss(x, y) == loss(np.array(x), np.array(y))
    assert loss(Tensor(x), y).item() == loss(np.array(x), np.array(y))


def test_small_whole_numbers_do_not_overflow():
    prediction, target = np.array([1, 250], dtype=np.uint8), np.array([3, 10], dtype=np.uint8)
    assert losses.mean_squared_error(prediction, target) == (2**2 + 240**2) / 2
    assert losses.mean_absolute_error(prediction, target) == 121


def test_soft_labels_are_not_cut_to_whole_numbers_by_whole_number_scores():
    assert losses.binary_cross_entropy(np.array([2, 0]), np.array([0.5, 0.5])) == losses.binary_cross_entropy(
        np.array([2.0, 0.0]), np.array([0.5, 0.5])
    )
    rows = np.array([[0.5, 0.5]])
    assert losses.softmax_cross_entropy([[3, 1]], rows) == losses.softmax_cross_entropy([[3.0, 1.0]], rows)


def test_one_hot_rows_and_numbers_are_the_same_labels():
    logits = np.random.default_rng(0).normal(size=(4, 3))
    labels = np.array([2, 0, 1, 1])
    value = losses.softmax_cross_entropy(logits, labels)
    for rows in (
        np.eye(3)[labels],
        np.eye(3, dtype=int)[labels],
        np.eye(3, dtype=bool)[labels],
        Tensor(np.eye(3)[labels]),
    ):
        np.testing.assert_allclose(losses.softmax_cross_entropy(logits, rows), value, rtol=1e-14)
    for kind in (np.uint8, np.int16, np.uint64):
        assert losses.softmax_cross_entropy(logits, labels.astype(kind)) == value
    assert losses.softmax_cross_entropy(logits, labels.tolist()) == value


def test_labels_and_logits_stay_as_they_were():
    logits, labels = np.random.default_rng(0).normal(size=(4, 3)), np.array([2, 0, 1, 1])
    rows = np.eye(3)[labels]
    before = logits.copy(), labels.copy(), rows.copy()
    losses.softmax_cross_entropy(Tensor(logits), labels, label_smoothing=0.1).backward()
    losses.softmax_cross_entropy(Tensor(logits), rows, label_smoothing=0.1).backward()
    for array, old in zip((logits, labels, rows), before, strict=True):
        np.testing.assert_array_equal(array, old)


# Decisions


def test_only_losses_for_classes_decide():
    for loss in (
        losses.mean_squared_error,
        losses.half_mean_squared_error,
        losses.mean_absolute_error,
        losses.huber,
    ):
        assert losses.decision_of(loss) is None
    assert losses.decision_of(lambda prediction, target: 0) is None


@pytest.mark.parametrize("loss", CLASS_LOSSES, ids=name_of)
def test_the_sign_of_a_score_decides_between_two_classes(loss):
    decide = losses.decision_of(partial(loss))
    assert decide is losses.decision_of(loss)
    assert decide is not None
    for scores in (np.array([-0.1, 0.0, 3.0]), Tensor([-0.1, 0.0, 3.0])):
        decided = decide(scores)
        assert decided.tolist() == [0, 1, 1]
        assert decided.dtype == np.int64


def test_the_largest_score_decides_between_many_classes():
    inner = partial(losses.softmax_cross_entropy, label_smoothing=0.1)
    decide = losses.decision_of(partial(inner, label_smoothing=0.2))
    assert decide is losses.largest_score
    scores = np.array([[0.1, 3.0, -1.0], [5.0, 5.0, 0.0]])
    assert decide(scores).tolist() == [1, 0]
    assert decide(Tensor(scores)).tolist() == [1, 0]


def test_a_loss_of_ones_own_can_decide():
    @losses.classifies(lambda scores: scores > 0.5)
    def own(prediction: Any, target: Any) -> Any:
        return losses.mean_squared_error(prediction, target)

    decide = losses.decision_of(partial(own))
    assert decide is not None
    assert decide(np.array([0.2, 0.7])).tolist() == [False, True]


# Bad input


@pytest.mark.parametrize("loss", ALL_PAIRS, ids=name_of)
@settings(max_examples=15, deadline=None)
@given(first=SHAPES, second=SHAPES)
def test_shapes_that_differ_are_never_broadcast(loss, first, second):
    if first == second:
        loss(np.ones(first), np.ones(second))
        return
    with pytest.raises(ShapeError) as caught:
        loss(Tensor(np.ones(first)), np.ones(second))
    assert str(first) in str(caught.value.expected)
    assert caught.value.given == str(second)
    assert name_of(loss).split("{")[0] in caught.value.what


@pytest.mark.parametrize("loss", ALL_PAIRS, ids=name_of)
def test_a_column_against_a_row_names_both_mends(loss):
    what = "labels" if loss in CLASS_LOSSES else "target"
    with pytest.raises(ShapeError) as caught:
        loss(Tensor(np.ones((4, 1))), np.ones(4))
    assert caught.value.mend == f"{what}.reshape(-1, 1), or the prediction's only column: prediction[:, 0]"
    with pytest.raises(ShapeError) as caught:
        loss(Tensor(np.ones(4)), np.ones((4, 1)))
    assert caught.value.mend == f"{what}.ravel(), or a column of predictions: prediction.reshape(-1, 1)"
    with pytest.raises(ShapeError) as caught:
        loss(Tensor(np.ones((4, 2))), np.ones((2, 4)))
    assert caught.value.mend == f"{what}.T"


@pytest.mark.parametrize("loss", ALL_PAIRS, ids=name_of)
@pytest.mark.parametrize("shape", [(0,), (0, 3)])
def test_no_examples_have_no_mean(loss, shape):
    with pytest.raises(DataError, match="no examples"):
        loss(Tensor(np.ones(shape)), np.ones(shape))


@pytest.mark.parametrize("labels", [np.zeros(0), np.zeros(0, dtype=int), np.zeros((0, 3)), []])
def test_softmax_cross_entropy_of_no_examples_says_so(labels):
    with pytest.raises(DataError, match="no examples"):
        losses.softmax_cross_entropy(Tensor(np.ones((0, 3))), labels)


@pytest.mark.parametrize("loss", CLASS_LOSSES, ids=name_of)
@pytest.mark.parametrize("labels", [[0, 2, 1], [-1, 1, 1], [0.5, 1.5, 0], [np.nan, 0, 1]])
def test_two_classes_are_called_0_and_1(loss, labels):
    with pytest.raises(DataError) as caught:
        loss(np.zeros(3), np.array(labels))
    assert caught.value.expected == "0 or 1"
    assert str(np.min(labels)) in str(caught.value.given)
    assert str(caught.value.mend).startswith("labels == positive_class")


@pytest.mark.parametrize("loss", CLASS_LOSSES, ids=name_of)
def test_words_are_no_labels(loss):
    with pytest.raises(DTypeError) as caught:
        loss(np.zeros(2), np.array(["yes", "no"]))
    assert caught.value.mend == "labels == positive_class"


@pytest.mark.parametrize(
    ("labels", "mend"),
    [
        ([1, 2, 3], "labels - 1"),
        ([0, 1, -1], "labels + 1"),
        ([7, 8, 9], "labels - 7"),
        ([0, 1, 3], "a last layer of 4 outputs"),
        ([0, 9, 0], "a last layer of 10 outputs"),
        ([-1, 9, 0], "a last layer of 11 outputs, and labels + 1"),
    ],
)
def test_a_label_without_a_column_is_refused(labels, mend):
    with pytest.raises(DataError) as caught:
        losses.softmax_cross_entropy(Tensor(np.zeros((3, 3))), np.array(labels))
    assert caught.value.expected == "labels from 0 to 2"
    assert caught.value.given == f"labels from {min(labels)} to {max(labels)}"
    assert caught.value.mend == mend


def test_the_mend_of_unsigned_labels_is_not_wrapped_around():
    with pytest.raises(DataError) as caught:
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.array([0, 255], dtype=np.uint8))
    assert caught.value.mend == "a last layer of 256 outputs"


@pytest.mark.parametrize(
    ("labels", "mend"),
    [
        ([0.0, 1.0], "labels.astype(int)"),
        ([True, False], "labels.astype(int)"),
        (["cat", "dog"], "np.unique(labels, return_inverse=True)[1]"),
    ],
)
def test_labels_for_many_classes_are_whole_numbers(labels, mend):
    with pytest.raises(DTypeError) as caught:
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.array(labels))
    assert caught.value.expected == "whole numbers from 0 to 2"
    assert caught.value.mend == mend


@pytest.mark.parametrize(
    "row", [[1, 1, 0], [0, 0, 0], [0.5, 0.2, 0.2], [2, -1, 0], [np.nan, 1, 0], [np.inf, -np.inf, 1]]
)
def test_rows_that_are_no_probabilities_are_refused(row):
    with np.errstate(invalid="ignore"), pytest.raises(DataError) as caught:
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.array([[1, 0, 0], row]))
    assert caught.value.expected == "rows that add up to 1, without a negative number"


def test_rows_that_only_need_scaling_are_told_how():
    with pytest.raises(DataError) as caught:
        losses.softmax_cross_entropy(np.zeros((2, 2)), np.array([[2, 2], [3, 1]]))
    assert caught.value.given == "sums from 4 to 4, the smallest number 1"
    assert caught.value.mend == "rows / rows.sum(axis=1, keepdims=True)"


@pytest.mark.parametrize("shape", [(4, 1), (1, 4), (3,), (3, 4), (4, 3, 1), ()])
def test_labels_that_do_not_fit_the_logits_are_refused(shape):
    with pytest.raises(ShapeError) as caught:
        losses.softmax_cross_entropy(Tensor(np.zeros((4, 3))), np.zeros(shape, dtype=int))
    assert caught.value.expected == "labels of shape (4,), or one-hot (4, 3), for logits of shape (4, 3)"
    assert caught.value.given == str(shape)
    assert caught.value.mend == ("labels.ravel()" if np.prod(shape) == 4 else None)


@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 4)])
def test_logits_are_a_table(shape):
    with pytest.raises(ShapeError, match="not a table") as caught:
        losses.softmax_cross_entropy(Tensor(np.zeros(shape)), np.zeros(3, dtype=int))
    assert caught.value.given == str(shape)
    assert (caught.value.mend is not None) == (len(shape) == 1)


@pytest.mark.parametrize("smoothing", [-0.1, 1.0, 1.5, float("nan")])
def test_label_smoothing_is_a_share(smoothing):
    with pytest.raises(ArgumentError) as caught:
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.array([0, 1]), label_smoothing=smoothing)
    assert caught.value.expected == "from 0 to below 1"
    assert caught.value.given == repr(smoothing)


@pytest.mark.parametrize("delta", [0, -1.0, float("nan"), float("inf")])
def test_delta_is_a_distance(delta):
    with pytest.raises(ArgumentError) as caught:
        losses.huber(np.zeros(2), np.zeros(2), delta=delta)
    assert caught.value.given == repr(delta)


@pytest.mark.parametrize("penalty", [losses.l1_penalty, losses.l2_penalty])
@pytest.mark.parametrize("strength", [-0.1, float("nan"), float("inf")])
def test_strength_is_not_negative(penalty, strength):
    with pytest.raises(ArgumentError) as caught:
        penalty([Tensor([1.0])], strength)
    assert caught.value.given == f"strength={strength!r}"


@pytest.mark.parametrize("penalty", [losses.l1_penalty, losses.l2_penalty])
@pytest.mark.parametrize("weights", [Linear(2, 2), Sequential(Linear(2, 2)), 3.0, {"W": np.ones(2)}])
def test_a_penalty_is_on_weights_not_on_models(penalty, weights):
    with pytest.raises(DTypeError) as caught:
        penalty(weights, 0.1)
    assert caught.value.mend == "[parameter for parameter in model.parameters() if parameter.ndim >= 2]"
