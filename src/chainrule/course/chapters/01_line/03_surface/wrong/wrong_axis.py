# diagnosis: mean-over-slopes
def cost_surface(x, y, ws, bs):
    errors = ws[:, None, None] * x + bs[None, :, None] - y
    return (errors ** 2).mean(axis=0) / 2
