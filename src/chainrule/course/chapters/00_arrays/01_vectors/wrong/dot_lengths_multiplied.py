# diagnosis: lengths-multiplied
def dot(u, v):
    length_u = sum(a**2 for a in u) ** 0.5
    length_v = sum(b**2 for b in v) ** 0.5
    return length_u * length_v
