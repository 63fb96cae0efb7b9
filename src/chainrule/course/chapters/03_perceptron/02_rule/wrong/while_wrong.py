# diagnosis: until-right

def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        y_hat = int(x_i @ w + b >= 0)
        while y_hat != y_i:
            w = w + learning_rate * (y_i - y_hat) * x_i
            b = b + learning_rate * (y_i - y_hat)
            y_hat = int(x_i @ w + b >= 0)
    return w, b
