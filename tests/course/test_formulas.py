from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.course.exercise import catalogue
from chainrule.course.formulas import as_text, formula_as_text, unknown_commands


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (
            r"\frac{\partial J}{\partial w} = \frac{1}{m} \sum_i (\hat{y}_i - y_i) x_i",
            "∂J/∂w = 1/m Σᵢ (ŷᵢ - yᵢ) xᵢ",
        ),
        (r"\sigma(z) = \frac{1}{1 + e^{-z}}", "σ(z) = 1/(1 + e^(-z))"),
        (r"\theta \leftarrow \theta - \alpha \nabla J(\theta)", "θ ← θ - α ∇J(θ)"),
        (r"\frac{1}{m} X^\top (X \theta - y)", "1/m Xᵀ (X θ - y)"),
        (r"x^2_1", "x²₁"),
        (r"x^{(i)}_j", "x⁽ⁱ⁾ⱼ"),
        (r"\sqrt{x^2 + 1}", "√(x² + 1)"),
        (r"10^{-3} \le \infty", "10⁻³ ≤ ∞"),
        (r"\text{if } z \ge 0", "if z ≥ 0"),
        (r"\left( a \right)", "( a )"),
        ("", ""),
        (r"\frac", "()/()"),
    ],
)
def test_a_formula_as_text(tex: str, text: str) -> None:
    assert formula_as_text(tex) == text


def test_code_and_prices_are_left_alone() -> None:
    text = "It costs $5 and $7.\n\n    cost = '$x$'\n\nBut $x^2$ and `$y$`, and\n\n$$J = 1$$\n"
    assert as_text(text) == "It costs $5 and $7.\n\n    cost = '$x$'\n\nBut x² and `$y$`, and\n\n    J = 1\n"


def test_a_formula_may_be_broken_over_two_lines() -> None:
    assert as_text("the term $a_1 +\nb_1$ is") == "the term a₁ + b₁ is"


@given(st.text(alphabet=r"\{}^_$ abfrcsqt123ΣθΔ", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(as_text(text), str)
    assert isinstance(formula_as_text(text), str)


@pytest.mark.parametrize("exercise", list(catalogue()), ids=lambda exercise: exercise.id)
def test_every_lesson_can_be_shown(exercise) -> None:
    for name in ("lesson.md", "hints.md"):
        text = exercise.read(name)
        assert list(unknown_commands(text)) == []
        assert "\\" not in as_text(text).replace("\\n", "")
