# diagnosis: c-to-the-entry
def scale(c, u):
    return [pow(c, x) for x in u]
