"""The network to play with: it runs, stops, goes back and comes back from its link, for hand, key and finger."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from chainrule.lab.pictures import find
from chainrule.lab.player import draw_on_reference
from tests.browser.conftest import Open, RunningLab, solution

OWN = "#/play?data=own&points=0.5_0.5_0*-1_1_1*-1_-1_1"


def place(page: Page) -> tuple[int, int, int]:
    """The epoch, of how many, and the step, as the page writes them."""
    found = re.fullmatch(r"epoch (\d+) of (\d+) · step (\d+)", page.locator(".transport output").inner_text())
    assert found is not None
    return int(found[1]), int(found[2]), int(found[3])


def state(page: Page) -> str:
    """The state in the address, once it has come to rest."""
    page.wait_for_timeout(700)
    return str(page.evaluate("location.hash"))


def loss(page: Page) -> float:
    return float(page.locator("[data-value=loss]").inner_text())


def frame(**arguments: Any) -> dict[str, Any]:
    """What Python says of the same controls."""
    wanted = find("network")
    return draw_on_reference(wanted, wanted.read(arguments), {}).values


def test_a_link_opens_at_its_step_with_pythons_numbers(open_page: Open) -> None:
    page = open_page("#/play?data=moons&samples=100&noise=0.2&layers=4-3&seed=3&step=120")
    expect(page.locator(".transport output")).to_have_text(re.compile(r"step 120$"))
    wanted = frame(data="moons", samples=100, noise=0.2, layers=[4, 3], seed=3, step=120)
    assert loss(page) == pytest.approx(wanted["loss"], rel=1e-3)
    assert page.locator("[data-value=accuracy]").inner_text() == f"{100 * wanted['accuracy']:.1f} %"


def test_it_runs_and_stops_with_the_space_bar_and_goes_back_to_the_same_numbers(open_page: Open) -> None:
    page = open_page("#/play?samples=50&batch_size=10&speed=epoch")
    page.keyboard.press("Space")
    expect(page.locator(".transport output")).to_contain_text(re.compile(r"epoch (2\d|[3-9]\d|\d{3})"))
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    page.wait_for_timeout(300)
    epoch, epochs, step = place(page)
    assert (epoch, step) == (epochs, 4 * epochs)
    far = loss(page)
    slider = page.get_by_role("slider", name="Epoch")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".transport output")).to_contain_text(f"epoch {epochs - 5} of {epochs}")
    page.wait_for_timeout(300)
    assert loss(page) == pytest.approx(frame(samples=50, batch_size=10, step=4 * (epochs - 5))["loss"], rel=1e-3)
    page.keyboard.press("End")
    expect(page.locator(".transport output")).to_contain_text(f"epoch {epochs} of {epochs}")
    page.wait_for_timeout(300)
    assert loss(page) == far


def test_another_configuration_begins_anew_and_is_in_the_address(open_page: Open) -> None:
    page = open_page("#/play?step=40&samples=50")
    page.locator("select[name=activation]").select_option("relu")
    page.get_by_role("button", name="Add a layer").click()
    page.get_by_role("button", name="One neuron fewer in layer 1").click()
    assert state(page) == "#/play?activation=relu&samples=50&layers=7-8-4"
    assert place(page) == (0, 0, 0)
    assert page.locator(".neuron").count() == 2 + 7 + 8 + 4 + 1


def test_a_neurons_sum_has_the_numbers_of_its_terms(open_page: Open) -> None:
    page = open_page("#/play?samples=50&step=20&neuron=1-2&point=7")
    expect(page.locator("#neuron-heading")).to_have_text("Neuron 3 of layer 1")
    expect(page.locator(".neuron-sum").first).to_contain_text("bias")
    text = page.locator(".neuron-sum").first.inner_text().replace("−", "-")
    terms = re.findall(r"\(?(-?[\d.]+)\)?·\(?(-?[\d.]+)\)?", text)
    bias = float(re.findall(r"\(?(-?[\d.]+)\)?\s*bias", text)[0])
    total = float(re.findall(r"=\s*(-?[\d.]+)\s*$", text)[0])
    assert len(terms) == 2
    assert sum(float(w) * float(x) for w, x in terms) + bias == pytest.approx(total, abs=0.02)
    assert f"tanh({text.rsplit('=', 1)[1].strip()})" in page.locator(".neuron-sum").last.inner_text().replace(
        "−", "-"
    )


def test_the_keys_lead_through_the_network_and_enter_looks_into_a_neuron(open_page: Open) -> None:
    page = open_page("#/play?samples=50&layers=3-2")
    page.get_by_role("button", name="Output").focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#neuron-heading")).to_have_text("Neuron 1 of layer 1")
    assert "neuron=1-0" in state(page)


def test_points_are_added_moved_and_removed_by_hand_and_by_key(open_page: Open) -> None:
    page = open_page(OWN)
    canvas = page.locator(".field-box canvas")
    expect(canvas).to_have_attribute("aria-label", re.compile("3 training points|held-out"))
    box = canvas.bounding_box()
    assert box is not None
    x, y = box["x"] + 0.6 * box["width"], box["y"] + 0.7 * box["height"]
    page.mouse.click(x, y)
    added = state(page)
    assert added.count("*") == 3
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y - 30, steps=4)
    page.mouse.up()
    moved = state(page)
    assert moved != added
    assert moved.count("*") == 3
    canvas.focus()
    page.keyboard.press("Enter")
    assert state(page).split("&")[1].endswith("*0_0_1")
    for key in ("Enter", "ArrowRight", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    assert state(page).split("&")[1].endswith("*0.075_0.075_1")
    page.keyboard.press("Delete")
    assert state(page).split("&")[1] == moved.split("&")[1]


def test_a_pasted_table_with_mistakes_is_refused_line_by_line(open_page: Open) -> None:
    page = open_page(OWN)
    page.get_by_text("Points as a table").click()
    page.locator("textarea").fill("x1,x2,class\n1,2\n1,1,2\n0,0,1")
    page.get_by_role("button", name="Use these points").click()
    assert page.locator(".points-errors li").all_inner_texts() == [
        "Line 2: a point needs 3 values, x1, x2 and the class; here are 2.",
        "Line 3: the class is 0 or 1, not “2”.",
    ]
    assert state(page).count("*") == 2
    page.locator("textarea").fill("0;0;1\n0,5;1;0")
    page.get_by_role("button", name="Use these points").click()
    assert "points=0_0_1*0.5_1_0" in state(page)


def test_nothing_to_learn_from_is_said(open_page: Open) -> None:
    page = open_page("#/play?data=own")
    expect(page.locator(".remark")).to_contain_text("Place some points")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()


def test_a_link_for_a_class_leaves_out_what_was_ticked(open_page: Open) -> None:
    page = open_page("#/play?data=xor&samples=50")
    page.get_by_role("button", name="Link for a class").click()
    page.get_by_role("checkbox", name="Data").check()
    page.get_by_role("checkbox", name="Training").check()
    link = page.get_by_role("textbox", name="Link").input_value()
    assert link.endswith("#/play?data=xor&samples=50&hide=data%2Ctraining")
    assert "token" not in link
    page.goto(link)
    expect(page.locator("[data-group=network]")).to_be_visible()
    groups = page.locator(".control-group").evaluate_all("all => all.map(one => one.dataset.group)")
    assert groups == ["network", "regularisation"]


def test_numbers_that_run_out_end_the_training_with_a_word(open_page: Open) -> None:
    page = open_page(
        "#/play?data=xor&activation=linear&optimizer=momentum&learning_rate=3&layers=16-16-16&step=400"
    )
    expect(page.locator(".remark")).to_contain_text("the numbers have run out")
    expect(page.locator("[data-value=loss]")).to_have_text("–")


def test_it_runs_on_the_learners_own_functions(open_page: Open, lab: RunningLab) -> None:
    lab.write("logistic-gradient", solution("logistic-gradient"))
    page = open_page("#/play?samples=50&step=30&source=mine")
    said = page.locator(".switches [role=status]")
    expect(said).to_have_text(re.compile("^Your own: gradient\\. Not written yet, so the course's: .*sigmoid"))
    assert loss(page) == pytest.approx(frame(samples=50, step=30)["loss"], rel=1e-3)


def test_data_points_and_script_can_be_taken_away(open_page: Open, tmp_path: Path) -> None:
    page = open_page("#/play?samples=50&batch_size=10&step=12")
    expect(page.locator(".transport output")).to_have_text(re.compile(r"step 12$"))
    found = {}
    for name in ("Data as CSV", "Points as CSV", "State as Python", "Picture as PNG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        found[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(found[name])
    curves = list(csv.DictReader(found["Data as CSV"].read_text().splitlines()))
    assert [row["epoch"] for row in curves] == ["0", "1", "2", "3"]
    assert float(curves[-1]["loss"]) == pytest.approx(frame(samples=50, batch_size=10, step=12)["loss"], rel=1e-5)
    points = np.loadtxt(found["Points as CSV"], delimiter=",", skiprows=1)
    assert points.shape == (50, 4)
    assert points[:, 3].sum() == 10
    assert "step = 12" in found["State as Python"].read_text()
    assert found["Picture as PNG"].read_bytes()[:4] == b"\x89PNG"


def test_without_motion_it_advances_an_epoch_a_second(open_page: Open, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page("#/play?samples=50&batch_size=10")
    begin = page.evaluate("performance.now()")
    page.keyboard.press("Space")
    seen = set()
    while (now := place(page))[0] < 3:
        seen.add(now[2])
        page.wait_for_timeout(20)
    assert seen <= {0, 4, 8}  # whole epochs only
    assert page.evaluate("performance.now()") - begin > 1500  # the third comes two seconds after the first


def test_a_finger_adds_a_point_drags_it_and_scrolls_beside_it(browser: Browser, lab: RunningLab) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(lab.address(OWN))
    canvas = page.locator(".field-box canvas")
    expect(canvas).to_have_attribute("aria-label", re.compile("training points"))
    box = canvas.bounding_box()
    assert box is not None
    touch = context.new_cdp_session(page)

    def swipe(x: float, y: float, dx: float, dy: float) -> None:
        for kind, share in (("touchStart", 0.0), *(("touchMove", i / 8) for i in range(1, 9))):
            at = {"x": x + share * dx, "y": y + share * dy}
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
            page.wait_for_timeout(20)
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    x, y = box["x"] + 200, box["y"] + 250
    page.touchscreen.tap(x, y)
    added = state(page)
    assert added.count("*") == 3
    swipe(x, y, 60, -80)
    moved = state(page)
    assert moved != added
    assert page.evaluate("scrollY") == 0
    swipe(box["x"] + 60, box["y"] + 320, 0, -150)
    assert state(page) == moved
    assert page.evaluate("scrollY") > 50
    context.close()
