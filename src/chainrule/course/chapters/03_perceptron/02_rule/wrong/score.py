# diagnosis: score-for-class
def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        y_hat = x_i @ w + b
        w = w + learning_rate * (y_i - y_hat) * x_i
        b = b + learning_rate * (y_i - y_hat)
    return w, b
