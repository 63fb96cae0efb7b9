# diagnosis: tie-as-right

def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(X)):
        t = 1 if y[i] == 1 else -1
        if t * (X[i].dot(w) + b) < 0:
            w = w + learning_rate * t * X[i]
            b = b + learning_rate * t
    return w, b
