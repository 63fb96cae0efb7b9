# diagnosis: strict
def predict(X, theta):
    p = 1 / (1 + np.exp(-X @ theta))
    return (p > 0.5) * 1
