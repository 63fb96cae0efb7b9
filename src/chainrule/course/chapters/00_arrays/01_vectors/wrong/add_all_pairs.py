# diagnosis: all-pairs
def add(u, v):
    w = []
    for x in u:
        for y in v:
            w.append(x + y)
    return w
