# diagnosis: weights-without-rate

def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ w + b >= 0 else 0)
        w = w + error * x_i
        b = b + learning_rate * error
    return w, b
