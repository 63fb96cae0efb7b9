# diagnosis: each-added-up
def add(u, v):
    return [sum(vector) for vector in [u, v]]
