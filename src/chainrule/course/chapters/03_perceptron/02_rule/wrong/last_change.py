# diagnosis: last-change-only

def perceptron_step(X, y, w, b, learning_rate):
    new_w, new_b = w, b
    for x_i, y_i in zip(X, y):
        y_hat = 1 if x_i @ w + b >= 0 else 0
        new_w = w + learning_rate * (y_i - y_hat) * x_i
        new_b = b + learning_rate * (y_i - y_hat)
    return new_w, new_b
