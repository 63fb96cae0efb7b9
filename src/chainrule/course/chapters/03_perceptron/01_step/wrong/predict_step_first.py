# diagnosis: step-of-the-features
def predict(X, w, b):
    return step(step(X) @ w + b)
