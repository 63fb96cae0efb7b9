# diagnosis: misses-ignored

def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        score = w @ x_i + b
        if y_i == 0 and score >= 0:
            w = w - learning_rate * x_i
            b = b - learning_rate
    return w, b
