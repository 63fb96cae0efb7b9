# diagnosis: c-among-the-entries
def scale(c, u):
    return [c] + u
