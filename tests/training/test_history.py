from __future__ import annotations

import json
import math

import pytest

from chainrule.errors import UnknownNameError
from chainrule.training import Advice, History


def two_epochs() -> History:
    history = History()
    history.add(epoch=1, loss=1.25, validation_loss=12345.6, learning_rate=0.001, seconds=1.234)
    history.add(epoch=2, loss=0.0001234, validation_loss=0.0, learning_rate=0.0005, seconds=0.5)
    return history


def test_columns_and_rows_give_the_same_figures() -> None:
    history = two_epochs()
    assert history["loss"] == [1.25, 0.0001234]
    assert len(history) == 2
    assert history.row(-1) == {
        "epoch": 2,
        "loss": 0.0001234,
        "validation_loss": 0.0,
        "learning_rate": 0.0005,
        "seconds": 0.5,
    }
    assert list(history) == [history.row(0), history.row(1)]
    assert "loss" in history
    assert "accuracy" not in history


def test_a_history_prints_as_a_table() -> None:
    assert str(two_epochs()).splitlines() == [
        "epoch      loss  validation_loss  learning_rate  seconds",
        "    1    1.2500         1.23e+04          0.001     1.23",
        "    2  0.000123           0.0000         0.0005     0.50",
    ]
    assert repr(two_epochs()) == "<History of 2 epochs: epoch, loss, validation_loss, learning_rate, seconds>"


def test_a_figure_that_is_no_number_prints_too() -> None:
    history = History()
    history.add(epoch=1, loss=math.nan, validation_loss=math.inf)
    assert str(history).splitlines()[1].split() == ["1", "nan", "inf"]


def test_a_history_without_an_epoch_is_no_error() -> None:
    history = History()
    assert str(history) == "History without an epoch"
    assert len(history) == 0
    assert list(history) == []
    with pytest.raises(UnknownNameError, match="once an epoch is over"):
        history["loss"]


def test_an_unknown_column_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        two_epochs()["validaton_loss"]
    assert caught.value.mend == "history['validation_loss']"


def test_every_row_has_the_same_figures() -> None:
    history = two_epochs()
    with pytest.raises(UnknownNameError, match="other figures"):
        history.add(epoch=3, loss=1.0)
    assert len(history) == 2


def test_to_dict_is_json_and_a_copy() -> None:
    history = two_epochs()
    history.advice.append(Advice("diverging", "The loss rises.", 2))
    history.stopped = "enough"
    plain = history.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["columns"]["epoch"] == [1, 2]
    assert plain["advice"] == [{"id": "diverging", "text": "The loss rises.", "epoch": 2}]
    assert plain["stopped"] == "enough"
    plain["columns"]["loss"].clear()
    assert len(history["loss"]) == 2


def test_an_advice_ends_with_its_id() -> None:
    assert str(Advice("diverging", "The loss rises.", 2)) == "The loss rises. [diverging]"
