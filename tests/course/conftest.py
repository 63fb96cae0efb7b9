from __future__ import annotations

from collections.abc import Iterator

import pytest

from chainrule.course.authoring import Author


@pytest.fixture(scope="session")
def author() -> Iterator[Author]:
    """A warm worker in a workspace in which nothing has been passed."""
    with Author() as one:
        yield one
