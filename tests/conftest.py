"""What all tests share: repeatable hypothesis, and in CI no check with PyTorch that is silently left out."""

from __future__ import annotations

import importlib.util
import os

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CHAINRULE_REQUIRE_TORCH") and importlib.util.find_spec("torch") is None:
        raise pytest.UsageError("the cross-checks with PyTorch must run here, but torch is not installed")
