# diagnosis: standardised
def scale(X, low, high):
    std = X.std(axis=0)
    std[std == 0] = 1
    return (X - X.mean(axis=0)) / std
