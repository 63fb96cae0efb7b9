# diagnosis: mean-of-each
def gradient(x, y, w, b):
    e = w * x + b - y
    return sum(e) * sum(x) / len(x), sum(e) / len(x)
