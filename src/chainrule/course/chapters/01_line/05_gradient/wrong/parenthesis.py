# diagnosis: parenthesis-inside
def gradient(x, y, w, b):
    h = lambda v: w * v + b
    e = h(x - y)
    return (e * x).mean(), e.mean()
