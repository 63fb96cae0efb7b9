# diagnosis: updates-when-right
def perceptron_step(X, y, w, b, learning_rate):
    for x_i, y_i in zip(X, y):
        if y_i == 1:
            w = w + learning_rate * x_i
            b = b + learning_rate
        else:
            w = w - learning_rate * x_i
            b = b - learning_rate
    return w, b
