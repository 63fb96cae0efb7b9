# diagnosis: factor 2
def gradient(x, y, w, b):
    errors = w * x + b - y
    return 2 * (errors * x).mean(), 2 * errors.mean()
