"""The page on which digits are drawn: its network is found or trained, and its readings are the library's."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from chainrule.cli import digits_command
from chainrule.handwriting import DIGITS, PAPER, Stroke, rasterise, see
from chainrule.handwriting.recipe import OUT, recipe_for
from chainrule.handwriting.recogniser import load_recogniser
from chainrule.handwriting.training import run, save
from chainrule.lab.drawing import POINTS, STROKES, Apprentice
from chainrule.lab.server import Lab
from tests.lab.conftest import ORIGIN

STROKE = {"width": 20, "points": [[140, 40], [130, 240.5]]}


def ask(client: TestClient, what: str, status: int = 200, **content: Any) -> dict[str, Any]:
    answer = client.post(f"/api/drawing/{what}", json={"model": "digits", **content})
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def until_ready(client: TestClient) -> dict[str, Any]:
    for _ in range(600):
        found = ask(client, "model")
        if found["state"] != "training":
            return found
        time.sleep(0.1)
    raise AssertionError("the training has not ended in a minute")


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `chainrule digits --epochs 20 --hidden 64` leaves it."""
    folder = tmp_path_factory.mktemp("quick")
    save(run(recipe_for("digits", (64,), 20, 0), None), folder)
    return folder


@pytest.fixture
def trained(lab: Lab, quick: Path) -> Path:
    """A recogniser in the learner's folder."""
    folder = lab.workspace.folder / OUT
    folder.mkdir()
    for name in ("model.safetensors", "history.json"):
        (folder / name).write_bytes((quick / name).read_bytes())
    return folder


def test_where_no_network_is_the_lab_trains_one_with_the_recipe_and_keeps_it(client: TestClient, lab: Lab) -> None:
    first = ask(client, "model")
    assert first["state"] == "training"
    assert first["epochs"] == recipe_for("digits", (128, 64), None, 0).epochs
    seen = [first["epoch"]]
    while (found := ask(client, "model"))["state"] == "training":
        seen.append(found["epoch"])
        time.sleep(0.05)
    assert seen == sorted(seen)
    assert max(seen) > 3
    assert found["state"] == "ready"
    assert found["by"] == "lab"
    assert found["accuracy"] > 0.97
    assert found["steps"] == list(DIGITS.steps)
    folder = lab.workspace.state / "handwriting" / "digits"
    assert {path.name for path in folder.iterdir()} == {"model.safetensors", "history.json"}
    assert load_recogniser(folder).recipe == recipe_for("digits", (128, 64), None, 0)
    again = Lab(lab.workspace, "another", {"localhost"}, lab.static)
    assert again.desk.model({"model": "digits"})["trained"] == found["trained"]
    assert again.desk.known["digits"].apprentice is None
    again.close()


def test_the_learners_own_network_is_taken_and_no_other_is_trained(client: TestClient, trained: Path) -> None:
    found = ask(client, "model")
    assert found["state"] == "ready"
    assert found["by"] == "command"
    history = json.loads((trained / "history.json").read_text())
    assert found["accuracy"] == history["accuracy"]
    assert found["n_test"] == 359
    assert found["recipe"]["hidden"] == [64]


def test_the_folder_that_is_looked_into_is_the_commands() -> None:
    (out,) = (option for option in digits_command.params if option.name == "out")
    assert out.default == Path(OUT)


def test_a_newer_training_of_the_learner_takes_over(client: TestClient, trained: Path, quick: Path) -> None:
    before = ask(client, "model")
    ask(client, "example", number=1)
    save(run(recipe_for("digits", (8,), 2, 5), None), trained)
    later = load_recogniser(trained)
    assert ask(client, "model")["accuracy"] == later.accuracy != before["accuracy"]
    assert ask(client, "example", number=1)["digit"] == int(later.test_digits().y[1])


@pytest.mark.parametrize(
    "switches", [{}, {"crop": False}, {"scale": False, "straighten": False}, {"centre": False}]
)
def test_a_reading_is_the_librarys(client: TestClient, trained: Path, switches: dict[str, bool]) -> None:
    found = ask(client, "reading", strokes=[STROKE], switches=switches)
    seen = see(rasterise([Stroke(STROKE["points"], 20)]), DIGITS, **switches)  # type: ignore[arg-type]
    np.testing.assert_allclose(found["seen"], seen.pixels, atol=1e-4)
    np.testing.assert_allclose(found["probabilities"], load_recogniser(trained).probabilities(seen), rtol=1e-6)
    assert found["digit"] == int(np.argmax(found["probabilities"]))
    assert sum(found["probabilities"]) == pytest.approx(1)
    assert tuple(found["box"]) == seen.box
    assert seen.bitmap is not None
    np.testing.assert_array_equal(np.array(found["stages"]["bitmap"]) / 255, seen.bitmap)
    assert np.shape(found["stages"]["scaled"]) == seen.scaled.shape
    assert np.shape(found["stages"]["placed"]) == (32, 32)


def test_examples_are_test_digits_and_most_of_them_are_read(client: TestClient, trained: Path) -> None:
    test = load_recogniser(trained).test_digits()
    right = 0
    for number in range(60):
        example = ask(client, "example", number=number)
        assert example["digit"] == int(test.y[number])
        assert len(example["strokes"]) <= STROKES
        ends = np.concatenate([stroke["points"] for stroke in example["strokes"]])
        assert ends.min() >= 0
        assert ends.max() <= PAPER
        right += ask(client, "reading", strokes=example["strokes"])["digit"] == example["digit"]
    assert right >= 54
    beyond = ask(client, "example", number=len(test) + 2)
    assert beyond["number"] == 2


def test_the_script_reads_what_the_lab_has_read(client: TestClient, trained: Path, tmp_path: Path) -> None:
    strokes = [STROKE, {"width": 12.5, "points": [[60.123456, 70]]}]
    switches = {"crop": True, "scale": True, "centre": True, "straighten": False}
    text = ask(client, "script", strokes=strokes, switches=switches)["text"]
    (tmp_path / "drawing.py").write_text(text)
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", str(tmp_path / "drawing.py")],
        capture_output=True, text=True, check=True, env={**os.environ, "MPLBACKEND": "Agg"},
    )  # fmt: skip
    told = [line.split(": ")[1] for line in ran.stdout.splitlines()]
    found = ask(client, "reading", strokes=strokes, switches=switches)["probabilities"]
    assert told == [f"{probability:.1%}" for probability in found]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ({}, "strokes"),
        ({"strokes": "many"}, "strokes"),
        ({"strokes": []}, "nothing is drawn"),
        ({"strokes": [STROKE] * (STROKES + 1)}, "at most 200"),
        ({"strokes": [{"width": 20, "points": [[1, 1]] * (POINTS + 1)}]}, "at most 2000"),
        ({"strokes": [{"width": 20, "points": [[1, 1]] * POINTS}] * 11}, "too many points"),
        ({"strokes": [[1, 2]]}, "stroke"),
        ({"strokes": [{"width": 20, "points": [[1, "2"]]}]}, "no pair"),
        ({"strokes": [{"width": 20, "points": [[1, True]]}]}, "no pair"),
        ({"strokes": [{"width": 20, "points": [[1, 2, 3]]}]}, "x and y"),
        ({"strokes": [{"width": 20, "points": [[1, None]]}]}, "far from the paper|x and y"),
        ({"strokes": [{"width": 20, "points": []}]}, "x and y"),
        ({"strokes": [{"width": 0, "points": [[1, 1]]}]}, "no width"),
        ({"strokes": [{"width": True, "points": [[1, 1]]}]}, "no number"),
        ({"strokes": [{"points": [[1, 1]]}]}, "no width"),
        ({"strokes": [{"width": 5, "points": [[1000, 1000]]}]}, "nothing is drawn"),
        ({"strokes": [{"width": 5, "points": [[1e300, 1]]}]}, "far from the paper"),
        ({"strokes": [STROKE], "switches": {"rotate": True}}, "switches"),
        ({"strokes": [STROKE], "switches": {"crop": 1}}, "switches"),
        ({"strokes": [STROKE], "switches": []}, "switches"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words(client: TestClient, trained: Path, content, word: str) -> None:
    error = ask(client, "reading", status=400, **content)["error"]
    assert re.search(word, error)
    assert "Traceback" not in error


def test_numbers_that_json_does_not_have_are_refused(client: TestClient, trained: Path) -> None:
    for number in ("NaN", "Infinity", "1e999", "9" * 500):
        stroke = f'{{"width": 20, "points": [[1, {number}]]}}'
        body = f'{{"model": "digits", "strokes": [{stroke}]}}'
        answer = client.post("/api/drawing/reading", content=body)
        assert answer.status_code == 400


@pytest.mark.parametrize("number", [-1, 1.5, "3", None, True])
def test_an_example_has_a_whole_number(client: TestClient, trained: Path, number: Any) -> None:
    assert "whole number" in ask(client, "example", status=400, number=number)["error"]


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert "no such model" in ask(client, "model", status=404, model="letters")["error"]
    assert "no such model" in ask(client, "model", status=404, model=["digits"])["error"]
    assert "no such question" in ask(client, "answer", status=404)["error"]
    assert "not trained" in ask(client, "reading", status=404, strokes=[STROKE])["error"]


def test_nobody_else_may_ask(client: TestClient, lab: Lab) -> None:
    stranger = TestClient(lab.app, base_url=ORIGIN)
    content = {"model": "digits"}
    assert stranger.post("/api/drawing/model", json=content, headers={"origin": ORIGIN}).status_code == 401
    foreign = {"origin": "http://evil.example", "authorization": client.headers["authorization"]}
    assert stranger.post("/api/drawing/model", json=content, headers=foreign).status_code == 403
    assert lab.desk.known["digits"].apprentice is None


def test_without_mnist_on_this_computer_nothing_is_downloaded_and_the_page_can_say_so(
    client: TestClient, lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHAINRULE_DATA", str(tmp_path))
    monkeypatch.setattr("chainrule.data.mnist.cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr("chainrule.data.mnist.fetch", lambda *_, **__: pytest.fail("a download"))
    assert ask(client, "model", model="mnist")["state"] == "absent"
    assert lab.desk.known["mnist"].apprentice is None


def test_a_training_that_fails_says_why_and_can_be_begun_anew(
    client: TestClient, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no more electricity")

    monkeypatch.setattr("chainrule.lab.drawing.run", refuse)
    ask(client, "model")
    failed = until_ready(client)
    assert failed["state"] == "failed"
    assert "no more electricity" in failed["error"]
    assert ask(client, "model")["state"] == "failed"
    monkeypatch.undo()
    assert ask(client, "model", again=True)["state"] == "training"


def test_closing_the_lab_ends_a_training_and_leaves_nothing_half_done(client: TestClient, lab: Lab) -> None:
    ask(client, "model")
    apprentice = lab.desk.known["digits"].apprentice
    assert isinstance(apprentice, Apprentice)
    lab.desk.close()
    assert not apprentice.thread.is_alive()
    assert apprentice.error is None
    folder = lab.workspace.state / "handwriting" / "digits"
    assert not folder.exists() or list(folder.iterdir()) == []
