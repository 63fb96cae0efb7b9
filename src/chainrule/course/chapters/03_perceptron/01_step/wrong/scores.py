# diagnosis: step-forgotten
def predict(X, w, b):
    return X @ w + b
