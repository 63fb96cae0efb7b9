# diagnosis: crossed
def subtract(u, v):
    return [u[i] - v[-1 - i] for i in range(len(u))]
