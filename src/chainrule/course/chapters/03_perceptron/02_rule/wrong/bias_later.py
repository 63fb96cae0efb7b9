# diagnosis: bias-at-the-end

def perceptron_step(X, y, w, b, learning_rate):
    errors = 0
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ w + b >= 0 else 0)
        w = w + learning_rate * error * x_i
        errors += error
    return w, b + learning_rate * errors
