# diagnosis: rows-are-one-list
def cost_surface(x, y, ws, bs):
    J = [[0.0] * len(bs)] * len(ws)
    for i in range(len(ws)):
        for j in range(len(bs)):
            J[i][j] = sum((ws[i] * x + bs[j] - y) ** 2) / (2 * len(x))
    return J
