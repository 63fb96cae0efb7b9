# diagnosis: input-changed u
def add(u, v):
    for i in range(len(u)):
        u[i] += v[i]
    return u
