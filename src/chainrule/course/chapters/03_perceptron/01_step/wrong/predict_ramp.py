# diagnosis: ramp
def predict(X, w, b):
    scores = X @ w + b
    scores[scores < 0] = 0
    return scores
