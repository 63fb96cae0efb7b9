# diagnosis: strict
def predict(X, theta):
    return np.round(1 / (1 + np.exp(-X @ theta)))
