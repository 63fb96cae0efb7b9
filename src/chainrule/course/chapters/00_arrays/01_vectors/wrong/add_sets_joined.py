# diagnosis: sets-joined
def add(u, v):
    w = u[:]
    for number in v:
        if number not in w:
            w.append(number)
    return w
