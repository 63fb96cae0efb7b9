# diagnosis: negative-cut
def subtract(u, v):
    w = []
    for a, b in zip(u, v):
        if a > b:
            w.append(a - b)
        else:
            w.append(0)
    return w
