# diagnosis: low-and-width
def fit_range(X):
    low = X.min(axis=0)
    width = X.max(axis=0) - low
    return low, width
