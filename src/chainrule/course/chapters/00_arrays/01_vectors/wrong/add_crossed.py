# diagnosis: crossed
def add(u, v):
    rest = list(v)
    return [number + rest.pop() for number in u]
