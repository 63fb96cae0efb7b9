"""The folder of kernels: read-only, stale, damaged, shared by processes; none of it is an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
import numpy as np
import chainrule as cr
from chainrule import losses, nn, optim
model = nn.Sequential(nn.Linear(2, 3, seed=0), nn.Tanh(), nn.Linear(3, 2, seed=1))
X, y = np.random.default_rng(0).normal(size=(32, 2)), np.arange(32) % 2
optimizer = optim.SGD(model.parameters(), 0.1)
history = cr.fit(model, X, y, loss=losses.softmax_cross_entropy, optimizer=optimizer, epochs=3, batch_size=16,
                 seed=0, progress=False)
print(repr(history["loss"][-1]), "numba" in sys.modules)
"""


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "CHAINRULE_KERNELS": str(folder)}


def run(folder: Path) -> tuple[str, bool, str]:
    """The last loss, whether Numba was loaded, and what was said."""
    outcome = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment(folder)
    )
    loss, loaded = outcome.stdout.split()
    return loss, loaded == "True", outcome.stderr


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("kernels") / "new" / "folder"
    loss, loaded, said = run(folder)
    assert loaded
    assert said.count("chainrule compiles kernels") == 1
    return folder, loss


def test_a_later_process_compiles_nothing_and_does_not_load_numba(filled: tuple[Path, str]) -> None:
    folder, loss = filled
    assert run(folder) == (loss, False, "")


def test_damaged_kernels_are_compiled_anew(filled: tuple[Path, str], tmp_path: Path) -> None:
    folder, loss = filled
    for i, path in enumerate(sorted(folder.iterdir())):
        content = path.read_bytes()
        spoilt = (content[: len(content) // 2], b"", content[:-4] + b"\0\0\0\0", b"chainrule kernel 0\n" + content)[
            i % 4
        ]
        (tmp_path / path.name).write_bytes(spoilt)
    assert run(tmp_path)[0] == loss
    again, loaded, said = run(tmp_path)
    assert (again, loaded, said) == (loss, False, "")


@pytest.mark.skipif(os.name != "posix", reason="permissions of folders")
def test_a_folder_that_cannot_be_written_is_left_alone(filled: tuple[Path, str], tmp_path: Path) -> None:
    loss = filled[1]
    closed = tmp_path / "a file"
    closed.write_text("not a folder")
    assert run(closed)[0] == loss
    assert closed.read_text() == "not a folder"
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert run(locked)[0] == loss


def test_two_processes_may_fill_the_same_folder_at_once(filled: tuple[Path, str], tmp_path: Path) -> None:
    loss = filled[1]
    together = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env=environment(tmp_path)
        )
        for _ in range(2)
    ]
    for process in together:
        said, _ = process.communicate()
        assert process.returncode == 0
        assert said.split()[0] == loss
    assert not list(tmp_path.glob("*.tmp"))
    assert run(tmp_path)[1:] == (False, "")
