# diagnosis: constant-column
def scale(X, low, high):
    return (X - (high + low) / 2) / ((high - low) / 2)
