# diagnosis: zero-to-two
def scale(X, low, high):
    return 2 * (X - low) / (high - low)
