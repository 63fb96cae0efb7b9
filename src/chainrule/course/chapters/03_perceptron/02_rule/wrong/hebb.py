# diagnosis: label-times-point

def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        w = w + learning_rate * y_i * x_i
        b = b + learning_rate * y_i
    return w, b
