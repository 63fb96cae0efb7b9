"""The classic models, each readable as its lesson and usable wherever scikit-learn's estimators are."""

from chainrule.models.descent import Descent, gradient_descent
from chainrule.models.forest import RandomForestClassifier, RandomForestRegressor
from chainrule.models.linear import LinearRegression
from chainrule.models.logistic import LogisticRegression
from chainrule.models.network import NeuralNetworkClassifier, NeuralNetworkRegressor
from chainrule.models.perceptron import Perceptron, PerceptronHistory
from chainrule.models.preprocessing import PolynomialFeatures, RangeScaler, StandardScaler
from chainrule.models.softmax import SoftmaxRegression
from chainrule.models.tree import DecisionTreeClassifier, DecisionTreeRegressor, Tree

__all__ = [
    "DecisionTreeClassifier",
    "DecisionTreeRegressor",
    "Descent",
    "LinearRegression",
    "LogisticRegression",
    "NeuralNetworkClassifier",
    "NeuralNetworkRegressor",
    "Perceptron",
    "PerceptronHistory",
    "PolynomialFeatures",
    "RandomForestClassifier",
    "RandomForestRegressor",
    "RangeScaler",
    "SoftmaxRegression",
    "StandardScaler",
    "Tree",
    "gradient_descent",
]
