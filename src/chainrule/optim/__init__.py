"""Optimizers, learning-rate schedules and gradient clipping."""

from chainrule.optim.adam import Adam, AdamW
from chainrule.optim.clipping import clip_by_norm
from chainrule.optim.optimizer import Optimizer
from chainrule.optim.rmsprop import RMSprop
from chainrule.optim.schedules import (
    Schedule,
    cosine_decay,
    exponential_decay,
    inverse_time_decay,
    step_decay,
    warm_up,
)
from chainrule.optim.sgd import SGD

__all__ = [
    "SGD",
    "Adam",
    "AdamW",
    "Optimizer",
    "RMSprop",
    "Schedule",
    "clip_by_norm",
    "cosine_decay",
    "exponential_decay",
    "inverse_time_decay",
    "step_decay",
    "warm_up",
]
