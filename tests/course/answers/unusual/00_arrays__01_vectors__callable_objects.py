# right: objects of a class with __call__ under the names, math.fsum for the sum (so dot gives a float)
import math
import operator


class EntryByEntry:
    def __init__(self, operation):
        self.operation = operation

    def __call__(self, u, v):
        return [self.operation(u[i], v[i]) for i, _ in enumerate(u)]


class Dot(EntryByEntry):
    def __call__(self, u, v):
        return math.fsum(super().__call__(u, v))


add = EntryByEntry(operator.add)
subtract = EntryByEntry(operator.sub)
dot = Dot(operator.mul)
scale = lambda c, u: EntryByEntry(operator.mul)([c] * len(u), u)
