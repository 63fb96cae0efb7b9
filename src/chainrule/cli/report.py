"""The report: one page with what was learnt and what was not, its pictures drawn as SVG inside it."""

from __future__ import annotations

import math
import platform
from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule import __version__
from chainrule.handwriting.recipe import NAMES
from chainrule.handwriting.training import Outcome
from chainrule.nn import Linear

STYLE = """
:root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--quiet:#59636e;--line:#d4dae0;--card:#f6f8fa;
--blue:#0072B2;--orange:#B36B00;--heat:0,114,178}
@media (prefers-color-scheme:dark){:root{--page:#14181d;--ink:#e8ecf0;--quiet:#a2adb8;--line:#38424c;--card:#1d232a;
--blue:#56B4E9;--orange:#E69F00;--heat:86,180,233}}
*{box-sizing:border-box} body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem} h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 .6rem}
h2{font-size:1.1rem;margin:2.2rem 0 .6rem} p{margin:.4rem 0} .quiet{color:var(--quiet)}
.row{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1.4rem}
figure{margin:0} figcaption{color:var(--quiet);font-size:.9rem} svg{max-width:100%;height:auto;display:block}
svg text{fill:var(--ink);font:12px system-ui,sans-serif} svg .quiet{fill:var(--quiet)}
.axis{stroke:var(--line)} .a{stroke:var(--blue)} .b{stroke:var(--orange);stroke-dasharray:6 3}
.curve{fill:none;stroke-width:2}
.bar{fill:var(--blue)} .rest{fill:var(--line)} .best{stroke:var(--quiet);stroke-dasharray:2 3}
.wide{overflow-x:auto} table{border-collapse:collapse;font-variant-numeric:tabular-nums} th{font-weight:600}
th,td{padding:.25rem .5rem;text-align:right} td.n,th.n{text-align:left}
.cells td,.cells th{text-align:center;min-width:2.1rem}
.cells td{border:1px solid var(--page)} .hit{outline:2px solid var(--blue);outline-offset:-3px}
.list th,.list td{border-bottom:1px solid var(--line)}
.digits{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.2rem,1fr));gap:1rem}
.digits svg{width:100%;background:var(--card);border:1px solid var(--line);border-radius:4px}
.digits figcaption{line-height:1.3;margin-top:.3rem} .ink{fill:var(--ink)}
.up{fill:var(--blue)} .down{fill:var(--orange)}
pre{background:var(--card);padding:.8rem 1rem;border-radius:6px;overflow-x:auto}
@media print{body{font-size:12px}}
"""

MISREAD_SHOWN = 24
TEMPLATES_SHOWN = 12


def page(outcome: Outcome) -> str:
    """The whole report as HTML that asks nothing of any other file."""
    reading, recipe = outcome.reading, outcome.recipe
    right, n = int((reading.y == reading.y_hat).sum()), len(reading.y)
    unseen = "unseen" if outcome.on == "test" else "validation"
    sections = [
        f"<p class=quiet>chainrule digits</p><h1>Read {right:,} of {n:,} {unseen} handwritten digits correctly: "
        f"{right / n:.1%}</h1>",
        f"<p>{_story(outcome)}</p>",
        "<h2>How it learned</h2>",
        _curves(outcome),
        "<h2>How well it reads each digit</h2>",
        f"<div class=row><figure>{_bars(outcome)}</figure>{_confused(outcome)}</div>",
        "<h2>What was taken for what</h2>",
        _confusion(outcome),
        "<h2>Misread, the surest mistakes first</h2>",
        _misread(outcome),
        "<h2>What the first neurons look for</h2>",
        _templates(outcome),
        "<h2>The network</h2>",
        _network(outcome),
        "<h2>Use it</h2>",
        "<pre>import chainrule as cr\n\n"
        'model = cr.load_model("model.safetensors")\n'
        f"scores = cr.predict(model, X)  # X (n, {outcome.parts.test.X.shape[1]}), ink from 0 to 1\n"
        "digits = scores.argmax(axis=1)</pre>",
        f"<p class=quiet>chainrule {__version__}, Python {platform.python_version()}, NumPy {np.__version__}; "
        f"seed {recipe.seed}: the same command gives the same numbers.</p>",
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>chainrule digits: {right / n:.1%}</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(sections)}</main></body></html>"
    )


def _story(outcome: Outcome) -> str:
    parts, recipe, history = outcome.parts, outcome.recipe, outcome.history
    text = (
        f"The network learned from {len(parts.train):,} {escape(NAMES[recipe.data])}, chose by "
        f"{len(parts.validation):,} others, and was judged once by {len(parts.test):,} that it had never met. "
        f"It saw all examples {len(history)} times in {outcome.seconds:.1f} seconds."
    )
    if not outcome.finished:
        text = f"Training was interrupted after {len(history)} whole epochs; the test digits stay unseen."
    if outcome.history.stopped:
        text += f" Training ended with {escape(outcome.history.stopped)}."
    return text + "".join(f" <em>{escape(str(advice))}</em>" for advice in history.advice)


def _curves(outcome: Outcome) -> str:
    history = outcome.history
    if not len(history):
        return "<p class=quiet>No epoch was finished.</p>"
    best = int(np.argmin(history["validation_loss"]))
    loss = _chart("Loss by epoch", history["loss"], history["validation_loss"], best, percent=False)
    right = _chart("Accuracy by epoch", history["accuracy"], history["validation_accuracy"], best, percent=True)
    return (
        f"<div class=row>{loss}{right}</div><p class=quiet>The dotted line marks epoch {best + 1}, whose weights "
        "were kept: there the validation loss was lowest. In training some neurons are silenced at random, so the "
        "training curve may look the worse one.</p>"
    )


def _chart(title: str, train: Sequence[float], validation: Sequence[float], best: int, *, percent: bool) -> str:
    width, height, left, bottom, top = 420, 250, 46, 30, 26
    values = [v for v in (*train, *validation) if math.isfinite(v)] or [0.0]
    low, high = (min(values), 1.0) if percent else (0.0, max(values))
    low = math.floor(low * 10) / 10 if percent else low
    span = (high - low) or 1.0

    def x(i: float) -> float:
        return left + (width - left - 12) * i / max(1, len(train) - 1)

    def y(v: float) -> float:
        return top + (height - top - bottom) * (1 - (v - low) / span)

    def line(column: Sequence[float], kind: str) -> str:
        points = " ".join(f"{x(i):.1f},{y(v):.1f}" for i, v in enumerate(column) if math.isfinite(v))
        return f'<polyline class="curve {kind}" points="{points}"/>'

    marks = [low + span * k / 4 for k in range(5)]
    grid = "".join(
        f'<path class=axis d="M{left} {y(v):.1f}H{width - 12}"/><text class=quiet x={left - 6} y="{y(v) + 4:.1f}" '
        f"text-anchor=end>{f'{v:.0%}' if percent else f'{v:.2g}'}</text>"
        for v in marks
    )
    ends = f'<text class=quiet x="{x(0):.0f}" y={height - 12}>1</text>' + (
        f'<text class=quiet x="{x(len(train) - 1):.0f}" y={height - 12} text-anchor=end>{len(train)}</text>'
        if len(train) > 1
        else ""
    )
    return (
        f'<figure><svg role="img" viewBox="0 0 {width} {height}"><title>{title}, training and validation</title>'
        f"{grid}{ends}<text class=quiet x={width / 2} y={height - 12} text-anchor=middle>epoch</text>"
        f'<path class=best d="M{x(best):.1f} {top}V{height - bottom}"/>{line(train, "a")}{line(validation, "b")}'
        f'<path class="curve a" d="M{left} 10h22"/><text x={left + 28} y=14>training</text>'
        f'<path class="curve b" d="M{left + 100} 10h22"/><text x={left + 128} y=14>validation</text></svg>'
        f"<figcaption>{title}</figcaption></figure>"
    )


def _bars(outcome: Outcome) -> str:
    rows = []
    for digit, share in enumerate(outcome.reading.by_digit):
        y = 22 * digit
        rows.append(
            f'<text x=4 y="{y + 15}">{digit}</text><rect class=rest x=22 y="{y + 4}" width=300 height=14 rx=2 />'
            f'<rect class=bar x=22 y="{y + 4}" width="{300 * share:.1f}" height=14 rx=2 />'
            f'<text x=330 y="{y + 15}">{share:.1%}</text>'
        )
    return f'<svg role="img" viewBox="0 0 390 224"><title>Accuracy by digit</title>{"".join(rows)}</svg>'


def _confused(outcome: Outcome) -> str:
    rows = "".join(f"<tr><td>{t}</td><td>{p}</td><td>{k}</td></tr>" for t, p, k in outcome.reading.confused[:8])
    if not rows:
        return "<p>Nothing was confused.</p>"
    return f"<div><table class=list><tr><th>digit</th><th>taken for</th><th>times</th></tr>{rows}</table></div>"


def _confusion(outcome: Outcome) -> str:
    table = outcome.reading.confusion
    largest = max(1, int((table - np.diag(np.diag(table))).max()))
    head = "".join(f"<th scope=col>{d}</th>" for d in range(10))
    rows = []
    for t in range(10):
        cells = []
        for p in range(10):
            k = int(table[t, p])
            shade = 0.0 if t == p or not k else 0.15 + 0.55 * k / largest
            mark = " class=hit" if t == p else ""
            cells.append(f'<td{mark} style="background:rgba(var(--heat),{shade:.2f})">{k or "·"}</td>')
        rows.append(f"<tr><th scope=row>{t}</th>{''.join(cells)}</tr>")
    return (
        "<p class=quiet>Rows are the truth, columns what was read; outlined: read right. "
        "The darker, the more mistakes.</p>"
        f"<div class=wide><table class=cells><tr><th></th>{head}</tr>{''.join(rows)}</table></div>"
    )


def _misread(outcome: Outcome) -> str:
    reading, examples = outcome.reading, getattr(outcome.parts, outcome.on)
    if not reading.misread:
        return "<p>None.</p>"
    figures = []
    for i in reading.misread[:MISREAD_SHOWN]:
        truth, read_as = int(reading.y[i]), int(reading.y_hat[i])
        caption = f"{truth}, read as <b>{read_as}</b><br>{reading.probabilities[i, read_as]:.0%} sure"
        picture = _picture(examples.X[i].reshape(examples.image_shape), f"a {truth} that was read as {read_as}")
        figures.append(f"<figure>{picture}<figcaption>{caption}</figcaption></figure>")
    return f"<div class=digits>{''.join(figures)}</div>"


def _templates(outcome: Outcome) -> str:
    """The weights that lead into the neurons with the longest ones, as pictures."""
    first = next(layer for _, layer in outcome.model.modules() if isinstance(layer, Linear))
    W = first.W.data
    longest = np.argsort(-np.linalg.norm(W, axis=0))[:TEMPLATES_SHOWN]
    shape = outcome.parts.test.image_shape
    figures = [
        f"<figure>{_picture(W[:, j].reshape(shape) / np.abs(W[:, j]).max(), f'weights of neuron {j}')}</figure>"
        for j in longest
    ]
    return (
        "<p class=quiet>Blue: ink here excites the neuron; orange: ink here silences it. The neurons with the "
        f"largest weights of {W.shape[1]}.</p><div class=digits>{''.join(figures)}</div>"
    )


def _picture(image: NDArray[Any], title: str) -> str:
    """A grid of squares: ink from 0 to 1, or weights from -1 to 1."""
    signed = bool((image < 0).any())
    squares = []
    for row, line in enumerate(image):
        for column, value in enumerate(line):
            if abs(value) > 0.04:
                kind = ("up" if value > 0 else "down") if signed else "ink"
                place = f'x="{column}" y="{row}" width="1.02" height="1.02"'
                squares.append(f'<rect class="{kind}" {place} opacity="{min(1, abs(value)):.2f}"/>')
    height, width = image.shape
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" shape-rendering="crispEdges">'
        f"<title>{escape(title)}</title>{''.join(squares)}</svg>"
    )


def _network(outcome: Outcome) -> str:
    found = outcome.model.summary(outcome.parts.test.X.shape[1:])
    rows = "".join(
        f"<tr><td class=n>{escape(layer.kind)}</td><td>{' × '.join(map(str, layer.output_shape))}</td>"
        f"<td>{layer.n_parameters:,}</td><td>{layer.multiply_adds:,}</td></tr>"
        for layer in found.layers
    )
    recipe = outcome.recipe
    return (
        "<div class=wide><table class=list><tr><th class=n>layer</th><th>gives</th><th>parameters</th>"
        f"<th>multiply-adds</th></tr>{rows}<tr><th class=n>total</th><td></td><th>{found.n_parameters:,}</th>"
        f"<th>{found.multiply_adds:,}</th></tr></table></div>"
        f"<p>AdamW, learning rate {recipe.learning_rate:g}, weight decay {recipe.weight_decay:g}, batches of "
        f"{recipe.batch_size}, dropout {recipe.dropout:g}, label smoothing "
        f"{recipe.label_smoothing:g}, at most {recipe.epochs} epochs, early stopping after "
        f"{recipe.patience} epochs without a lower validation loss.</p>"
    )
