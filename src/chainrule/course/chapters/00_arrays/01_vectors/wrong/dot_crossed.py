# diagnosis: crossed
def dot(u, v):
    s = 0
    for i in range(len(u)):
        s += u[i] * v[len(v) - 1 - i]
    return s
