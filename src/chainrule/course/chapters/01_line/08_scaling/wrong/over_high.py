# diagnosis: divided-by-high
def scale(X, low, high):
    return X / high
