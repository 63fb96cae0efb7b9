# diagnosis: multiplied-by-m
def cost(x, y, w, b):
    m = len(x)
    return 1 / 2 * m * sum((w * x + b - y) ** 2)
