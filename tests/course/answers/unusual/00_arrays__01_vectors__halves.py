# right: recursion that cuts the lists in half, so that even long lists stay far from the recursion limit
def _pairwise(operation, u, v):
    if len(u) < 2:
        return [operation(u[0], v[0])] if u else []
    cut = len(u) // 2
    return _pairwise(operation, u[:cut], v[:cut]) + _pairwise(operation, u[cut:], v[cut:])


def add(u: list, v: list) -> list:
    return _pairwise(lambda a, b: a + b, u, v)


def subtract(u: list, v: list) -> list:
    return _pairwise(lambda a, b: a - b, u, v)


def dot(u: list, v: list):
    if not u:
        return 0
    if len(u) == 1:
        return u[0] * v[0]
    cut = len(u) // 2
    return dot(u[:cut], v[:cut]) + dot(u[cut:], v[cut:])
