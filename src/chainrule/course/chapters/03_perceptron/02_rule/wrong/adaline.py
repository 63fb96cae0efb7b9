# diagnosis: all-at-once-scores

def perceptron_step(X, y, w, b, learning_rate):
    errors = y - (X @ w + b)
    w = w + learning_rate * X.T @ errors
    b = b + learning_rate * errors.sum()
    return w, b
