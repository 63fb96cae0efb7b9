# diagnosis: factor -1
def gradient(x, y, w, b):
    errors = y - (w * x + b)
    return (errors * x).mean(), errors.mean()
