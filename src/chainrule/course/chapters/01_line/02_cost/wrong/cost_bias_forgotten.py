# diagnosis: argument-unused b
def cost(x, y, w, b):
    y_hat = w * x
    return ((y_hat - y) ** 2).mean() / 2
