"""The picture of a graph: boxes in layers from left to right, in an order that crosses few lines, as SVG."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

CHARACTER = 7.3  # width of a monospaced character at 12 px
LINE = 17.0
PADDING = 10.0
BETWEEN_ROWS = 18.0
BETWEEN_LAYERS = 56.0
MARGIN = 14.0
LONGEST = 40  # characters of a line
SWEEPS = 8

STYLE = """
.page{fill:#fff} text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#1a1a1a}
.box{fill:#f4f7fa;stroke:#5b6b7b;stroke-width:1.2} .leaf{fill:#e3f1fa;stroke:#0072B2;stroke-width:1.6}
.output{fill:#fdf0da;stroke:#B36B00;stroke-width:2.4} .constant{fill:none;stroke:#9aa5b1;stroke-dasharray:3 3}
.first{font-weight:600} .quiet{fill:#5c6670} .edge{fill:none;stroke:#8a97a5;stroke-width:1.3} .tip{fill:#8a97a5}
@media (prefers-color-scheme: dark){
.page{fill:#15191e} text{fill:#e8ecf0} .box{fill:#222a32;stroke:#8796a5} .leaf{fill:#12344a;stroke:#56B4E9}
.output{fill:#443012;stroke:#E69F00} .constant{stroke:#6b7682} .quiet{fill:#a9b4bf}
.edge{stroke:#7c8997} .tip{fill:#7c8997}}
"""


class Box(NamedTuple):
    """One box of the picture.

    Attributes:
        lines: its text.
        sources: the positions, in the list of boxes, of those that it was computed from.
        kind: "op", "leaf", "constant" or "output".
    """

    lines: tuple[str, ...]
    sources: tuple[int, ...]
    kind: str


class _Spot:
    """A box, or a bend of a line that passes a layer, with its place in the picture."""

    def __init__(self, layer: int, width: float = 0.0, height: float = 6.0) -> None:
        self.layer, self.width, self.height = layer, width, height
        self.room = 0.0  # the width of its layer, which lines cross straight
        self.x = self.y = self.order = 0.0


class Arrangement(NamedTuple):
    """Where everything lies, in pixels from the top left.

    Attributes:
        lines: the text of each box, cut to fit.
        spots: the place and size of each box, then the bends of long lines.
        paths: each edge as the positions, among the spots, that it passes.
        width, height: of the whole picture.
    """

    lines: list[list[str]]
    spots: list[_Spot]
    paths: list[list[int]]
    width: float
    height: float


def arrange(boxes: list[Box]) -> Arrangement:
    """Find a place for boxes that come after all of their sources."""
    lines = [[_short(line) for line in box.lines if line] for box in boxes]
    spots = [
        _Spot(layer, max(map(len, text)) * CHARACTER + 2 * PADDING, len(text) * LINE + 12)
        for layer, text in zip(_layers(boxes), lines, strict=True)
    ]
    paths = _paths(boxes, spots)
    return Arrangement(lines, spots, paths, *_arrange(spots, paths))


def draw(boxes: list[Box], title: str, description: str) -> str:
    """Draw boxes that come after all of their sources."""
    lines, spots, paths, width, height = arrange(boxes)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}">',
        f"<title>{_text(title)}</title><desc>{_text(description)}</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{width:.0f}" height="{height:.0f}"/>',
        *(_edge([spots[i] for i in path]) for path in paths),
        *(_box(box, text, spot) for box, text, spot in zip(boxes, lines, spots, strict=False)),
        "</svg>",
    ]
    return "\n".join(parts)


def _layers(boxes: list[Box]) -> list[int]:
    """The longest way from a leaf to each box; then leaves and constants move up to their first user."""
    layers: list[int] = []
    for box in boxes:
        layers.append(1 + max((layers[source] for source in box.sources), default=-1))
    for i, box in enumerate(boxes):
        if not box.sources:
            users = [layers[j] for j, other in enumerate(boxes) if i in other.sources]
            layers[i] = min(users, default=1) - 1
    return layers


def _paths(boxes: list[Box], spots: list[_Spot]) -> list[list[int]]:
    """Each edge as the spots that it passes; a long one bends in every layer between, in a spot of its own."""
    paths = []
    for target, box in enumerate(boxes):
        for source in dict.fromkeys(box.sources):
            path = [source]
            for layer in range(spots[source].layer + 1, spots[target].layer):
                spots.append(_Spot(layer))
                path.append(len(spots) - 1)
            paths.append([*path, target])
    return paths


def _arrange(spots: list[_Spot], paths: list[list[int]]) -> tuple[float, float]:
    """Give each spot its place, and return the size of the picture."""
    columns: dict[int, list[int]] = {}
    for i, spot in enumerate(spots):
        columns.setdefault(spot.layer, []).append(i)
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for path in paths:
        for a, b in pairwise(path):
            after.setdefault(a, []).append(b)
            before.setdefault(b, []).append(a)
    for column in columns.values():
        _stack(column, spots)
    for sweep in range(SWEEPS):
        neighbours = before if sweep % 2 == 0 else after
        for layer in sorted(columns, reverse=sweep % 2 == 1):
            column = columns[layer]
            for i in column:
                near = neighbours.get(i)
                spots[i].order = sum(spots[j].y for j in near) / len(near) if near else spots[i].y
            column.sort(key=lambda i: spots[i].order)
            _stack(column, spots)
    x = MARGIN
    for layer in sorted(columns):
        column = columns[layer]
        width = max(spots[i].width for i in column)
        for i in column:
            spots[i].x, spots[i].room = x + width / 2, width
        x += width + BETWEEN_LAYERS
    top = min(spot.y - spot.height / 2 for spot in spots) - MARGIN
    for spot in spots:
        spot.y -= top
    return x - BETWEEN_LAYERS + MARGIN, max(spot.y + spot.height / 2 for spot in spots) + MARGIN


def _stack(column: list[int], spots: list[_Spot]) -> None:
    """Put a layer's spots below each other, centred on 0."""
    total = sum(spots[i].height + BETWEEN_ROWS for i in column) - BETWEEN_ROWS
    y = -total / 2
    for i in column:
        spots[i].y = y + spots[i].height / 2
        y += spots[i].height + BETWEEN_ROWS


def _edge(path: list[_Spot]) -> str:
    """A line that bends only between the layers, so that it never runs behind a wider box."""
    start = path[0]
    commands = [f"M{start.x + start.width / 2:.1f} {start.y:.1f}"]
    for spot, following in pairwise(path):
        x, end = spot.x + spot.room / 2, following.x - following.room / 2
        middle = (x + end) / 2
        commands.append(
            f"H{x:.1f} C{middle:.1f} {spot.y:.1f} {middle:.1f} {following.y:.1f} {end:.1f} {following.y:.1f}"
        )
    tip = path[-1]
    left = tip.x - tip.width / 2
    commands.append(f"H{left - 6:.1f}")
    arrow = f'<path class="tip" d="M{left:.1f} {tip.y:.1f} l-8 -4 v8 z"/>'
    return f'<path class="edge" d="{" ".join(commands)}"/>{arrow}'


def _box(box: Box, lines: list[str], spot: _Spot) -> str:
    kind = "box" if box.kind == "op" else box.kind
    radius = {"leaf": spot.height / 2, "output": 3.0}.get(box.kind, 8.0)
    left, top = spot.x - spot.width / 2, spot.y - spot.height / 2
    texts = []
    for i, line in enumerate(lines):
        style = "first" if i == 0 and box.kind != "constant" else "quiet"
        y = top + LINE * i + 18.5
        texts.append(
            f'<text class="{style}" x="{spot.x:.1f}" y="{y:.1f}" text-anchor="middle">{_text(line)}</text>'
        )
    frame = (
        f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" width="{spot.width:.1f}" height="{spot.height:.1f}" '
        f'rx="{min(radius, 16.0):.1f}"/>'
    )
    return f"<g>{frame}{''.join(texts)}</g>"


def _short(line: str) -> str:
    """A line without control characters, cut where it is too long for a box."""
    line = "".join(c if c.isprintable() else " " for c in line)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _text(line: str) -> str:
    """A line as text of an SVG."""
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
