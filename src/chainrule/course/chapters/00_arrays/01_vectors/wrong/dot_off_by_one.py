# diagnosis: last-left-out
def dot(u, v):
    total = 0
    for i in range(len(u) - 1):
        total += u[i] * v[i]
    return total
