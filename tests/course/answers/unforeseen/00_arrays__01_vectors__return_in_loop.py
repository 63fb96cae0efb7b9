# cause: The return of dot stands inside the loop, so that only the product of the first entries is returned.
# diagnosis: returned-in-loop
def dot(u, v):
    total = 0
    for i in range(len(u)):
        total += u[i] * v[i]
        return total
