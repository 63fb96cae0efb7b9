# diagnosis: sizes-subtracted
def cost(x, y, w, b):
    return ((abs(w * x + b) - abs(y)) ** 2).mean() / 2
