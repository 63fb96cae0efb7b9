# diagnosis: running-totals
def add(u, v):
    total = 0
    result = []
    for a, b in zip(u, v):
        total += a + b
        result.append(total)
    return result
