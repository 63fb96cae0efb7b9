from __future__ import annotations

import pytest

from chainrule.handwriting.recipe import recipe_for
from chainrule.handwriting.training import Outcome, run


@pytest.fixture(scope="session")
def outcome() -> Outcome:
    """The recogniser that `chainrule digits` trains with its default settings."""
    return run(recipe_for("digits", (128, 64), None, 0), None)
