"""The lab in the browser: until a page can be used, until a drag shows in numbers, and frames in training.

    python benchmarks/lab.py [--repeats 5]

The bars: a usable page at most 1.5 s after the command, warm; new numbers at most 16 ms after a drag (median); 60
frames a second while 2-8-8-1 trains on 500 points with all maps, on the course's code and on the learner's own;
350 kB compressed for the first page. It uses the system's Chromium, without a window.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from chainrule.course.exercise import catalogue
from chainrule.course.workspace import Workspace
from chainrule.lab.server import STATIC

LATENCY = """
async ({ name, moves }) => {
  const handle = document.querySelector(".picture [role=slider]");
  const fact = document.querySelector(`.picture [data-value="${name}"]`);
  const box = handle.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type, at) => handle.dispatchEvent(
    new PointerEvent(type, { pointerId: 1, clientX: x, clientY: at, button: 0, bubbles: true }));
  handle.setPointerCapture = () => {};
  handle.hasPointerCapture = () => true;
  send("pointerdown", y);
  const found = [];
  for (let i = 0; i < moves; i++) {
    // A drag does not wait for the screen: moves come at any moment between two frames.
    await new Promise((go) => setTimeout(go, 20 + 30 * Math.random()));
    const begin = performance.now();
    const written = new Promise((done) => {
      const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now()); });
      watch.observe(fact, { childList: true, characterData: true, subtree: true });
    });
    send("pointermove", y - 20 - 3 * (i % 30) - i / 200);
    const inPage = await written;
    const onScreen = await new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    found.push([inPage - begin, onScreen - begin]);
  }
  return found;
}
"""
FRAMES = """
async (seconds) => {
  // The page writes its step ten times a second; at one step a frame, steps are frames.
  const place = document.querySelector(".transport output");
  const written = () => new Promise((done) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      done([performance.now(), Number(/step (\\d+)/.exec(place.textContent)[1])]);
    });
    watch.observe(place, { childList: true, characterData: true, subtree: true });
  });
  const [begin, first] = await written();
  let ticks = 0;
  let going = true;
  const tick = () => { ticks += 1; if (going) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  const [end, last] = await written();
  going = false;
  return { frames: 1000 * (last - first) / (end - begin), screen: 1000 * ticks / (end - begin) };
}
"""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """`chainrule lab` as people start it; gives the page's address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "chainrule", "lab", "--no-open", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            found = re.search(r"http://\S+token=\S+", line)
            if found:
                yield found[0]
                break
    finally:
        process.terminate()
        process.wait()


def opening(browser: Browser, folder: Path) -> float:
    """Seconds from the command until the course's list can be used."""
    page = browser.new_page()
    begin = time.perf_counter()
    with running(folder) as address:
        page.goto(address)
        page.locator("#main:not([aria-busy]) .exercises a").first.wait_for()
        seconds = time.perf_counter() - begin
    page.close()
    return seconds


def dragging(page: Page, address: str, source: str) -> tuple[float, float]:
    """Median milliseconds from a move of the line's end to its cost in the page, and to the screen's next frame."""
    page.goto(f"{address}#/exercise/line-predict?source={source}")
    page.reload()
    page.locator(".picture[data-seq]").wait_for()
    page.wait_for_timeout(1500)
    found = page.evaluate(LATENCY, {"name": "cost", "moves": 200})
    assert page.locator(".picture").get_attribute("data-source") == source
    return statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)


def training(page: Page, address: str, source: str, seconds: float) -> dict[str, float]:
    """Frames a second while the playground's network trains on 500 points."""
    page.goto(f"{address}#/play?source={source}")
    page.reload()
    page.locator(".transport output", has_text="step").wait_for()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_timeout(500)
    found: dict[str, float] = page.evaluate(FRAMES, seconds)
    return found


def first_page() -> tuple[int, int]:
    """Bytes, compressed, of what the course's list needs, and of all that there is."""
    index = (STATIC / "index.html").read_text()
    files = list((STATIC / "assets").iterdir())
    sizes = {one.name: len(gzip.compress(one.read_bytes(), 9)) for one in files if one.suffix in (".js", ".css")}
    return sum(size for name, size in sizes.items() if name in index), sum(sizes.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    first, everything = first_page()
    print(
        f"first page, compressed            {first / 1000:7.1f} kB   (bar 350; all pages {everything / 1000:.0f})"
    )
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        workspace = Workspace.create(Path(scratch) / "course")
        for exercise in catalogue():
            if exercise.package in ("line", "logistic"):
                workspace.provide(exercise)
                workspace.path(exercise).write_text(exercise.solutions()["solution.py"])
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if as_root else [])
        opening(browser, workspace.folder)
        opened = [opening(browser, workspace.folder) for _ in range(repeats)]
        print(f"from the command to a usable page {statistics.median(opened):7.2f} s    (bar 1.5)")
        with running(workspace.folder) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            for source in ("reference", "mine"):
                both = [dragging(page, address, source) for _ in range(repeats)]
                in_page, on_screen = (statistics.median(one[i] for one in both) for i in range(2))
                print(
                    f"drag to new numbers, {source:9}    {in_page:7.1f} ms   (bar 16; next frame {on_screen:.1f})"
                )
            for source in ("reference", "mine"):
                rates = [training(page, address, source, 5) for _ in range(repeats)]
                frames, screen = (statistics.median(one[name] for one in rates) for name in ("frames", "screen"))
                print(f"training 2-8-8-1, {source:9}       {frames:7.1f} frames/s (bar 60; screen {screen:.1f})")
        browser.close()


if __name__ == "__main__":
    main()
