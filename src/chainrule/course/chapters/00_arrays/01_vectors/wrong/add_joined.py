# diagnosis: lists-joined
def add(u, v):
    return u + v
