# diagnosis: threshold-on-score
def predict(X, theta):
    return np.where(X @ theta >= 0.5, 1, 0)
