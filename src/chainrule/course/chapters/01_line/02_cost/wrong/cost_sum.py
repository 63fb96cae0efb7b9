# diagnosis: factor m
def cost(x, y, w, b):
    errors = w * x + b - y
    return (errors ** 2).sum() / 2
