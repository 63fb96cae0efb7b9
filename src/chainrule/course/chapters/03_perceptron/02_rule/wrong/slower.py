# diagnosis: rate-decays

def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(X)):
        y_hat = 1 if X[i] @ w + b >= 0 else 0
        rate = learning_rate / (1 + i)
        w = w + rate * (y[i] - y_hat) * X[i]
        b = b + rate * (y[i] - y_hat)
    return w, b
