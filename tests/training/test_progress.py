from __future__ import annotations

import io
import re
import signal
import sys
from typing import Any

import pytest

from chainrule import data, losses, nn, optim
from chainrule.errors import DataError, TrainingInterrupted
from chainrule.training import Callback, EarlyStopping, fit
from tests.training.recipes import AtStep


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "150")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def words_of(screen: Terminal) -> str:
    """What a terminal was sent, without the codes that move and colour."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen.getvalue()).replace("\r", "\n")


def train(epochs: int = 4, *, shift: int = 0, scale: float = 1.0, callbacks: Any = (), **options: Any) -> None:
    moons = data.make_moons(40, seed=0)
    model = nn.Linear(2, 2, seed=0)
    options = {"validation": (moons.X * scale, moons.y)} | options
    fit(
        model,
        moons.X * scale,
        moons.y + shift,
        loss=losses.softmax_cross_entropy,
        optimizer=optim.Adam(model.parameters()),
        epochs=epochs,
        callbacks=callbacks,
        seed=0,
        **options,
    )


def epochs_told(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"^epoch +(\d+)/\d+ .*samples/s", text, flags=re.MULTILINE)]


def set_clock(monkeypatch: pytest.MonkeyPatch, seconds_a_look: float) -> None:
    now = iter(range(1_000_000))
    monkeypatch.setattr("chainrule.training.progress.time.monotonic", lambda: next(now) * seconds_a_look)


def test_outside_a_terminal_the_first_and_the_last_epoch_are_told_on_stderr_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 0.0)
    train(30)
    out, err = capsys.readouterr()
    assert out == ""
    assert epochs_told(err) == [1, 30]
    assert "\x1b" not in err
    first = err.splitlines()[0]
    assert re.fullmatch(
        r"epoch  1/30  loss \d\.\d{4}  accuracy \d\d\.\d\d%  validation loss \d\.\d{4}  accuracy \d\d\.\d\d%  "
        r"[\d,]+ samples/s",
        first,
    )


@pytest.mark.parametrize(
    ("seconds", "told"), [(1.0, [1, 6, 11, 12]), (2.5, [1, 3, 5, 7, 9, 11, 12]), (9.0, range(1, 13))]
)
def test_outside_a_terminal_a_line_comes_at_most_every_five_seconds(
    seconds: float, told: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, seconds)
    train(12)
    assert epochs_told(capsys.readouterr().err) == list(told)


def test_a_run_that_stops_early_tells_its_last_epoch_and_why(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stop(Callback):
        def epoch_end(self, run: Any) -> None:
            if run.epoch == 4:
                run.stop("enough")

    set_clock(monkeypatch, 0.0)
    train(30, callbacks=[Stop()])
    err = capsys.readouterr().err
    assert epochs_told(err) == [1, 4]
    assert err.splitlines()[-1] == "stopped: enough"


def test_an_interrupted_run_tells_its_last_whole_epoch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 0.0)
    with pytest.raises(TrainingInterrupted):
        train(30, callbacks=[AtStep(7, lambda: signal.raise_signal(signal.SIGINT))])
    assert epochs_told(capsys.readouterr().err) == [1, 3]


def test_advice_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    train(3, scale=100.0)
    err = capsys.readouterr().err
    assert err.count("advice: Column") == 1
    assert err.count("[unscaled-features]") == 1


def test_without_progress_nothing_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    train(3, scale=100.0, progress=False, callbacks=[EarlyStopping(1)])
    assert capfd.readouterr() == ("", "")


def test_without_a_stderr_training_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    train(3, scale=100.0)


def test_on_a_terminal_each_epoch_has_a_line_and_the_bar_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    train(5)
    assert epochs_told(words_of(terminal)) == [1, 2, 3, 4, 5]
    assert "samples/s" in terminal.getvalue()
    assert terminal.getvalue().count("\x1b[?25l") == terminal.getvalue().count("\x1b[?25h") == 1  # the cursor


def test_on_a_terminal_advice_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    train(3, scale=100.0)
    assert words_of(terminal).count("advice: Column") == 1


def test_after_an_error_the_bar_is_gone_and_the_next_can_be_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_a_terminal(monkeypatch)
    with pytest.raises(DataError):
        train(3, shift=5, validation=None)
    assert terminal.getvalue().count("\x1b[?25l") == terminal.getvalue().count("\x1b[?25h") == 1
    train(2)
    assert epochs_told(words_of(terminal)) == [1, 2]


def test_after_ctrl_c_the_bar_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    for times in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            train(4, callbacks=[AtStep(3, lambda: signal.raise_signal(signal.SIGINT))] * times)
        assert terminal.getvalue().count("\x1b[?25l") == terminal.getvalue().count("\x1b[?25h") == times
