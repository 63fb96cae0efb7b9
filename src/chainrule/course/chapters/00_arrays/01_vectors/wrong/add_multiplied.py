# diagnosis: multiplied
def add(u, v):
    result = []
    for i in range(len(u)):
        result.append(u[i] * v[i])
    return result
