"""Networks: modules that own parameters, the layers, and how their weights start."""

from chainrule.nn import init
from chainrule.nn.activation import ELU, GELU, LeakyReLU, ReLU, Sigmoid, Softmax, Softplus, Tanh
from chainrule.nn.conv import AvgPool2d, Conv2d, Flatten, MaxPool2d, Unflatten
from chainrule.nn.dropout import Dropout
from chainrule.nn.linear import Linear
from chainrule.nn.module import Module
from chainrule.nn.norm import BatchNorm, LayerNorm
from chainrule.nn.observer import Observer, observed_by
from chainrule.nn.parameter import Parameter
from chainrule.nn.sequential import Sequential

__all__ = [
    "ELU",
    "GELU",
    "AvgPool2d",
    "BatchNorm",
    "Conv2d",
    "Dropout",
    "Flatten",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "MaxPool2d",
    "Module",
    "Observer",
    "Parameter",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "Softplus",
    "Tanh",
    "Unflatten",
    "init",
    "observed_by",
]
