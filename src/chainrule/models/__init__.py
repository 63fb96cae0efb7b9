"""The classic models, each readable as its lesson and usable wherever scikit-learn's estimators are."""

from chainrule.models.forest import RandomForestClassifier, RandomForestRegressor
from chainrule.models.tree import DecisionTreeClassifier, DecisionTreeRegressor, Tree

__all__ = [
    "DecisionTreeClassifier",
    "DecisionTreeRegressor",
    "RandomForestClassifier",
    "RandomForestRegressor",
    "Tree",
]
