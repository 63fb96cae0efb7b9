# diagnosis: one-number
def scale(c, u):
    total = 0
    for a in u:
        total += c * a
    return total
