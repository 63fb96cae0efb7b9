# cause: product multiplies with *, which is the element-wise product, not the matrix product.
# diagnosis: element-wise-product
import numpy as np


def product(A, B):
    C = A * B
    return C
