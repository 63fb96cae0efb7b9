"""chainrule: learn machine learning by building it. A readable, exact and quick framework on NumPy.

import chainrule as cr

digits = cr.data.load_digits()
model = cr.nn.Sequential(cr.nn.Linear(64, 32), cr.nn.ReLU(), cr.nn.Linear(32, 10))
cr.fit(model, digits.X, digits.y, loss=cr.losses.softmax_cross_entropy,
optimizer=cr.optim.Adam(model.parameters()), epochs=20)
"""

from typing import TYPE_CHECKING

from chainrule import data, errors, evaluation, losses, nn, optim, storage, training
from chainrule.autodiff import Tensor, grad, hessian, jacobian, no_grad, op, ops, value_and_grad, vjp
from chainrule.autodiff.check import check_grad
from chainrule.autodiff.graph import graph
from chainrule.storage import load_model, save_model
from chainrule.training import evaluate, fit, predict

if TYPE_CHECKING:
    from chainrule import models, plotting
    from chainrule.compiler import compile, function, variable

__version__ = "0.1.0"

__all__ = [
    "Tensor",
    "__version__",
    "check_grad",
    "compile",
    "data",
    "errors",
    "evaluate",
    "evaluation",
    "fit",
    "function",
    "grad",
    "graph",
    "hessian",
    "jacobian",
    "load_model",
    "losses",
    "models",
    "nn",
    "no_grad",
    "op",
    "ops",
    "optim",
    "plotting",
    "predict",
    "save_model",
    "storage",
    "training",
    "value_and_grad",
    "variable",
    "vjp",
]


def __getattr__(name: str) -> object:
    """Load the compiler, and the rooms that stand on scikit-learn and matplotlib, when they are first named."""
    import importlib

    if name in ("models", "plotting"):
        return importlib.import_module(f"chainrule.{name}")
    if name in ("compile", "function", "variable"):
        return getattr(importlib.import_module("chainrule.compiler"), name)
    raise AttributeError(f"module 'chainrule' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
