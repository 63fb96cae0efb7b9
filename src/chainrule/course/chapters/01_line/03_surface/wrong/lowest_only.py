# diagnosis: lowest-only
def cost_surface(x, y, ws, bs):
    best = (None, None)
    lowest = float("inf")
    for w in ws:
        for b in bs:
            J = ((w * x + b - y) ** 2).mean() / 2
            if J < lowest:
                lowest = J
                best = (w, b)
    return best
