# diagnosis: stops-at-right

def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        y_hat = 1 if x_i @ w + b >= 0 else 0
        if y_hat == y_i:
            return w, b
        w = w + learning_rate * (y_i - y_hat) * x_i
        b = b + learning_rate * (y_i - y_hat)
    return w, b
