"""A trained recogniser in a folder: what comes back is what was saved, and what is not whole is passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule import predict
from chainrule.errors import ArgumentError, FileError, FileFormatError, TrainingInterrupted
from chainrule.handwriting import MNIST, Stroke, rasterise, see
from chainrule.handwriting.recipe import recipe_for
from chainrule.handwriting.recogniser import find_recogniser, load_recogniser
from chainrule.handwriting.training import Outcome, run, save
from chainrule.training import Callback
from chainrule.training.run import Run


@pytest.fixture
def folder(outcome: Outcome, tmp_path: Path) -> Path:
    save(outcome, tmp_path)
    return tmp_path


def test_what_is_loaded_is_as_good_as_was_measured_on_the_same_digits(outcome: Outcome, folder: Path) -> None:
    found = load_recogniser(folder)
    test = found.test_digits()
    np.testing.assert_array_equal(test.X, outcome.parts.test.X)
    right = predict(found.model, test.X).argmax(axis=1) == test.y
    assert float(right.mean()) == found.accuracy == outcome.reading.accuracy
    assert found.n_test == len(test)
    assert found.recipe == outcome.recipe


def test_probabilities_are_the_softmax_of_the_scores_of_what_is_seen(folder: Path) -> None:
    found = load_recogniser(folder)
    seen = see(rasterise([Stroke([(140, 40), (140, 240)])]))
    scores = predict(found.model, seen.pixels.reshape(1, 64))[0].astype(float)
    np.testing.assert_allclose(found.probabilities(seen), np.exp(scores) / np.exp(scores).sum(), rtol=1e-6)


def test_a_picture_in_another_form_is_refused(folder: Path) -> None:
    seen = see(rasterise([Stroke([(140, 40), (140, 240)])]), MNIST)
    with pytest.raises(ArgumentError, match="other data"):
        load_recogniser(folder).probabilities(seen)


def change(folder: Path, **changes: object) -> None:
    path = folder / "history.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


@pytest.mark.parametrize(
    "changes",
    [{"finished": False}, {"recipe": {}}, {"recipe": None}, {"accuracy": "much"}, {"examples": {}}],
)
def test_what_is_damaged_or_not_finished_is_refused_and_passed_over(folder: Path, changes: dict[str, Any]) -> None:
    change(folder, **changes)
    with pytest.raises(FileFormatError):
        load_recogniser(folder)
    assert find_recogniser("digits", [folder]) is None


def test_a_model_for_other_pictures_is_refused(folder: Path) -> None:
    history = json.loads((folder / "history.json").read_text())
    change(folder, recipe={**history["recipe"], "data": "mnist"})
    with pytest.raises(FileFormatError, match="no recogniser"):
        load_recogniser(folder)


def test_the_first_whole_one_of_the_right_data_is_found(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    torn = tmp_path / "torn"
    torn.mkdir()
    (torn / "history.json").write_text("{")
    (torn / "model.safetensors").write_bytes(b"no model")
    found = find_recogniser("digits", [empty, torn, folder])
    assert found is not None
    assert found.folder == folder
    assert find_recogniser("mnist", [folder]) is None
    with pytest.raises(FileError):
        load_recogniser(empty)


def test_a_callback_may_end_the_run_and_nothing_is_left_behind(tmp_path: Path, monkeypatch) -> None:
    class Enough(Callback):
        def step_end(self, run: Run) -> None:
            if run.epoch == 2:
                raise TrainingInterrupted(run.history)

    monkeypatch.chdir(tmp_path)
    ended = run(recipe_for("digits", (8,), 5, 0), None, callbacks=[Enough()])
    assert not ended.finished
    assert len(ended.history) == 1
    assert list(tmp_path.iterdir()) == []
