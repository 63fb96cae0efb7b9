# diagnosis: step-doubled

def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(X)):
        t = 2 * y[i] - 1
        t_hat = 1 if X[i] @ w + b >= 0 else -1
        w = w + learning_rate * (t - t_hat) * X[i]
        b = b + learning_rate * (t - t_hat)
    return w, b
