# diagnosis: strictly-above
def perceptron_step(X, y, w, b, learning_rate):
    for x, label in zip(X, y):
        z = x.dot(w) + b
        prediction = 1 if z > 0 else 0
        w = w + learning_rate * (label - prediction) * x
        b = b + learning_rate * (label - prediction)
    return w, b
