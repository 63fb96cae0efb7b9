# diagnosis: factor 2
def cost_surface(x, y, ws, bs):
    errors = ws[:, None, None] * x + bs[:, None] - y
    return (errors ** 2).mean(axis=2)
