# diagnosis: everything-with-everything
def dot(u, v):
    total = 0
    for x in u:
        for y in v:
            total += x * y
    return total
