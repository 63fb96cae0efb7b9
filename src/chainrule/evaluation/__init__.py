"""Is it any good? Honest splits, and figures that tell what a model gets right and wrong."""

from chainrule.evaluation.metrics import accuracy, confusion_matrix
from chainrule.evaluation.splits import Split, train_validation_test_split

__all__ = ["Split", "accuracy", "confusion_matrix", "train_validation_test_split"]
