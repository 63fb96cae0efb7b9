# diagnosis: count
def mean_and_sum(X):
    return X.mean(), X.size
