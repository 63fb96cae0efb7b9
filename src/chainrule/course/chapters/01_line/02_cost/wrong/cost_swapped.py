# diagnosis: arguments-swapped w b
def cost(x, y, w, b):
    return ((b * x + w - y) ** 2).mean() / 2
