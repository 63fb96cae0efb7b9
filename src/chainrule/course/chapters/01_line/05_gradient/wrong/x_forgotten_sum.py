# diagnosis: x-forgotten
def gradient(x, y, w, b):
    error = w * x + b - y
    return error.sum(), error.sum()
