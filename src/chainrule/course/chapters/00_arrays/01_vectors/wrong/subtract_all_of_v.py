# diagnosis: all-of-v
def subtract(u, v):
    result = []
    for a in u:
        for b in v:
            a = a - b
        result.append(a)
    return result
