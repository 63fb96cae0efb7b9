# diagnosis: factor m
def gradient(x, y, w, b):
    errors = w * x + b - y
    return (errors * x).sum(), errors.sum()
