# diagnosis: input-changed X
def scale(X, low, high):
    half = (high - low) / 2
    half[half == 0] = 1
    X -= (high + low) / 2
    X /= half
    return X
