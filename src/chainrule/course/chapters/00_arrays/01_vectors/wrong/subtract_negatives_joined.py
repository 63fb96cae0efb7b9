# diagnosis: negatives-joined
def subtract(u, v):
    minus_v = [-1 * b for b in v]
    return u + minus_v
