"""For everyone: nothing that axe objects to on any page, light and dark; nothing too wide for a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from chainrule.course.exercise import catalogue
from tests.browser.conftest import Open, RunningLab

ROUTES = ["#/", "#/draw", "#/play", *(f"#/exercise/{one.id}" for one in catalogue())]
PHONE: ViewportSize = {"width": 390, "height": 844}


def violations(page: Page) -> list[str]:
    """What axe finds, a line for each element."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("route", ROUTES)
def test_axe_finds_nothing_light_or_dark(open_page: Open, route: str) -> None:
    page = open_page(route)
    for look in ("light", "dark"):
        page.emulate_media(color_scheme=look)
        assert violations(page) == [], look


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_fits_on_a_phone_and_its_targets_on_a_finger(browser: Browser, lab: RunningLab, route: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(lab.address(route))
    page.locator("#main:not([aria-busy]) h1").wait_for()
    if page.locator(".picture").count():
        page.locator(".picture[data-seq]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, input:not([type=hidden])")]
            .filter(one => one.offsetParent && !one.closest(".unseen"))
            .map(one => [(one.closest("label") ?? one), one])
            .filter(([target]) => target.getBoundingClientRect().height < 43.5)
            .map(([, one]) => one.outerHTML.slice(0, 120))"""
    )
    assert small == []
    context.close()
