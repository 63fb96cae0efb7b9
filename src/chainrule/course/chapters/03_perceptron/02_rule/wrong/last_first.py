# diagnosis: backwards

def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(X) - 1, -1, -1):
        y_hat = 1 if X[i] @ w + b >= 0 else 0
        w = w + learning_rate * (y[i] - y_hat) * X[i]
        b = b + learning_rate * (y[i] - y_hat)
    return w, b
