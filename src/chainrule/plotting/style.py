"""One palette and one look for every picture, light and dark; colours that colour-blind eyes tell apart.

The hues are those of Okabe and Ito (Color Universal Design, 2008), as in the terminal and in the graphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import matplotlib as mpl
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import Colormap, LinearSegmentedColormap

from chainrule.errors import ArgumentError


class Palette(NamedTuple):
    """The colours of one look, as #rrggbb.

    Attributes:
        page: the background.
        ink: text, axes and outlines.
        quiet: what should stand back: grids, second thoughts, true lines under fitted ones.
        line: borders and edges between the two.
        hues: of classes and curves, in order; the first two are blue and orange.
    """

    page: str
    ink: str
    quiet: str
    line: str
    hues: tuple[str, ...]


LIGHT = Palette(
    page="#ffffff",
    ink="#1b1f24",
    quiet="#59636e",
    line="#d4dae0",
    hues=tuple("#0072b2 #d55e00 #009e73 #b07aa1 #b8860b #56b4e9 #8c564b #5b6b7b #e377a2 #4b4ba6".split()),
)
DARK = Palette(
    page="#14181d",
    ink="#e8ecf0",
    quiet="#a2adb8",
    line="#38424c",
    hues=tuple("#56b4e9 #e69f00 #2fc79a #d8a0ca #f0e442 #a5c8ff #d9a38f #9fb0c0 #ff9ec0 #9d9df2".split()),
)


@contextmanager
def style(*, dark: bool = False) -> Iterator[Palette]:
    """Draw in chainrule's look inside a `with` block; what was set before comes back after it.

    Args:
        dark: light ink on a dark page.

    >>> import matplotlib.pyplot as plt
    >>> with style(dark=True) as palette:
    ...     figure, ax = plt.subplots()
    >>> palette.page
    '#14181d'
    >>> plt.close(figure)
    """
    palette = DARK if dark else LIGHT
    settings = {
        "figure.facecolor": palette.page,
        "savefig.facecolor": palette.page,
        "axes.facecolor": palette.page,
        "axes.edgecolor": palette.line,
        "axes.labelcolor": palette.ink,
        "axes.titlecolor": palette.ink,
        "axes.titlelocation": "left",
        "axes.titlesize": 12,
        "axes.titleweight": "bold",
        "axes.titlepad": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.prop_cycle": cycler(color=palette.hues),
        "axes.axisbelow": True,
        "text.color": palette.ink,
        "xtick.color": palette.quiet,
        "ytick.color": palette.quiet,
        "xtick.labelcolor": palette.quiet,
        "ytick.labelcolor": palette.quiet,
        "grid.color": palette.line,
        "grid.linewidth": 0.6,
        "legend.frameon": False,
        "lines.linewidth": 2.0,
        "lines.markersize": 6,
        "font.size": 10,
        "figure.dpi": 110,
        "figure.constrained_layout.use": True,
        "figure.constrained_layout.h_pad": 0.12,
        "figure.constrained_layout.w_pad": 0.12,
    }
    with mpl.rc_context(settings):
        yield palette


def palette_of(ax: Axes) -> Palette:
    """The palette that suits the page that the axes lie on, whoever set it."""
    face = ax.get_facecolor()
    red, green, blue, _ = face if face[3] else ax.figure.get_facecolor()
    return DARK if 0.299 * red + 0.587 * green + 0.114 * blue < 0.5 else LIGHT


def new_axes(ax: Axes | None, *, size: tuple[float, float] = (6.0, 4.2), three_d: bool = False) -> Axes:
    """`ax` itself, or the axes of a new figure in the current style; `size` in inches.

    Raises:
        ArgumentError: a picture in three dimensions was asked for on flat axes.
    """
    if ax is None:
        import matplotlib.pyplot as plt

        ax = plt.figure(figsize=size).add_subplot(projection="3d" if three_d else None)
    elif three_d and getattr(ax, "name", "") != "3d":
        raise ArgumentError(
            "ax has two dimensions, and the picture has three",
            expected="axes with projection '3d'",
            given=f"axes with projection {getattr(ax, 'name', None)!r}",
            mend="ax = plt.figure().add_subplot(projection='3d')",
        )
    return ax


def width_in_points(ax: Axes) -> float:
    """How wide the axes will be when the figure is drawn, for words that must fit into them."""
    ax.figure.draw_without_rendering()
    return float(ax.get_window_extent().width / ax.figure.dpi * 72)


def hue(palette: Palette, number: int) -> str:
    """The colour of class or curve `number`; after the last the first comes again."""
    return palette.hues[number % len(palette.hues)]


def sequential(palette: Palette) -> Colormap:
    """A map from the page (nothing) to blue (much)."""
    return LinearSegmentedColormap.from_list("chainrule", [palette.page, palette.hues[0]])


def diverging(palette: Palette) -> Colormap:
    """A map from orange (negative) over the page (zero) to blue (positive)."""
    return LinearSegmentedColormap.from_list("chainrule_signed", [palette.hues[1], palette.page, palette.hues[0]])
