# diagnosis: absolute-values
def mean_and_sum(X):
    total = sum(abs(x) for x in X.flat)
    return total / X.size, total
