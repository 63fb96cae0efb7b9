# diagnosis: last-line-only
def cost_surface(x, y, ws, bs):
    surface = 0
    for w in ws:
        for b in bs:
            surface = sum((w * x + b - y) ** 2) / (2 * len(x))
    return surface
