"""Every picture of the lab, a file a family. What a picture is, stands in `picture.py`."""

from chainrule.lab.pictures import (
    array_cells,
    arrays,
    features,
    line,
    logistic,
    network,
    perceptron,
    rates,
    surface,
)
from chainrule.lab.pictures.picture import PICTURES, Functions, Memory, Picture, find
from chainrule.lab.pictures.script import script_of

__all__ = [
    "PICTURES",
    "Functions",
    "Memory",
    "Picture",
    "array_cells",
    "arrays",
    "features",
    "find",
    "line",
    "logistic",
    "network",
    "perceptron",
    "rates",
    "script_of",
    "surface",
]
