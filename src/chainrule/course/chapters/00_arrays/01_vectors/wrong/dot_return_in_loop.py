# diagnosis: returned-in-loop
def dot(u, v):
    s = 0
    for i in range(len(u)):
        s = s + u[i] * v[i]
        return s
