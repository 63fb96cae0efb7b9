# diagnosis: all-of-v
def add(u, v):
    w = list(u)
    for i in range(len(w)):
        for number in v:
            w[i] += number
    return w
