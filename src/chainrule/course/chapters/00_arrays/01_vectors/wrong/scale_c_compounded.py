# diagnosis: c-compounded
def scale(c, u):
    out = []
    for x in u:
        c *= x
        out.append(c)
    return out
