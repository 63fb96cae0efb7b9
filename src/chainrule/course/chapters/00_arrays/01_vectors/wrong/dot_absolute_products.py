# diagnosis: absolute-products
def dot(u, v):
    return sum(abs(u[i]) * abs(v[i]) for i in range(len(u)))
