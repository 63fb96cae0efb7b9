# diagnosis: factor 2
def cost(x, y, w, b):
    return ((w * x + b - y) ** 2).mean()
