"""Every picture of the lab, a file a family. What a picture is, stands in `picture.py`."""

from chainrule.lab.pictures import line
from chainrule.lab.pictures.picture import PICTURES, Functions, Memory, Picture, find
from chainrule.lab.pictures.script import script_of

__all__ = ["PICTURES", "Functions", "Memory", "Picture", "find", "line", "script_of"]
