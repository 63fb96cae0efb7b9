# diagnosis: component db
def gradient(x, y, w, b):
    errors = w * x + b - y
    return (errors * x).mean(), errors.sum()
