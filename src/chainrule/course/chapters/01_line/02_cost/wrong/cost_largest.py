# diagnosis: largest-only
def cost(x, y, w, b):
    return max((w * x + b - y) ** 2) / 2
