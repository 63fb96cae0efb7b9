# diagnosis: signed-error
def cost(x, y, w, b):
    return sum(w * x + b - y) / (2 * len(x))
