# diagnosis: judged-again-for-weights

def perceptron_step(X, y, w, b, learning_rate):
    def error(i):
        return y[i] - (1 if X[i] @ w + b >= 0 else 0)

    for i in range(len(X)):
        b = b + learning_rate * error(i)
        w = w + learning_rate * error(i) * X[i]
    return w, b
