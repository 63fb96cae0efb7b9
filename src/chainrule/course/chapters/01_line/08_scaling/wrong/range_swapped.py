# diagnosis: results-swapped
def fit_range(X):
    return X.max(axis=0), X.min(axis=0)
