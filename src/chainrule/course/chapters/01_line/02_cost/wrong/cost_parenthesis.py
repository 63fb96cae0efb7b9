# diagnosis: parenthesis-inside
def cost(x, y, w, b):
    h = lambda v: w * v + b
    return sum(h(x - y) ** 2) / (2 * len(x))
