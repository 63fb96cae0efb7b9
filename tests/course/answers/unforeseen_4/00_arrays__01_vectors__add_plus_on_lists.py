# cause: add uses + on the two lists, which joins them end to end instead of adding entry by entry.
# diagnosis: lists-joined
def add(u, v):
    return u + v
