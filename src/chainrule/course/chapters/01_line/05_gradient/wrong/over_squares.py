# diagnosis: divided-by-squares
def gradient(x, y, w, b):
    e = w * x + b - y
    return sum(e * x) / sum(x ** 2), sum(e) / len(e)
