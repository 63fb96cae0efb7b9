"""Training: the loop, its history, what happens around it, and advice."""

from chainrule.training.advice import Advice
from chainrule.training.callbacks import Checkpoint, EarlyStopping, LearningRateSchedule
from chainrule.training.fit import evaluate, fit, predict
from chainrule.training.history import History
from chainrule.training.restart import Restart, random_restart
from chainrule.training.run import Callback, Run

__all__ = [
    "Advice",
    "Callback",
    "Checkpoint",
    "EarlyStopping",
    "History",
    "LearningRateSchedule",
    "Restart",
    "Run",
    "evaluate",
    "fit",
    "predict",
    "random_restart",
]
