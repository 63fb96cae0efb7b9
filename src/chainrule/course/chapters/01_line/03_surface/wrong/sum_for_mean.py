# diagnosis: factor m
def cost_surface(x, y, ws, bs):
    errors = ws[:, None, None] * x + bs[None, :, None] - y
    return (errors ** 2).sum(axis=2) / 2
