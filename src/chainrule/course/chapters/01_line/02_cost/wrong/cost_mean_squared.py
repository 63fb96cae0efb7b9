# diagnosis: mean-then-square
def cost(x, y, w, b):
    error = (w * x + b - y).mean()
    return error ** 2 / 2
