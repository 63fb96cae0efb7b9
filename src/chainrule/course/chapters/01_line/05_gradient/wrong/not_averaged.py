# diagnosis: not-averaged
def gradient(x, y, w, b):
    e = w * x + b - y
    return e * x, e
