# diagnosis: results-swapped
def gradient(x, y, w, b):
    errors = w * x + b - y
    return errors.mean(), (errors * x).mean()
