"""One example after the other, as one would do it on paper."""


def gradient(x, y, w, b):
    dw = db = 0.0
    for x_i, y_i in zip(x, y):
        error = w * x_i + b - y_i
        dw += error * x_i
        db += error
    return dw / len(x), db / len(x)
