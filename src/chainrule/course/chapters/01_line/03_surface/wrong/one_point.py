# diagnosis: first-line-only
def cost_surface(x, y, ws, bs):
    for w in ws:
        for b in bs:
            errors = w * x + b - y
            return (errors ** 2).mean() / 2
