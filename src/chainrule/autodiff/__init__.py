"""Automatic differentiation: Tensors that remember how they were made, and the chain rule along that memory."""

from chainrule.autodiff import ops
from chainrule.autodiff.engine import grad, hessian, jacobian, no_grad, value_and_grad, vjp
from chainrule.autodiff.op import op
from chainrule.autodiff.tensor import Tensor

__all__ = ["Tensor", "grad", "hessian", "jacobian", "no_grad", "op", "ops", "value_and_grad", "vjp"]
