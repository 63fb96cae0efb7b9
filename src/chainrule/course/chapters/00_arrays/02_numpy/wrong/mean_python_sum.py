# diagnosis: python-sum
def mean_and_sum(X):
    return np.mean(X), sum(X)
