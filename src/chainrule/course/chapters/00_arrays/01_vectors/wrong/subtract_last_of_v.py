# diagnosis: last-of-v
def subtract(u, v):
    w = [0 for _ in u]
    for i, a in enumerate(u):
        for b in v:
            w[i] = a - b
    return w
