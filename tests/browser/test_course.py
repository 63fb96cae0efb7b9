"""The course in the browser: reading, writing, verdicts, conflicts, and a server that goes and comes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chainrule.course.exercise import catalogue
from tests.browser.conftest import Open, RunningLab, solution

EDITOR, PASSED = ".cm-content", ".verdict [data-status=passed]"
CHAPTER_01 = [one.id for one in catalogue() if one.package == "line"]
RIGHT = "def predict(x, w, b):\n    return w * x + b\n"


def tab_to(page: Page, wanted: str, at_most: int = 80) -> None:
    """Press Tab until the element that a selector names has the focus."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def write_by_keyboard(page: Page, text: str) -> None:
    """Replace all that stands in the editor, which has the focus, and save."""
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+s")


def test_the_course_at_a_glance(open_page: Open) -> None:
    page = open_page()
    chapters = {one.chapter for one in catalogue()}
    expect(page.locator(".exercises")).to_have_count(len(chapters))
    for one in catalogue():
        expect(page.locator(f'a[href="#/exercise/{one.id}"]').first).to_contain_text(one.title)


@pytest.mark.parametrize("id_", CHAPTER_01)
def test_every_task_of_chapter_01_is_done_with_the_keyboard_alone(
    open_page: Open, lab: RunningLab, id_: str
) -> None:
    page = open_page()
    tab_to(page, f'.exercises a[href="#/exercise/{id_}"]')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    tab_to(page, EDITOR)
    write_by_keyboard(page, solution(id_))
    expect(page.locator(PASSED)).to_be_visible()
    assert lab.read(id_) == solution(id_)
    page.keyboard.press("Escape")  # and then Tab leaves the editor
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.locator(PASSED)).to_be_visible()


def test_code_typed_key_by_key_is_indented_and_passes(open_page: Open) -> None:
    page = open_page("#/exercise/line-predict")
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("def predict(x, w, b):\nreturn w * x + b\n")  # Enter indents behind a colon
    page.keyboard.press("Control+s")
    expect(page.locator(PASSED)).to_be_visible()


def test_a_wrong_answer_is_named_in_the_terminals_words(open_page: Open) -> None:
    page = open_page("#/exercise/line-gradient")
    page.locator(EDITOR).focus()
    write_by_keyboard(page, solution("line-gradient").replace("np.mean", "np.sum"))
    expect(page.locator(".verdict")).to_contain_text("m times too large")
    expect(page.locator(".verdict")).to_contain_text("Did you sum over the examples?")


def test_hints_come_one_by_one(open_page: Open) -> None:
    page = open_page("#/exercise/line-predict")
    for level in (1, 2):
        page.get_by_role("button", name="hint").first.click()
        expect(page.locator(".hint")).to_have_count(level)


def test_what_ones_own_editor_saves_is_in_the_page_at_once(open_page: Open, lab: RunningLab) -> None:
    page = open_page("#/exercise/line-predict")
    lab.write("line-predict", RIGHT)
    expect(page.locator(EDITOR)).to_contain_text("return w * x + b")
    expect(page.locator(PASSED)).to_be_visible()


def test_a_conflict_is_shown_and_nothing_is_overwritten(open_page: Open, lab: RunningLab) -> None:
    page = open_page("#/exercise/line-predict")
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("# written in the page")
    lab.write("line-predict", "# written elsewhere\n")
    expect(page.locator(".conflict")).to_contain_text("has changed on disk")
    page.keyboard.press("Control+s")
    assert lab.read("line-predict") == "# written elsewhere\n"
    expect(page.locator(EDITOR)).to_contain_text("# written in the page")
    page.get_by_role("button", name="Keep what is in the editor").click()
    expect(page.locator(".conflict")).to_be_empty()
    expect(page.locator("#save-state")).to_have_text("Saved")
    assert "# written in the page" in (lab.read("line-predict") or "")


def test_a_page_left_open_over_a_restart_reconnects_and_loses_no_text(open_page: Open, lab: RunningLab) -> None:
    page = open_page("#/exercise/line-predict")
    page.locator(EDITOR).focus()
    lab.end()
    expect(page.locator("#connection")).to_contain_text("The server is gone")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(RIGHT)
    page.keyboard.press("Control+s")
    expect(page.locator(".verdict")).to_contain_text("the server does not answer")
    lab.start()
    expect(page.locator("#connection")).to_be_empty()
    expect(page.locator(EDITOR)).to_contain_text("return w * x + b")
    page.keyboard.press("Control+s")
    expect(page.locator(PASSED)).to_be_visible()
    assert lab.read("line-predict") == RIGHT


def test_unsaved_text_outlives_a_reload(open_page: Open) -> None:
    page = open_page("#/exercise/line-predict")
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("# not saved yet")
    expect(page.locator("#save-state")).to_have_text("Not saved yet")
    page.reload()
    expect(page.locator(EDITOR)).to_contain_text("# not saved yet")
    expect(page.locator("#save-state")).to_have_text("Not saved yet")


def test_a_wrong_key_opens_nothing(context: BrowserContext, lab: RunningLab) -> None:
    page = context.new_page()
    page.goto(lab.address("#/").replace("token-of", "another-token-of"))
    expect(page.locator("h1")).to_have_text("This page has lost its key")
    expect(page.locator("#main")).to_contain_text("Open the address that chainrule lab wrote into the terminal")
