# diagnosis: input-changed w
def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - int(x_i @ w + b >= 0)
        w += learning_rate * error * x_i
        b += learning_rate * error
    return w, b
