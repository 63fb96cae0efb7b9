"""The whole way through chapters 00 to 04, as it was read and found good."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="a terminal is needed, and pexpect to play one")

from tests.course.session import play

GOLDEN = Path(__file__).parent / "golden" / "session.txt"


def test_the_way_through_the_chapters_reads_as_it_did(tmp_path: Path) -> None:
    lines = [line.rstrip() for line in play(tmp_path).splitlines()]
    assert lines == [line.rstrip() for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
