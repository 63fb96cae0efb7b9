# diagnosis: sum-for-mean
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [((w * x + b - y) ** 2).mean() / 2]
    for _ in range(steps):
        errors = w * x + b - y
        w = w - learning_rate * (errors * x).sum()
        b = b - learning_rate * errors.sum()
        history.append(((w * x + b - y) ** 2).mean() / 2)
    return w, b, history
