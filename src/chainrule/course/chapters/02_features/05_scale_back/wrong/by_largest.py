# diagnosis: divided-by-largest
def standardise(X):
    mean = X.mean(axis=0)
    biggest = X.max(axis=0)
    return (X - mean) / biggest, mean, biggest
