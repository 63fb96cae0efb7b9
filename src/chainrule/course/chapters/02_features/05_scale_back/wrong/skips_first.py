# diagnosis: first-column-kept
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = X.astype(float)
    for j in range(1, X.shape[1]):
        Z[:, j] = (X[:, j] - mean[j]) / std[j]
    return Z, mean, std
