# right: functools, itertools and operator instead of loops; matmul by way of the transpose, in a default argument
from functools import partial, reduce
from itertools import repeat, starmap
from operator import add as plus
from operator import mul, neg


def add(u, v):
    return [*starmap(plus, zip(u, v))]


def subtract(u, v):
    return [*map(plus, u, map(neg, v))]


def scale(c, u):
    return [*map(mul, repeat(c), u)]


def dot(u, v, start=0):
    return reduce(plus, map(mul, u, v), start)


def transpose(A):
    return [*map(list, zip(*A))]


def matmul(A, B, turn=transpose):
    columns = turn(B)
    return [[*map(partial(dot, row), columns)] for row in A]
