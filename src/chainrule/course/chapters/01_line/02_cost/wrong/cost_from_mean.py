# diagnosis: from-mean
def cost(x, y, w, b):
    y_bar = y.mean()
    return ((w * x + b - y_bar) ** 2).sum() / (2 * len(x))
