# diagnosis: degrees-of-freedom
def cost(x, y, w, b):
    m = len(x)
    return ((w * x + b - y) ** 2).sum() / (2 * (m - 2))
