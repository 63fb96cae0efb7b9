# diagnosis: last-of-v
def add(u, v):
    w = [0] * len(u)
    for i in range(len(u)):
        for j in range(len(v)):
            w[i] = u[i] + v[j]
    return w
