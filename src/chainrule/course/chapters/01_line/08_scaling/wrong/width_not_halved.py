# diagnosis: whole-width
def scale(X, low, high):
    middle = (low + high) / 2
    return (X - middle) / (high - low)
