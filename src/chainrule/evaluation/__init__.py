"""Is it any good? Honest splits, and figures that tell what a model gets right and wrong."""

from chainrule.evaluation.bias_variance import BiasVariance, bias_and_variance
from chainrule.evaluation.curves import ErrorCurve, complexity_curve, learning_curve
from chainrule.evaluation.metrics import (
    UndefinedMetricWarning,
    accuracy,
    balanced_accuracy,
    cohens_kappa,
    confusion_matrix,
    f1,
    f_beta,
    log_loss,
    mean_absolute_error,
    mean_squared_error,
    precision,
    r_squared,
    recall,
)
from chainrule.evaluation.ranking import (
    PrecisionRecallCurve,
    RocCurve,
    auc,
    average_precision,
    precision_recall_curve,
    roc_auc,
    roc_curve,
)
from chainrule.evaluation.splits import Fold, Split, k_folds, train_validation_test_split

__all__ = [
    "BiasVariance",
    "ErrorCurve",
    "Fold",
    "PrecisionRecallCurve",
    "RocCurve",
    "Split",
    "UndefinedMetricWarning",
    "accuracy",
    "auc",
    "average_precision",
    "balanced_accuracy",
    "bias_and_variance",
    "cohens_kappa",
    "complexity_curve",
    "confusion_matrix",
    "f1",
    "f_beta",
    "k_folds",
    "learning_curve",
    "log_loss",
    "mean_absolute_error",
    "mean_squared_error",
    "precision",
    "precision_recall_curve",
    "r_squared",
    "recall",
    "roc_auc",
    "roc_curve",
    "train_validation_test_split",
]
