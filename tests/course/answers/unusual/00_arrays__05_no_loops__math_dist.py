# right: math.dist squared, in a list of lists of Python floats
import math


def squared_distances(A, B):
    return [[math.dist(a, b) ** 2 for b in B.tolist()] for a in A.tolist()]
