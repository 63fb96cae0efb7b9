"""Pictures in the browser: their numbers are NumPy's, follow the hand, and come from one's own code."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from chainrule.course.exercise import catalogue
from chainrule.data import load_life
from tests.browser.conftest import Open, RunningLab, solution
from tests.lab.test_pictures import drawn

WITH_PICTURE = [one.id for one in catalogue() if one.picture]
HOURS, YEARS = np.ravel(load_life().X), np.asarray(load_life().y)


def number(text: str) -> float:
    """A number as the page writes it."""
    names = {"not a number": np.nan, "infinite": np.inf, "minus infinite": -np.inf, "–": np.nan}
    if text.endswith(" %"):
        return number(text[:-2]) / 100
    return names[text] if text in names else float(text.replace("−", "-"))


def value(page: Page, name: str) -> float:
    return number(page.locator(f'.picture [data-value="{name}"]').inner_text())


def cost(w: float, b: float) -> float:
    return float(np.mean((w * HOURS + b - YEARS) ** 2) / 2)


def drag(page: Page, what: Locator, by: tuple[float, float], steps: int = 10) -> None:
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=steps)
    page.mouse.up()


def settled(page: Page) -> None:
    """Wait until the numbers of the last question are on the page."""
    seq, now = None, page.locator(".picture").get_attribute("data-seq")
    while seq != now:
        page.wait_for_timeout(250)
        seq, now = now, page.locator(".picture").get_attribute("data-seq")


@pytest.mark.parametrize("id_", WITH_PICTURE)
def test_the_numbers_beside_a_picture_are_pythons(page: Page, open_page: Open, id_: str) -> None:
    asked: list[dict[str, Any]] = []

    def hear(text: str | bytes) -> None:
        message = json.loads(text)
        if message["type"] == "picture":
            asked.append(message)

    page.on("websocket", lambda socket: socket.on("framesent", hear))
    open_page(f"#/exercise/{id_}")
    settled(page)
    values, again = (drawn(asked[-1]["picture"], **asked[-1]["arguments"]).values for _ in range(2))
    places = page.locator(".picture [data-value]").all()
    shown = {str(one.get_attribute("data-value")): one.inner_text() for one in places}
    compared = 0
    for name, text in shown.items():
        expected = values.get(name)
        if isinstance(expected, str) and expected not in ("nan", "inf", "-inf"):
            assert text == expected
        elif expected is None:
            continue  # a count of the page's own, such as the step that is looked at
        elif values[name] == again[name]:  # a time is another one each time
            np.testing.assert_allclose(number(text), float(expected), rtol=2e-3, atol=5e-5, err_msg=name)
        compared += 1
    assert compared > 0


def test_a_line_is_dragged_and_its_cost_is_numpys(open_page: Open) -> None:
    page = open_page("#/exercise/line-predict")
    left, right = page.get_by_role("slider").all()
    drag(page, left, (0, -40))
    drag(page, right, (0, -70))
    settled(page)
    w, b = (number(page.locator(f'input[name="{name}"]').input_value()) for name in "wb")
    assert (w, b) != (0.1, 60.0)
    np.testing.assert_allclose(value(page, "cost"), cost(w, b), rtol=1e-3)
    np.testing.assert_allclose(value(page, "db"), np.mean(w * HOURS + b - YEARS), rtol=1e-3, atol=1e-3)


def test_a_handle_is_moved_with_the_arrow_keys_and_says_where_it_is(open_page: Open) -> None:
    page = open_page("#/exercise/line-predict")
    handle = page.get_by_role("slider").first
    handle.focus()
    for key in ("ArrowUp", "ArrowUp", "PageUp", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(handle).to_have_attribute("aria-valuenow", "65.9")  # 60 + 2 · 0.5 + 5 - 0.1
    expect(handle).to_have_attribute("aria-valuetext", re.compile("65.90 years"))
    settled(page)
    b = number(page.locator('input[name="b"]').input_value())
    assert b == 65.9


def test_a_pictures_state_is_in_its_address(open_page: Open) -> None:
    page = open_page("#/exercise/line-predict?w=0.45&b=66.3&squares=1")
    np.testing.assert_allclose(value(page, "cost"), cost(0.45, 66.3), rtol=1e-3)
    assert page.locator('input[name="squares"]').is_checked()
    page.locator('input[name="w"]').fill("0.5")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("w=0.5&"))
    page.reload()
    page.locator(".picture[data-seq]").wait_for()
    np.testing.assert_allclose(value(page, "cost"), cost(0.5, 66.3), rtol=1e-3)


def test_a_wrong_gradient_makes_the_line_run_away_uphill(open_page: Open, lab: RunningLab) -> None:
    lab.write(
        "line-gradient",
        re.sub(
            r"return ",
            "return -1 * ",
            "import numpy as np\n\n\ndef gradient(x, y, w, b):\n"
            "    error = w * x + b - y\n    return np.array([np.mean(error * x), np.mean(error)])\n",
        ),
    )
    page = open_page("#/exercise/line-predict?w=0.45&b=60")
    page.get_by_label("mine").check()
    expect(page.locator(".picture")).to_have_attribute("data-source", "mine")
    expect(page.locator(".picture [role=status]").first).to_contain_text("Your own: gradient")
    assert value(page, "db") > 0  # the right one is negative here: the line lies too low
    page.get_by_role("button", name="Walk 200 steps").click()
    expect(page.locator(".remark")).to_contain_text("ran away", timeout=30_000)


def test_saving_changes_the_picture_that_runs_on_it(open_page: Open, lab: RunningLab) -> None:
    lab.write("line-cost", solution("line-cost"))
    page = open_page("#/exercise/line-cost?source=mine")
    settled(page)
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(solution("line-cost") + "\n\ndef cost(x, y, w, b):\n    return 1234.0\n")
    page.keyboard.press("Control+s")
    expect(page.locator('.picture [data-value="cost"]').first).to_have_text("1234")


@pytest.mark.parametrize(
    ("body", "why"),
    [("while True:\n        pass", "no end within 2 seconds"), ("import os\n    os._exit(1)", "ended the process")],
)
def test_code_that_hangs_or_dies_is_told_and_the_reference_goes_on(
    open_page: Open, lab: RunningLab, body: str, why: str
) -> None:
    lab.write("line-gradient", f"def gradient(x, y, w, b):\n    {body}\n")
    page = open_page("#/exercise/line-predict?w=0.45&b=60")
    page.get_by_label("mine").check()
    expect(page.locator(".picture [role=status]").first).to_contain_text(why, timeout=10_000)
    expect(page.locator(".picture")).to_have_attribute("data-source", "reference")
    np.testing.assert_allclose(value(page, "cost"), cost(0.45, 60), rtol=1e-3)


def test_a_picture_is_taken_away_as_png_as_csv_and_as_python(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page("#/exercise/line-predict?w=0.45&b=66.3")
    for button, ending in (("Picture as PNG", "png"), ("Data as CSV", "csv"), ("State as Python", "py")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / f"line.{ending}")
    pixels = plt.imread(tmp_path / "line.png")
    assert pixels.shape[0] > 400
    assert len(np.unique(pixels.reshape(-1, pixels.shape[2]), axis=0)) > 20
    table = np.genfromtxt(tmp_path / "line.csv", delimiter=",", names=True)
    np.testing.assert_allclose(np.sort(table["hours"]), np.sort(HOURS))
    np.testing.assert_allclose(table["predicted"], 0.45 * table["hours"] + 66.3, rtol=1e-6)
    monkeypatch.setattr(plt, "show", lambda: None)
    runpy.run_path(str(tmp_path / "line.py"), run_name="__main__")
    assert f"cost {cost(0.45, 66.3):.6g}" in capsys.readouterr().out
    plt.close("all")
