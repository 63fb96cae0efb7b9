# diagnosis: sum-of-means
def mean_and_sum(X):
    means = X.mean(axis=1)
    return means.mean(), means.sum()
