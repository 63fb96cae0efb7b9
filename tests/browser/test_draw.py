"""Drawing a digit in the browser: with the mouse, a finger and the keys; what is read is what Python reads."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from chainrule.handwriting import DIGITS, Stroke, rasterise, see
from chainrule.handwriting.recipe import OUT, recipe_for
from chainrule.handwriting.recogniser import Recogniser, load_recogniser
from chainrule.handwriting.training import Outcome, run, save
from tests.browser.conftest import Open, RunningLab

SEVEN = [(70, 70), (190, 66), (180, 90), (150, 150), (130, 220)]


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run(recipe_for("digits", (64,), 20, 0), None)


@pytest.fixture
def recogniser(lab: RunningLab, outcome: Outcome) -> Recogniser:
    """What the learner has trained before the page is opened."""
    folder = lab.workspace.folder / OUT
    folder.mkdir()
    save(outcome, folder)
    return load_recogniser(folder)


@pytest.fixture
def draw_page(recogniser: Recogniser, open_page: Open) -> Page:
    page = open_page("#/draw")
    expect(page.get_by_role("button", name="An example")).to_be_enabled()
    return page


def draw(page: Page, points: list[tuple[int, int]]) -> None:
    box = page.locator(".paper").bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"] / 280, box["y"] + y * box["width"] / 280) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=5)
    page.mouse.up()


def percentages(page: Page) -> list[str]:
    return page.locator(".bars g text:last-child").all_text_contents()


def test_the_course_leads_here(open_page: Open, recogniser: Recogniser) -> None:
    page = open_page()
    page.get_by_role("link", name="Draw a digit").click()
    expect(page.get_by_role("heading", name="Draw a digit")).to_be_focused()


def test_a_seven_that_the_mouse_draws_is_read_as_7_and_as_python_reads_it(
    draw_page: Page, recogniser: Recogniser, tmp_path: Path
) -> None:
    draw(draw_page, SEVEN)
    expect(draw_page.locator(".figure")).to_have_text("7")
    expect(draw_page.locator(".said")).to_contain_text("looks like a 7")
    expected = recogniser.probabilities(see(rasterise([Stroke(SEVEN)]), DIGITS))
    with draw_page.expect_download() as download:
        draw_page.get_by_role("button", name="Data as CSV").click()
    download.value.save_as(tmp_path / "drawing.csv")
    rows = list(csv.DictReader((tmp_path / "drawing.csv").read_text().splitlines()))
    told = [float(row["value"]) for row in rows if row["what"] == "probability"]
    # The mouse stops at the screen's whole pixels, so the drawing is not the same to the last digit.
    np.testing.assert_allclose(told, expected, atol=0.1)
    assert sum(row["what"] == "pixel" for row in rows) == 64


def test_the_keys_draw_too_and_take_back(draw_page: Page) -> None:
    paper = draw_page.get_by_role("application")
    paper.focus()
    draw_page.keyboard.press("Space")
    for _ in range(11):
        draw_page.keyboard.press("ArrowDown")
    expect(draw_page.locator(".on-paper .unseen[role=status]")).to_have_text("Row 14, column 9, pen down.")
    draw_page.keyboard.press("Space")
    expect(draw_page.locator(".figure")).to_have_text("1")
    draw_page.keyboard.press("ArrowLeft")
    draw_page.keyboard.press("Backspace")
    expect(draw_page.locator(".said")).to_have_text("Draw a digit from 0 to 9.")
    assert set(percentages(draw_page)) == {"–"}
    expect(draw_page.get_by_role("button", name="Clear")).to_be_disabled()


def test_a_step_that_is_left_out_changes_the_reading_and_stands_in_the_address(draw_page: Page) -> None:
    draw(draw_page, [(40, 40), (40, 100)])
    expect(draw_page.locator(".figure")).to_have_text("1")
    before = percentages(draw_page)
    draw_page.get_by_role("checkbox", name="Put in the middle").uncheck()
    draw_page.wait_for_url("**/#/draw?off=centre")
    expect(draw_page.locator(".bars g text:last-child").nth(1)).not_to_have_text(before[1])
    draw_page.reload()
    expect(draw_page.get_by_role("checkbox", name="Put in the middle")).not_to_be_checked()
    expect(draw_page.get_by_role("checkbox", name="Cut out the ink")).to_be_checked()


def test_an_example_is_drawn_read_and_taken_back(draw_page: Page) -> None:
    draw_page.get_by_role("button", name="An example").click()
    expect(draw_page.locator(".note")).to_have_text(re.compile(r"Test digit \d+ of 359: somebody wrote an? \d\."))
    expect(draw_page.locator(".figure")).to_have_text(re.compile(r"^\d$"))
    draw_page.get_by_role("button", name="Undo").click()
    expect(draw_page.locator(".figure")).to_have_text("")


def test_where_no_network_is_one_is_trained_while_the_page_tells_how_far_it_is(open_page: Open) -> None:
    page = open_page("#/draw")
    expect(page.get_by_role("progressbar", name="Training")).to_be_visible()
    draw(page, SEVEN)
    expect(page.locator(".figure")).to_have_text("7", timeout=60_000)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator(".network")).to_contain_text("The lab has trained it here")


def test_a_finger_draws_and_does_not_scroll(browser: Browser, lab: RunningLab, recogniser: Recogniser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(lab.address("#/draw"))
    expect(page.get_by_role("button", name="An example")).to_be_enabled()
    page.locator(".paper").scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    box = page.locator(".paper").bounding_box()
    assert box is not None
    x, top, bottom = box["x"] + box["width"] / 2, box["y"] + 40, box["y"] + box["height"] - 40
    touch = context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": bottom}]})
    for y in np.linspace(bottom, top, 8):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": float(y)}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".figure")).to_have_text("1")
    assert page.evaluate("scrollY") == scrolled
    context.close()
