from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule import data, losses, nn, optim
from chainrule.errors import FileError, FileFormatError, TrainingInterrupted
from chainrule.storage import load_model, read_arrays, write_arrays
from chainrule.training import Callback, Checkpoint, EarlyStopping, fit
from chainrule.training.run import Run
from tests.training import recipes
from tests.training.recipes import AtStep, Outcome, run_recipe, told

STEPS_AN_EPOCH = 6
RECIPES = ["sgd", "adam", "adam, stopped early"]


@cache
def never_stopped(name: str) -> Outcome:
    return run_recipe(name, None)


def assert_same_outcome(outcome: Outcome, name: str) -> None:
    arrays, history, best, model = outcome
    expected_arrays, expected_history, expected_best, expected_model = never_stopped(name)
    assert list(arrays) == list(expected_arrays)
    for key, array in arrays.items():
        assert np.array_equal(array, expected_arrays[key]), key
        assert array.dtype == expected_arrays[key].dtype
    assert history == expected_history
    assert best == expected_best
    assert not model.training
    for generator, expected in zip(
        model.named_generators().values(), expected_model.named_generators().values(), strict=True
    ):
        assert generator.bit_generator.state == expected.bit_generator.state


def run_killed(name: str, path: Path, every: int, moment: str, number: int) -> None:
    """Run a recipe in a process of its own, which kills itself at the moment that is asked for."""
    program = [sys.executable, recipes.__file__, name, str(path), str(every), moment, str(number)]
    ended = subprocess.run(program, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode in (-recipes.KILL, recipes.KILL), ended.stderr


def test_the_recipes_are_worth_resuming() -> None:
    for name in RECIPES:
        _, history, (_, best_epoch), model = never_stopped(name)
        assert len(model.named_generators()) == 2
        assert len(set(history["columns"]["learning_rate"])) == len(history["columns"]["epoch"])
        assert best_epoch > 1
    assert "early stopping" in never_stopped("adam, stopped early")[1]["stopped"]
    assert 5 < len(never_stopped("adam, stopped early")[1]["columns"]["epoch"]) < 40
    assert never_stopped("sgd")[1]["stopped"] is None


@pytest.mark.parametrize("every", [1, 3])
@pytest.mark.parametrize("name", RECIPES)
def test_a_checkpoint_changes_nothing_in_a_run(name: str, every: int, tmp_path: Path) -> None:
    assert_same_outcome(run_recipe(name, tmp_path / "run", every=every), name)


@pytest.mark.parametrize(
    ("name", "every", "moment", "number"),
    [
        ("sgd", 1, "step", 1),
        ("sgd", 1, "step", STEPS_AN_EPOCH),
        ("sgd", 1, "step", 2 * STEPS_AN_EPOCH + 4),
        ("sgd", 3, "step", 4 * STEPS_AN_EPOCH + 1),
        ("adam", 1, "step", 3 * STEPS_AN_EPOCH + 5),
        ("adam", 3, "step", 6 * STEPS_AN_EPOCH + 2),
        ("adam, stopped early", 1, "step", 5 * STEPS_AN_EPOCH + 3),
        ("sgd", 1, "fsync", 1),
        ("sgd", 1, "fsync", 4),
        ("adam", 3, "replace", 2),
        ("adam, stopped early", 1, "replace", 6),
    ],
)
def test_a_kill_leaves_no_trace_in_the_outcome(
    name: str, every: int, moment: str, number: int, tmp_path: Path
) -> None:
    path = tmp_path / "run"
    run_killed(name, path, every, moment, number)
    epochs_saved = (number - 1) // STEPS_AN_EPOCH if moment == "step" else (number - 1) * every
    assert path.exists() == (epochs_saved >= every)
    assert_same_outcome(run_recipe(name, path, every=every), name)


@pytest.mark.parametrize("name", ["sgd", "adam"])
def test_kills_at_random_moments_leave_no_trace_in_the_outcome(name: str, tmp_path: Path) -> None:
    chance, path = random.Random(name), tmp_path / "run"
    program = [sys.executable, recipes.__file__, name, str(path), "1", "slow", "0"]
    for _ in range(3):
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begins\n"
            try:
                process.wait(chance.uniform(0.0, 0.05))
            except subprocess.TimeoutExpired:
                process.kill()
    if path.exists():
        load_model(path)
    assert_same_outcome(run_recipe(name, path), name)


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("step", [1, 2 * STEPS_AN_EPOCH, 2 * STEPS_AN_EPOCH + 3, 4 * STEPS_AN_EPOCH - 1])
def test_ctrl_c_in_the_middle_of_an_epoch_saves_and_resumes_there(name: str, step: int, tmp_path: Path) -> None:
    path = tmp_path / "run"
    press = AtStep(step, lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(TrainingInterrupted):
        run_recipe(name, path, every=3, more=[press])
    assert read_arrays(path)[0]["optimizer.steps"] == step
    assert_same_outcome(run_recipe(name, path, every=3), name)


@pytest.mark.parametrize("name", ["sgd", "adam"])
def test_ctrl_c_after_every_step_leaves_no_trace_in_the_outcome(name: str, tmp_path: Path) -> None:
    path = tmp_path / "run"
    for step in range(1, 3 * STEPS_AN_EPOCH):
        with pytest.raises(TrainingInterrupted):
            run_recipe(name, path, more=[AtStep(step, lambda: signal.raise_signal(signal.SIGINT))])
    assert_same_outcome(run_recipe(name, path), name)


@pytest.mark.parametrize("name", RECIPES)
def test_a_finished_run_that_is_resumed_does_nothing_more(name: str, tmp_path: Path) -> None:
    path = tmp_path / "run"
    run_recipe(name, path)
    content = path.read_bytes()
    for _ in range(2):
        assert_same_outcome(run_recipe(name, path), name)
    assert path.read_bytes() == content


def test_without_resume_a_run_starts_anew(tmp_path: Path) -> None:
    run_recipe("sgd", tmp_path / "run")
    (tmp_path / "run").write_bytes(b"of no use")
    assert_same_outcome(run_recipe("sgd", tmp_path / "run", resume=False), "sgd")
    load_model(tmp_path / "run")


def simple_run(path: Path, epochs: int, seed: Any = 0, **options: Any) -> tuple[nn.Module, dict[str, Any]]:
    moons = data.make_moons(30, seed=0)
    model = nn.Sequential(nn.Linear(2, 8, seed=0), nn.Dropout(0.2), nn.Linear(8, 2, seed=1))
    options = {"batch_size": 8, "progress": False} | options
    callbacks: list[Callback] = [*options.pop("callbacks", []), Checkpoint(path, resume=True)]
    optimizer = options.pop("optimizer", optim.Adam)(model.parameters())
    history = fit(
        options.pop("model", model),
        moons.X,
        moons.y,
        loss=options.pop("loss", losses.softmax_cross_entropy),
        optimizer=optimizer,
        epochs=epochs,
        callbacks=callbacks,
        seed=seed,
        **options,
    )
    return model, told(history)


def test_a_finished_run_goes_on_to_a_later_epoch(tmp_path: Path) -> None:
    simple_run(tmp_path / "run", 3)
    resumed, history = simple_run(tmp_path / "run", 7)
    whole, expected = simple_run(tmp_path / "other", 7)
    assert np.array_equal(resumed[0].W.data, whole[0].W.data)  # type: ignore[index]
    assert history["columns"] == expected["columns"]


def test_a_run_without_a_seed_or_with_another_goes_on_with_the_saved_order(tmp_path: Path) -> None:
    whole, expected = simple_run(tmp_path / "whole", 5)
    simple_run(tmp_path / "run", 2)
    for seed in (None, 99):
        content = (tmp_path / "run").read_bytes()
        resumed, history = simple_run(tmp_path / "run", 5, seed=seed)
        assert np.array_equal(resumed[0].W.data, whole[0].W.data)  # type: ignore[index]
        assert history["columns"] == expected["columns"]
        (tmp_path / "run").write_bytes(content)


@pytest.mark.parametrize("kind", [np.random.MT19937, np.random.Philox, np.random.SFC64, np.random.PCG64DXSM])
def test_every_kind_of_generator_is_saved(kind: Any, tmp_path: Path) -> None:
    press = AtStep(6, lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(TrainingInterrupted):
        simple_run(tmp_path / "run", 3, np.random.Generator(kind(3)), callbacks=[press])
    resumed, history = simple_run(tmp_path / "run", 3, np.random.Generator(kind(4)))
    whole, expected = simple_run(tmp_path / "other", 3, np.random.Generator(kind(3)))
    assert np.array_equal(resumed[0].W.data, whole[0].W.data)  # type: ignore[index]
    assert history == expected


def test_a_generator_that_order_and_dropout_share_is_resumed_in_the_middle_of_an_epoch(tmp_path: Path) -> None:
    def shared(path: Path, *callbacks: Callback) -> list[Any]:
        generator = np.random.default_rng(5)
        moons = data.make_moons(40, seed=0)
        model = nn.Sequential(nn.Linear(2, 8, seed=0), nn.Dropout(0.5, seed=generator), nn.Linear(8, 2, seed=1))
        options: Any = {"loss": losses.softmax_cross_entropy, "optimizer": optim.Adam(model.parameters())}
        callbacks = (Checkpoint(path, resume=True), *callbacks)
        fit(
            model,
            moons.X,
            moons.y,
            **options,
            epochs=3,
            seed=generator,
            batch_size=8,
            progress=False,
            callbacks=callbacks,
        )
        return [parameter.data for parameter in model.parameters()]

    with pytest.raises(TrainingInterrupted):
        shared(tmp_path / "run", AtStep(7, lambda: signal.raise_signal(signal.SIGINT)))
    for one, two in zip(shared(tmp_path / "run"), shared(tmp_path / "other"), strict=True):
        assert np.array_equal(one, two)


def test_the_place_of_a_checkpoint_among_the_callbacks_does_not_matter(tmp_path: Path) -> None:
    outcomes = []
    for order in (1, -1):
        stopping = EarlyStopping(patience=2, monitor="loss")
        moons, path = data.make_moons(30, seed=0), tmp_path / f"run{order}"
        for epochs in (3, 6):  # a run in two parts
            model = nn.Linear(2, 2, seed=0)
            options: Any = {"loss": losses.softmax_cross_entropy, "optimizer": optim.Adam(model.parameters())}
            callbacks = [Checkpoint(path, resume=True), stopping][::order]
            fit(model, moons.X, moons.y, **options, epochs=epochs, seed=0, progress=False, callbacks=callbacks)
        outcomes.append((stopping.best, stopping.best_epoch, model.W.data.tolist()))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][1] == 6


def test_progress_may_be_shown_in_one_part_of_a_run_and_not_in_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simple_run(tmp_path / "run", 2, progress=True)
    resumed, history = simple_run(tmp_path / "run", 4, progress=False)
    whole, expected = simple_run(tmp_path / "other", 4, progress=False)
    assert np.array_equal(resumed[0].W.data, whole[0].W.data)  # type: ignore[index]
    assert history == expected
    assert "epoch 1/2" in capsys.readouterr().err


# Checkpoints that cannot be gone on with


def test_another_training_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "run"
    simple_run(path, 2)
    content = path.read_bytes()
    moons = data.make_moons(10, seed=0)
    for changes, words in (
        ({"optimizer": optim.RMSprop}, "another model or optimizer"),
        ({"validation": (moons.X, moons.y)}, "noted other figures"),
        ({"callbacks": [EarlyStopping(monitor="loss")]}, "other callbacks"),
    ):
        with pytest.raises(FileFormatError, match=words):
            simple_run(path, 4, **changes)
        assert path.read_bytes() == content


def test_a_part_of_an_epoch_that_has_fewer_batches_now_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingInterrupted):
        simple_run(tmp_path / "run", 4, callbacks=[AtStep(3, lambda: signal.raise_signal(signal.SIGINT))])
    with pytest.raises(FileFormatError, match="more batches in an epoch"):
        simple_run(tmp_path / "run", 4, batch_size=15)


def test_a_damaged_checkpoint_is_refused_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "run"
    simple_run(path, 2)
    damaged = path.read_bytes()[:-5]
    path.write_bytes(damaged)
    with pytest.raises(FileFormatError):
        simple_run(path, 4)
    assert path.read_bytes() == damaged


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="nowhere"):
        simple_run(tmp_path / "nowhere" / "run", 2)


NO_COLUMNS = [1, [], {"loss": 1}, {"loss": ["a"]}, {"loss": [1.0]}, {"epoch": [1], "loss": [1.0, 2.0]}]
NO_ADVICE: list[Any] = [1, [1], [{}], [{"a": 1}]]
NO_VALUES: list[Any] = [None, "x", [], {}, float("inf"), float("nan")]
CRAFTED: list[tuple[str, Any]] = [
    *((key, value) for key in ("epoch", "step", "totals", "order", "generator") for value in NO_VALUES),
    *((key, value) for key in ("seconds", "history", "callbacks") for value in NO_VALUES[:4]),
    *(("history", {"columns": columns, "advice": [], "stopped": None}) for columns in NO_COLUMNS),
    *(("history", {"columns": {}, "advice": advice, "stopped": None}) for advice in NO_ADVICE),
    ("step", -1),
    ("step", 5),
    ("totals", [1, 2]),
    ("totals", ["a", "b", "c"]),
    ("callbacks", [{}]),
    ("callbacks", [{"best": "x", "best_epoch": 1}]),
    ("callbacks", [{"best": 1.0, "best_epoch": 1}] * 2),
]


def test_a_crafted_progress_with_a_right_sum_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run"
    simple_run(path, 1, callbacks=[EarlyStopping(monitor="loss")])
    arrays, text = read_arrays(path)
    good = json.loads(text["progress"])
    own = {name: words for name, words in text.items() if name not in ("sum", "format")}
    whole: list[Any] = [None, [], 1, "x", {}, *({**good, key: value} for key, value in CRAFTED)]
    for progress in whole:
        write_arrays(path, arrays, {**own, "progress": json.dumps(progress)})
        with pytest.raises(FileFormatError):
            simple_run(path, 2, callbacks=[EarlyStopping(monitor="loss")])
    write_arrays(path, arrays, {**own, "progress": json.dumps(good)})
    simple_run(path, 2, callbacks=[EarlyStopping(monitor="loss")])


def test_a_kill_leaves_no_half_checkpoint_under_the_name(tmp_path: Path) -> None:
    path = tmp_path / "run"
    run_killed("sgd", path, 1, "fsync", 3)
    load_model(path)
    assert len(list(tmp_path.glob("run.*.tmp"))) == 1  # what was being written when the kill came


class Saved(Callback):
    def __init__(self, path: Path) -> None:
        self.path = path
        self.epochs: list[int] = []

    def epoch_begin(self, run: Run) -> None:
        if self.path.exists():
            self.epochs.append(int(read_arrays(self.path)[0]["optimizer.steps"]) // 4)


def test_checkpoints_are_written_every_few_epochs_and_at_the_end(tmp_path: Path) -> None:
    moons, path = data.make_moons(32, seed=0), tmp_path / "run"
    model, saved = nn.Linear(2, 2, seed=0), Saved(tmp_path / "run")
    options: Any = {"loss": losses.softmax_cross_entropy, "optimizer": optim.SGD(model.parameters(), 0.1)}
    callbacks = [saved, Checkpoint(path, every=3)]
    fit(model, moons.X, moons.y, **options, epochs=8, batch_size=8, seed=0, callbacks=callbacks, progress=False)
    assert saved.epochs == [3, 3, 3, 6, 6]
    assert read_arrays(path)[0]["optimizer.steps"] == 8 * 4
