# diagnosis: judged-again-for-bias

def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        w = w + learning_rate * (y_i - (1 if x_i @ w + b >= 0 else 0)) * x_i
        b = b + learning_rate * (y_i - (1 if x_i @ w + b >= 0 else 0))
    return w, b
