"""Pictures with matplotlib. Each function draws on `ax`, or on new axes, and returns them.

>>> import matplotlib
>>> matplotlib.use("Agg")  # without a screen
>>> from chainrule import data, plotting
>>> life = data.load_life()
>>> with plotting.style(dark=True):
...     ax = plotting.line_with_residuals(life.X, life.y, w=0.45, b=66.3)
...     ax.get_title("left")
'Half mean squared error 1.415'
>>> matplotlib.pyplot.close(ax.figure)
"""

from chainrule.plotting.evaluation import (
    bias_and_variance,
    complexity_curve,
    confusion_matrix,
    learning_curve,
    precision_recall_curve,
    roc_curve,
)
from chainrule.plotting.graph import computational_graph
from chainrule.plotting.images import digit_grid, learned_templates
from chainrule.plotting.line import error_surface, fitted_curve, learning_rates, line_with_residuals
from chainrule.plotting.network import network
from chainrule.plotting.regions import decision_regions, perceptron_steps
from chainrule.plotting.style import DARK, LIGHT, Palette, style
from chainrule.plotting.training import training_history
from chainrule.plotting.tree import decision_tree, feature_importances
from chainrule.plotting.warp import hidden_layer_warp

__all__ = [
    "DARK",
    "LIGHT",
    "Palette",
    "bias_and_variance",
    "complexity_curve",
    "computational_graph",
    "confusion_matrix",
    "decision_regions",
    "decision_tree",
    "digit_grid",
    "error_surface",
    "feature_importances",
    "fitted_curve",
    "hidden_layer_warp",
    "learned_templates",
    "learning_curve",
    "learning_rates",
    "line_with_residuals",
    "network",
    "perceptron_steps",
    "precision_recall_curve",
    "roc_curve",
    "style",
    "training_history",
]
