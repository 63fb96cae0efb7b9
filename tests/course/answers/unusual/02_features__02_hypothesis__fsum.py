# right: math.fsum per row, the result a list of Python floats
import math
from operator import mul


def hypothesis(X, theta):
    weights = [float(weight) for weight in theta]
    return [math.fsum(map(mul, row, weights)) for row in X.tolist()]
