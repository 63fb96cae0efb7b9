# diagnosis: own-range
def scale(X, low, high):
    out = X * 0.0
    for j in range(X.shape[1]):
        column = X[:, j]
        lowest, highest = column.min(), column.max()
        if highest > lowest:
            out[:, j] = 2 * (column - lowest) / (highest - lowest) - 1
    return out
