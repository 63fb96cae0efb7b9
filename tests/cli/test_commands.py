"""The command as its users run it: in a process of its own, on real digits."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import chainrule
from chainrule.data import load_digits
from chainrule.evaluation import train_validation_test_split

QUICK = ["--epochs", "3", "--hidden", "16"]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "chainrule", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "80", **environment},
        timeout=120,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """One whole run with the default settings."""
    out = tmp_path_factory.mktemp("run") / "deep" / "digits"
    return out, command("digits", "--out", str(out), PYTHONIOENCODING="utf-8")


class Page(HTMLParser):
    """The tags of a page, and whatever it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.fetched: list[str | None] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value for name, value in attributes if name in ("src", "href", "srcset", "data")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("rect", "path", "polyline"):
            return
        while self.open and self.open[-1] in ("rect", "path", "polyline"):
            self.open.pop()
        assert self.open.pop() == tag


def test_the_default_run_reads_at_least_96_percent_and_says_so(trained: Any) -> None:
    _, result = trained
    assert result.returncode == 0, result.stderr
    found = re.search(r"Read (\d+) of 359 unseen handwritten digits correctly: ([\d.]+)%", result.stdout)
    assert found is not None
    assert float(found[2]) >= 96
    assert "Accuracy by digit" in result.stdout
    assert "taken for" in result.stdout
    assert "█" in result.stdout
    assert "epoch  1/" in result.stderr


def test_the_saved_model_reads_the_test_digits_as_well_as_was_said(trained: Any) -> None:
    out, _ = trained
    model = chainrule.load_model(out / "model.safetensors")
    history = json.loads((out / "history.json").read_text(encoding="utf-8"))
    digits = load_digits()
    rows = train_validation_test_split(digits.y, validation=0.15, test=0.2, seed=np.random.default_rng(0)).test
    read = chainrule.predict(model, digits.X[rows]).argmax(axis=1)
    assert float(np.mean(read == digits.y[rows])) == history["accuracy"]
    assert not (out / "checkpoint.safetensors").exists()


def test_the_report_is_well_formed_and_fetches_nothing(trained: Any) -> None:
    out, _ = trained
    text = (out / "report.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.fetched == []
    assert "script" not in page.tags
    assert page.tags.count("svg") > 10
    assert "url(" not in text
    assert "http" not in text
    assert "prefers-color-scheme:dark" in text


def test_json_is_the_only_thing_on_stdout_and_the_same_seed_gives_the_same(tmp_path: Path) -> None:
    first, second = (command("digits", *QUICK, "--json", "--seed", "3", "--out", str(tmp_path / n)) for n in "ab")
    other = command("digits", *QUICK, "--json", "--seed", "4", "--out", str(tmp_path / "c"))
    found = [json.loads(result.stdout) for result in (first, second, other)]
    losses = [outcome["history"]["columns"]["loss"] for outcome in found]
    assert losses[0] == losses[1] != losses[2]
    assert found[0]["confusion_matrix"] == found[1]["confusion_matrix"]
    assert found[0]["recipe"]["seed"] == 3
    assert sum(map(sum, found[0]["confusion_matrix"])) == found[0]["examples"]["test"] == 359
    assert other.stderr == ""  # the first may say that it compiles kernels


def test_a_stdout_without_blocks_gets_plain_characters(tmp_path: Path) -> None:
    result = command("digits", *QUICK, "--out", str(tmp_path), PYTHONIOENCODING="ascii", COLUMNS="50")
    assert result.returncode == 0, result.stderr
    assert result.stdout.isascii()
    assert "#####" in result.stdout


def test_an_out_that_cannot_be_written_is_told_before_training(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = command("digits", "--out", str(tmp_path / "file" / "x"))
    assert result.returncode == 2
    assert "--out cannot be used" in result.stderr
    assert "epoch" not in result.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--hidden", "a,b"],
        ["--hidden", "0"],
        ["--epochs", "0"],
        ["--data", "letters"],
        ["--seed", "-1"],
        ["--wrong"],
    ],
)
def test_wrong_usage_exits_with_2_and_names_the_option(arguments: list[str], tmp_path: Path) -> None:
    result = command("digits", *arguments, "--out", str(tmp_path))
    assert result.returncode == 2
    assert arguments[0] in result.stderr
    assert "Traceback" not in result.stderr


def interrupt(out: Path, *arguments: str) -> tuple[int, str]:
    """Start a long run, press Ctrl-C when the first epoch is told, and return exit code and stdout."""
    process = subprocess.Popen(
        [sys.executable, "-m", "chainrule", "digits", "--out", str(out), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("epoch"):
            process.send_signal(signal.SIGINT)
            break
    stdout, _ = process.communicate(timeout=60)
    return process.returncode, stdout


def test_ctrl_c_saves_says_what_it_can_read_and_resume_ends_as_if_nothing_had_happened(tmp_path: Path) -> None:
    settings = ["--hidden", "200,100", "--epochs", "12"]
    code, stdout = interrupt(tmp_path / "a", *settings)
    assert code == 130
    assert "Interrupted after" in stdout
    assert "test digits stay unseen" in stdout
    files = {path.name for path in (tmp_path / "a").iterdir()}
    assert files >= {"model.safetensors", "history.json", "report.html", "checkpoint.safetensors"}
    resumed = command("digits", "--resume", "--json", "--out", str(tmp_path / "a"))
    whole = command("digits", *settings, "--json", "--out", str(tmp_path / "b"))
    assert resumed.returncode == whole.returncode == 0, resumed.stderr
    first, second = (json.loads(result.stdout) for result in (resumed, whole))
    assert first["history"]["columns"]["loss"] == second["history"]["columns"]["loss"]
    assert first["confusion_matrix"] == second["confusion_matrix"]


def test_resume_without_an_interrupted_run_says_so(tmp_path: Path) -> None:
    result = command("digits", "--resume", "--out", str(tmp_path))
    assert result.returncode == 1
    assert "there is no interrupted training" in result.stderr


def test_a_damaged_checkpoint_is_an_error_in_words(tmp_path: Path) -> None:
    assert interrupt(tmp_path, "--hidden", "200,100")[0] == 130
    (tmp_path / "checkpoint.safetensors").write_bytes(b"no longer")
    result = command("digits", "--resume", "--out", str(tmp_path))
    assert result.returncode == 1
    assert "is damaged" in result.stderr
    assert "Traceback" not in result.stderr


def test_version_and_bare_command_answer() -> None:
    assert command("--version").stdout == f"chainrule {chainrule.__version__}\n"
    assert "chainrule digits" in command().stdout


def test_info_tells_versions_and_data() -> None:
    found = json.loads(command("info", "--json").stdout)
    assert found["chainrule"] == chainrule.__version__
    assert found["libraries"]["numpy"] == np.__version__
    assert set(found["data"]) == {"mnist", "fashion-mnist", "kmnist"}
    assert "cores" in command("info").stdout


def test_version_loads_nothing_heavy() -> None:
    program = (
        "import sys; from chainrule.cli import commands; print('sklearn' in sys.modules, 'rich' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "False False\n"


def test_mnist_is_read_from_the_folder_that_the_environment_names(tmp_path: Path) -> None:
    folder = Path(os.environ.get("CHAINRULE_DATA", Path(__file__).parents[3] / "shared" / "data"))
    if not (folder / "mnist").is_dir():
        if os.environ.get("CI"):
            pytest.fail("MNIST is not here: set CHAINRULE_DATA")
        pytest.skip("MNIST is not here: set CHAINRULE_DATA")
    result = command(
        "digits", "--data", "mnist", "--epochs", "1", "--hidden", "32", "--json", "--out", str(tmp_path),
        CHAINRULE_DATA=str(folder),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["accuracy"] > 0.9
