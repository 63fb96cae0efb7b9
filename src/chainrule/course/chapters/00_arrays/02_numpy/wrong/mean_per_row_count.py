# diagnosis: divided-by-rows
def mean_and_sum(X):
    s = np.sum(X)
    return s / len(X), s
