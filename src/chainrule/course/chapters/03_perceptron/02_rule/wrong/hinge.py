# diagnosis: margin-wanted

def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(y)):
        t = 2 * y[i] - 1
        if 1 - t * (w @ X[i] + b) > 0:
            w = w + learning_rate * t * X[i]
            b = b + learning_rate * t
    return w, b
