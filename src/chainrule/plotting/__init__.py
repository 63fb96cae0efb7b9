"""Pictures with matplotlib. Each function draws on `ax`, or on new axes, and returns them."""

from chainrule.plotting.style import DARK, LIGHT, Palette, style

__all__ = ["DARK", "LIGHT", "Palette", "style"]
