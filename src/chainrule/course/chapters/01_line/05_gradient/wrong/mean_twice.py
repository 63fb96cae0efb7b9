# diagnosis: factor 1/m
def gradient(x, y, w, b):
    errors = w * x + b - y
    return (errors * x).mean() / len(x), errors.mean() / len(x)
