# diagnosis: all-multiplied
def dot(u, v):
    result = 1
    for i in range(len(u)):
        result = result * u[i] * v[i]
    return result
