# diagnosis: results-swapped
def mean_and_sum(X):
    return X.sum(), X.mean()
