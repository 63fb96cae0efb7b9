# diagnosis: arguments-swapped u v
def subtract(u, v):
    result = []
    for a, b in zip(u, v):
        result.append(b - a)
    return result
