# diagnosis: interleaved
def add(u, v):
    out = []
    for a, b in zip(u, v):
        out += [a, b]
    return out
