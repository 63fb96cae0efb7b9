# diagnosis: returned-none
def dot(u, v):
    print(sum(a * b for a, b in zip(u, v)))
