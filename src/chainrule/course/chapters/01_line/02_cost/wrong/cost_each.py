# diagnosis: one-for-each
def cost(x, y, w, b):
    y_hat = w * x + b
    return 0.5 * (y_hat - y) ** 2
