# diagnosis: bias-subtracted
def predict(X, w, b):
    return (X @ w >= b).astype(int)
