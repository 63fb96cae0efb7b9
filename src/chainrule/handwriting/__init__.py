"""Reading digits that somebody draws: the network and its training, the drawing, what the network sees in it."""

from chainrule.handwriting.drawing import DIGITS, FORMS, MNIST, Form, Seen, see
from chainrule.handwriting.strokes import PAPER, PEN, Stroke, bitmap_of, rasterise, strokes_of

__all__ = [
    "DIGITS",
    "FORMS",
    "MNIST",
    "PAPER",
    "PEN",
    "Form",
    "Seen",
    "Stroke",
    "bitmap_of",
    "rasterise",
    "see",
    "strokes_of",
]
