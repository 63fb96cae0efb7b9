# diagnosis: flat
def cost_surface(x, y, ws, bs):
    result = []
    for w in ws:
        for b in bs:
            result.append(((w * x + b - y) ** 2).mean() / 2)
    return result
