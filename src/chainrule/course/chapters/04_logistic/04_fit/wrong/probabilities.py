# diagnosis: probabilities
def predict(X, theta):
    return 1 / (1 + np.exp(-X @ theta))
