"""The ops: every function with a derivative, each in one place with its rule beside it."""

from chainrule.autodiff.ops.arithmetic import absolute, add, divide, multiply, negative, power, subtract
from chainrule.autodiff.ops.conv import avg_pool2d, conv2d, max_pool2d
from chainrule.autodiff.ops.elementwise import (
    clip,
    cos,
    elu,
    erf,
    exp,
    expm1,
    gelu,
    leaky_relu,
    log,
    log1p,
    maximum,
    minimum,
    relu,
    sigmoid,
    sin,
    softplus,
    sqrt,
    square,
    tanh,
    where,
)
from chainrule.autodiff.ops.index import flip, getitem, take_along_axis
from chainrule.autodiff.ops.linalg import dot, einsum, linear, matmul
from chainrule.autodiff.ops.reduce import (
    cumsum,
    log_softmax,
    logsumexp,
    max,
    mean,
    min,
    prod,
    softmax,
    std,
    sum,
    var,
)
from chainrule.autodiff.ops.shape import (
    astype,
    broadcast_to,
    concatenate,
    expand_dims,
    matrix_transpose,
    pad,
    ravel,
    reshape,
    squeeze,
    stack,
    swapaxes,
    transpose,
)

abs = absolute
neg = negative

__all__ = [
    "abs", "absolute", "add", "astype", "avg_pool2d", "broadcast_to", "clip", "concatenate", "conv2d",
    "cos", "cumsum", "divide", "dot", "einsum", "elu", "erf", "exp", "expand_dims", "expm1", "flip", "gelu",
    "getitem", "leaky_relu", "linear", "log", "log1p", "log_softmax", "logsumexp", "matmul",
    "matrix_transpose", "max", "max_pool2d", "maximum", "mean", "min", "minimum", "multiply", "neg",
    "negative", "pad", "power", "prod", "ravel", "relu", "reshape", "sigmoid", "sin", "softmax", "softplus",
    "sqrt", "square", "squeeze", "stack", "std", "subtract", "sum", "swapaxes", "take_along_axis", "tanh",
    "transpose", "var", "where",
]  # fmt: skip
