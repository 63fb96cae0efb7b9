# diagnosis: labels-plus-minus
def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(X)):
        if y[i] * (w @ X[i] + b) <= 0:
            w = w + learning_rate * y[i] * X[i]
            b = b + learning_rate * y[i]
    return w, b
