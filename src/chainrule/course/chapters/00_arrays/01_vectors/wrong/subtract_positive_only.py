# diagnosis: positive-only
def subtract(u, v):
    w = []
    for i in range(len(u)):
        if u[i] >= v[i]:
            w.append(u[i] - v[i])
    return w
